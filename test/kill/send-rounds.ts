import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { elementsOf } from '../../core/dicom/write/dataset.ts';
import { part10File } from '../../core/dicom/write/part10.ts';
import { bundled } from '../bundle.ts';
import { random } from '../fuzz/random.ts';

/** What became of objects whose sender was killed again and again. */
interface SendOutcome {
  readonly kills: number;
  /** Objects that the archive has. */
  readonly arrived: number;
  /** How many of them came more than once, always with the same bytes. */
  readonly repeated: number;
  readonly failures: readonly string[];
}

/** The kill comes so many ms at most after the sender begins. */
const LATEST = 60;

/**
 * Kills a sender of so many objects so often, at moments by a seed, and starts it anew on the same outbox; a file that was put in is written over at once.
 * At the end all of them have to be in the archive, with the bytes that they had when they were put in.
 */
export async function sendRounds(kills: number, seed: number, count = 60): Promise<SendOutcome> {
  const below = random(seed);
  const folder = await mkdtemp(join(tmpdir(), 'ivus-kill-send-'));
  const program = await bundled('test/kill/sender-child.ts', 'kill-sender');
  const [outbox, sent] = [join(folder, 'outbox'), await objects(folder, count)];
  const archive = await startArchive();
  const put = new Set<string>();
  let killed = 0;
  try {
    for (let round = 0; round <= kills; round++) {
      const left = [...sent.keys()].filter((path) => !put.has(path));
      // Some are put in in each round, so that kills meet both halves of the work.
      const now = round === kills ? left : left.slice(0, Math.ceil(left.length / (kills - round)));
      const delay = round === kills ? null : below(LATEST);
      killed += Number(await oneRound(program, [outbox, String(archive.port), ...now], delay, put));
    }
    const names = await readdir(join(outbox, 'jobs'));
    const failures = judged(sent, archive.came, names.filter((name) => name.endsWith('.json')).length);
    const repeated = [...archive.came.values()].filter((digests) => digests.length > 1).length;
    return { kills: killed, arrived: archive.came.size, repeated, failures };
  } finally {
    archive.server.close();
    archive.server.closeAllConnections();
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

/** Starts a sender, kills it after the delay (null: never) and waits for its end; true where the kill met it. */
async function oneRound(
  program: string,
  words: readonly string[],
  delay: number | null,
  put: Set<string>,
): Promise<boolean> {
  const child: ChildProcess = fork(program, [...words], { stdio: 'inherit' });
  const writes: Promise<void>[] = [];
  const ended = once(child, 'exit');
  child.on('message', (said: 'ready' | { readonly added: string }) => {
    if (said === 'ready') {
      if (delay !== null) setTimeout(() => child.kill('SIGKILL'), delay);
      return;
    }
    put.add(said.added);
    writes.push(writeFile(said.added, 'something else'));
  });
  const [code, signal] = await ended;
  await Promise.all(writes);
  if (code !== null && code !== 0) throw new Error(`the sender ended with ${code}`);
  return signal === 'SIGKILL';
}

function judged(
  sent: ReadonlyMap<string, { readonly uid: string; readonly digest: string }>,
  came: ReadonlyMap<string, readonly string[]>,
  jobs: number,
): readonly string[] {
  const failures = jobs >= sent.size ? [] : [`only ${jobs} jobs for ${sent.size} objects`];
  for (const { uid, digest } of sent.values()) {
    const digests = came.get(uid) ?? [];
    if (digests.length === 0) failures.push(`${uid} is lost`);
    if (digests.some((each) => each !== digest)) failures.push(`${uid} came with other bytes`);
  }
  return failures;
}

/** An archive that takes one object a request and notes the digest of each by its UID, a moment before it answers. */
async function startArchive(): Promise<{
  readonly server: Server;
  readonly port: number;
  readonly came: Map<string, string[]>;
}> {
  const came = new Map<string, string[]>();
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    try {
      for await (const piece of request) pieces.push(piece as Buffer);
    } catch {
      return;
    }
    const body = Buffer.concat(pieces);
    const start = body.indexOf('\r\n\r\n') + 4;
    const file = body.subarray(start, body.lastIndexOf('\r\n--'));
    const uid = /2\.25\.60\d+/.exec(file.toString('latin1'))?.[0] ?? '';
    came.set(uid, [...(came.get(uid) ?? []), createHash('sha256').update(file).digest('hex')]);
    setTimeout(() => response.end(JSON.stringify({ '00081199': { Value: [{ '00081155': { Value: [uid] } }] } })), 15);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port, came };
}

/** Objects of 40 kB by path, with their UIDs and digests. */
async function objects(
  folder: string,
  count: number,
): Promise<ReadonlyMap<string, { readonly uid: string; readonly digest: string }>> {
  const made = new Map<string, { readonly uid: string; readonly digest: string }>();
  const sopClass = '1.2.840.10008.5.1.4.1.1.3.1';
  for (let number = 0; number < count; number++) {
    const uid = `2.25.60${number + 10}`;
    const pixels = Uint8Array.from({ length: 40_000 }, (_, at) => (at * (number + 1)) % 253);
    const elements = elementsOf({
      SOPClassUID: sopClass,
      SOPInstanceUID: uid,
      StudyInstanceUID: '2.25.6',
      PixelData: pixels,
    });
    const meta = { sopClass, instance: uid, transferSyntax: '1.2.840.10008.1.2.1', implementation: '1.2.3' };
    const file = part10File(meta, elements);
    const path = join(folder, `${number}.dcm`);
    await writeFile(path, file);
    made.set(path, { uid, digest: createHash('sha256').update(file).digest('hex') });
  }
  return made;
}
