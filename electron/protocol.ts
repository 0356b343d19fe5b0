import { open, readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { failureReason } from './failure.ts';
import { type OpenedFile, unchanged } from './files.ts';
import { type ByteRange, byteRange, mimeType, REFUSALS, windowHeaders } from './http.ts';
import { onDisk } from './names.ts';

/** The scheme of our own page; to be registered before Electron is ready. Its scripts are kept compiled (`codeCache`): the window is up in a third of the time from the third start on. */
export const appScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
} as const;

/** The page that the window shows. */
export const windowAddress = 'app://ivus/index.html';

/** Whether an address is one of our own page. */
export function isWindowAddress(address: string): boolean {
  return address.startsWith('app://ivus/');
}

/** No file is read in larger pieces, bytes. */
const pieceSize = 1024 * 1024;

type Body = ReadableStream<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer> | null;

function response(status: number, headers: Readonly<Record<string, string>>, body: Body): Response {
  return new Response(body, { status, headers: { ...windowHeaders, ...headers } });
}

function refusal(status: number, sentence: string, headers: Readonly<Record<string, string>> = {}): Response {
  const body = new TextEncoder().encode(sentence);
  const about = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': String(body.length), ...headers };
  return response(status, about, body);
}

/** Exactly `part` of the file; throws a sentence when the file is no longer the one that was opened. */
async function readPart(file: OpenedFile, part: ByteRange): Promise<Uint8Array<ArrayBuffer>> {
  const handle = await open(await onDisk(file.path), 'r').catch((error: unknown) => {
    throw new Error(`${file.path} can no longer be read because ${failureReason(error)}: open it again.`);
  });
  try {
    const changed = new Error(`${file.path} has changed since it was opened: open it again.`);
    if (!unchanged(file, await handle.stat())) throw changed;
    const bytes = new Uint8Array(part.length);
    for (let filled = 0; filled < bytes.length; ) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, part.start + filled);
      if (bytesRead === 0) throw changed;
      filled += bytesRead;
    }
    return bytes;
  } finally {
    await handle.close();
  }
}

/** `first` and then the rest of `part`, piece by piece as they are asked for; no file stays open between two pieces. */
function stream(
  file: OpenedFile,
  part: ByteRange,
  first: Uint8Array<ArrayBuffer>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let sent = 0;
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const length = Math.min(pieceSize, part.length - sent);
        const piece = sent === 0 ? first : await readPart(file, { start: part.start + sent, length });
        controller.enqueue(piece);
        sent += piece.length;
        if (sent >= part.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

async function answerFile(file: OpenedFile, request: Request): Promise<Response> {
  // A Range header has a meaning for GET only (RFC 9110 section 14.2).
  const asked = request.method === 'GET' ? byteRange(request.headers.get('range'), file.size) : 'whole';
  if (asked === 'unsatisfiable') {
    return refusal(416, REFUSALS.beyondEnd, { 'Content-Range': `bytes */${file.size}` });
  }
  const part = asked === 'whole' ? { start: 0, length: file.size } : asked;
  const firstLength = request.method === 'GET' ? Math.min(pieceSize, part.length) : 0;
  try {
    const first = await readPart(file, { start: part.start, length: firstLength });
    const headers = {
      'Content-Type': 'application/octet-stream',
      'Accept-Ranges': 'bytes',
      'Content-Length': String(part.length),
      ...(asked === 'whole'
        ? {}
        : { 'Content-Range': `bytes ${part.start}-${part.start + part.length - 1}/${file.size}` }),
    };
    const status = asked === 'whole' ? 200 : 206;
    if (request.method === 'HEAD') return response(status, headers, null);
    return response(status, headers, part.length > first.length ? stream(file, part, first) : first);
  } catch (error) {
    return refusal(410, error instanceof Error ? error.message : String(error));
  }
}

async function answerAsset(folder: string, path: string, head: boolean): Promise<Response> {
  const file = resolve(folder, `.${path}`);
  if (!file.startsWith(folder + sep)) return refusal(404, REFUSALS.notFound);
  try {
    const bytes = await readFile(file);
    const headers = { 'Content-Type': mimeType(file), 'Content-Length': String(bytes.length) };
    return response(200, headers, head ? null : bytes);
  } catch {
    return refusal(404, REFUSALS.notFound);
  }
}

function decodedPath(url: URL): string {
  try {
    return decodeURIComponent(url.pathname);
  } catch {
    return '/';
  }
}

/**
 * Answers for the `app` scheme: `app://ivus/file/<token>` gives the bytes of an opened file, in ranges, everything else is read from
 * `rendererFolder`, nothing outside it. A file that vanished or changed answers 410 with one sentence, an unknown token or page 404.
 */
export function appAnswers(
  rendererFolder: string,
  find: (token: string) => OpenedFile | undefined,
): (request: Request) => Promise<Response> {
  const folder = resolve(rendererFolder);
  return async (request) => {
    const url = new URL(request.url);
    if (url.host !== 'ivus') return refusal(404, REFUSALS.notFound);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refusal(405, REFUSALS.readOnly, { Allow: 'GET, HEAD' });
    const path = decodedPath(url);
    if (!path.startsWith('/file/')) return answerAsset(folder, path, request.method === 'HEAD');
    const file = find(path.slice('/file/'.length));
    return file === undefined ? refusal(404, 'This file is not open.') : answerFile(file, request);
  };
}
