import { Inflate } from 'pako';
import { fail, ok, type Result } from '../../result.ts';
import type { ByteSource } from '../bytes/source.ts';
import { DEFLATED, type Header, readHeader } from './header.ts';

/** How much is read and inflated at a time, bytes: the size of one kept piece too. */
const PIECE = 1024 * 1024;
/** A deflated file has to be held in memory whole; 200 uncompressed frames of 1024² in 8 bits fit. */
const LARGEST = 256 * 1024 * 1024;

const TOO_LARGE = `is larger than ${LARGEST / PIECE} MB when inflated; export it uncompressed`;

/** Kept as long as their source is: inflating again for every frame would read the whole file each time. */
const known = new WeakMap<ByteSource, Promise<Result<ByteSource>>>();

/**
 * A deflated explicit little endian file (1.2.840.10008.1.2.1.99) as the same file not deflated: its head as it is, then
 * the data set inflated, in memory. Throws what the source throws; a refusal is a predicate to put after the file's name.
 */
export function inflated(source: ByteSource): Promise<Result<ByteSource>> {
  const made = known.get(source) ?? inflate(source);
  known.set(source, made);
  // A source that failed may be asked again.
  made.catch(() => known.delete(source));
  return made;
}

/** The header of a file, deflated or not, and the source that it and the pixels are read from; a refusal is one sentence. Throws what the source throws. */
export async function plainHeader(
  source: ByteSource,
): Promise<Result<{ readonly plain: ByteSource; readonly header: Header }>> {
  const first = await readHeader(source);
  const plain = first.header.transferSyntax === DEFLATED ? await inflated(source) : ok(source);
  if (!plain.ok) return fail(`${source.name} ${plain.problem}.`);
  const { header, problem } = await readHeader(plain.value, true);
  return problem === null ? ok({ plain: plain.value, header }) : fail(`${source.name} ${problem}.`);
}

async function inflate(source: ByteSource): Promise<Result<ByteSource>> {
  const start = (await readHeader(source)).header.end;
  const head = (await source.read(0, start)).slice();
  const pieces: Uint8Array[] = [];
  let total = 0;
  const stream = new Inflate({ raw: true, chunkSize: PIECE });
  let ended = false;
  stream.onData = (piece) => {
    total += piece.length;
    // One piece of the file may hold a thousand of its own size: it ends here, not after it.
    if (total > LARGEST) throw new Error(TOO_LARGE);
    pieces.push(piece);
  };
  stream.onEnd = () => {
    ended = true;
  };
  for (let at = start; at < source.size && !ended; at += PIECE) {
    const piece = await source.read(at, Math.min(PIECE, source.size - at));
    if (!inflatedWith(stream, piece)) return fail(TOO_LARGE);
  }
  if (!ended || stream.err !== 0)
    return fail('has deflated data that are cut short or damaged; copy or export it again');
  return ok(piecewise(source.name, head, pieces, total));
}

/** False where the data grow beyond what is held. */
function inflatedWith(stream: Inflate, piece: Uint8Array): boolean {
  try {
    stream.push(piece, false);
    return true;
  } catch (failure) {
    if (failure instanceof Error && failure.message === TOO_LARGE) return false;
    throw failure;
  }
}

/** A source over a head and pieces of PIECE bytes (the last one shorter). */
function piecewise(name: string, head: Uint8Array, pieces: readonly Uint8Array[], total: number): ByteSource {
  const size = head.length + total;
  const byteRange = (offset: number, length: number): Uint8Array => {
    const out = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
    const own = head.subarray(offset, offset + out.length);
    out.set(own);
    for (let filled = own.length; filled < out.length; ) {
      const at = offset + filled - head.length;
      const part = pieces[Math.floor(at / PIECE)]?.subarray(at % PIECE) ?? new Uint8Array(out.length);
      out.set(part.subarray(0, out.length - filled), filled);
      filled += part.length;
    }
    return out;
  };
  return { name, size, read: async (offset, length) => byteRange(offset, length) };
}
