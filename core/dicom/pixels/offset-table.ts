import { fail, ok, type Result } from '../../result.ts';
import type { ByteSource } from '../bytes/source.ts';
import { ITEM, ITEM_HEADER, type Item, itemAt, itemsAt, readOffsets, SEQUENCE_END } from './fragments.ts';
import type { ByteRange } from './pixel-index.ts';

/** With fewer frames than this, finding every piece costs no more than checking the table. */
const FEWEST_FRAMES = 16;
/** So many entries of the table are looked up when the run is opened, the first and the last among them. */
const CHECKED = 6;
const DAMAGED = 'is not where the offset table puts it';

/**
 * Where the pieces of each frame stand, their item headers included, by a complete basic offset table (`at`: its item):
 * one rising entry for each frame, of which the first, the last and some between have been looked up. Null when there is
 * no such table or it is wrong there: then the pieces have to be found one by one.
 */
export async function framesByTable(
  source: ByteSource,
  at: number,
  frames: number,
): Promise<readonly ByteRange[] | null> {
  const table = frames < FEWEST_FRAMES ? null : await itemAt(source, at);
  if (table?.tag !== ITEM || table.length !== 4 * frames) return null;
  const base = table.offset + table.length;
  const starts = (await readOffsets(source, table)).map((offset) => base + offset);
  const last = starts.at(-1);
  if (starts.length !== frames || starts[0] !== base || last === undefined) return null;
  if (starts.some((start, k) => start + 8 >= (starts[k + 1] ?? source.size))) return null;
  const checked = Array.from({ length: CHECKED }, (_, i) => Math.floor((i * (frames - 2)) / (CHECKED - 1)));
  const [ending, ...items] = await itemsAt(source, [last, ...checked.map((k) => starts[k] ?? 0)]);
  if (!checked.every((k, i) => holdsPiece(items[i], starts[k + 1] ?? 0))) return null;
  const end = await endOfPieces(source, ending);
  if (end === null) return null;
  return starts.map((offset, k) => ({ offset, length: (starts[k + 1] ?? end) - offset }));
}

/** Where the last frame's pieces end, from its first item on: before the end mark, or at the end of a file without one; null where something else follows. */
async function endOfPieces(source: ByteSource, last: Item | null | undefined): Promise<number | null> {
  for (let item = last ?? null; item !== null; ) {
    if (item.tag === SEQUENCE_END) return item.offset - ITEM_HEADER;
    if (item.tag !== ITEM) return null;
    const at = item.offset + item.length;
    // Nothing but the end mark fits into the last eight bytes.
    if (at === source.size || at + ITEM_HEADER === source.size) return at;
    item = await itemAt(source, at);
  }
  return null;
}

function holdsPiece(item: Item | null | undefined, end: number): boolean {
  return item?.tag === ITEM && item.offset + item.length <= end;
}

/** The pieces of one frame without their item headers, which have to fill `bytes` exactly; a refusal is a predicate to put after the frame's name. */
export function withoutItemHeaders(bytes: Uint8Array): Result<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = at + 8 <= bytes.length ? view.getUint16(at, true) * 0x10000 + view.getUint16(at + 2, true) : 0;
    const end = tag === ITEM ? at + 8 + view.getUint32(at + 4, true) : Number.POSITIVE_INFINITY;
    if (end > bytes.length) return fail(DAMAGED);
    if (end > at + 8) pieces.push(bytes.subarray(at + 8, end));
    at = end;
  }
  const [only] = pieces;
  if (only === undefined) return fail('contains no image');
  return ok(pieces.length === 1 ? only : joined(pieces));
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}
