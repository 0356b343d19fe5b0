/** What a multipart body is made of, in order: a part begins (with its headers, names in small letters), bytes of it, it ends; at last the body is closed. */
export type Piece =
  | { readonly kind: 'part'; readonly headers: ReadonlyMap<string, string> }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'end' }
  | { readonly kind: 'closed' };

/** A body whose form is broken; `Error` with what is wrong with it. */
export class Malformed extends Error {}

/** Before the first boundary, and for the headers of a part, so many bytes are looked through. */
const [LONGEST_PREAMBLE, LONGEST_HEAD] = [64 * 1024, 16 * 1024];

/** The boundary that a Content-Type of multipart/related names (RFC 2046); null for any other type. */
export function boundaryIn(contentType: string): string | null {
  if (!/^\s*multipart\/related\s*;/i.test(contentType)) return null;
  const [, quoted, bare] = /;\s*boundary=(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType) ?? [];
  return quoted ?? bare ?? null;
}

/**
 * Takes a multipart body apart as it comes, in pieces of any length; what it holds back is never longer than a boundary or the
 * headers of a part. Throws Malformed.
 */
export function multipartReader(boundary: string): (chunk: Uint8Array) => Generator<Piece> {
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  // The first boundary may stand at the very beginning.
  let rest: Buffer = Buffer.from('\r\n');
  let state: 'preamble' | 'head' | 'body' | 'closed' = 'preamble';
  let skipped = 0;

  /** What stands before the next boundary; null where it is not all there, with as much of it as is certain. */
  function upToBoundary(): { readonly bytes: Buffer; readonly found: boolean } {
    const at = rest.indexOf(delimiter);
    const end = at === -1 ? Math.max(0, rest.length - delimiter.length + 1) : at;
    const bytes = rest.subarray(0, end);
    rest = rest.subarray(at === -1 ? end : at + delimiter.length);
    return { bytes, found: at !== -1 };
  }

  /** The headers behind a boundary, 'closed' behind the last one, null while they are not all there. */
  function head(): ReadonlyMap<string, string> | 'closed' | null {
    if (rest.length < 2) return null;
    if (rest.toString('latin1', 0, 2) === '--') return 'closed';
    const end = rest.indexOf('\r\n\r\n');
    if (end === -1 && rest.length <= LONGEST_HEAD) return null;
    if (end === -1 || end > LONGEST_HEAD) throw new Malformed('a part has headers without an end');
    const [first = '', ...lines] = rest.toString('latin1', 0, end).split('\r\n');
    if (first.trim() !== '') throw new Malformed('something stands behind a boundary');
    rest = rest.subarray(end + 4);
    return headersIn(lines);
  }

  return function* push(chunk) {
    if (state === 'closed') return;
    rest = rest.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([rest, chunk]);
    for (;;) {
      if (state === 'head') {
        const found = head();
        if (found === null) return;
        state = found === 'closed' ? 'closed' : 'body';
        if (found === 'closed') return yield { kind: 'closed' };
        yield { kind: 'part', headers: found };
        continue;
      }
      const { bytes, found } = upToBoundary();
      if (state === 'body' && bytes.length > 0) yield { kind: 'bytes', bytes };
      if (state === 'body' && found) yield { kind: 'end' };
      if (state === 'preamble') skipped += bytes.length;
      if (skipped > LONGEST_PREAMBLE) throw new Malformed('its boundary never comes');
      if (!found) return;
      state = 'head';
    }
  };
}

function headersIn(lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      return colon === -1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const];
    }),
  );
}
