import { charactersOf } from '../dicom/bytes/characters.ts';
import type { ByteSource } from '../dicom/bytes/source.ts';

/** A box of an MP4 file in memory: its name and what is in it. */
export interface Box {
  readonly name: string;
  readonly body: Uint8Array;
}

/** The list of contents is held in memory; one that claims to be larger is damaged. */
const LARGEST = 128 * 1024 * 1024;
const MOST_BOXES = 100_000;

/** The body of the first box of a name at the top of a file, and whether the file has its film in fragments; null where there is no such box. */
export async function topBox(
  source: ByteSource,
  wanted: string,
): Promise<{ readonly body: Uint8Array | null; readonly fragments: boolean }> {
  let [body, fragments]: [Uint8Array | null, boolean] = [null, false];
  for (let at = 0, count = 0; at + 8 <= source.size && count < MOST_BOXES; count++) {
    const head = await source.read(at, 16);
    const { name, start, length } = headOf(head, 0, source.size - at);
    if (length < start) break;
    if (name === 'moof') fragments = true;
    if (name === wanted && length <= LARGEST) body ??= await source.read(at + start, length - start);
    at += length;
  }
  return { body, fragments };
}

/** The boxes that follow each other in a body; those that are cut short end the list. */
export function boxesIn(body: Uint8Array): readonly Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= body.length; ) {
    const { name, start, length } = headOf(body, at, body.length - at);
    if (length < start || at + length > body.length) break;
    boxes.push({ name, body: body.subarray(at + start, at + length) });
    at += length;
  }
  return boxes;
}

/** The body that a path of names leads to; null where a box on the way is missing. */
export function boxAt(body: Uint8Array, ...path: readonly string[]): Uint8Array | null {
  return path.reduce<Uint8Array | null>(
    (inside, name) => (inside === null ? null : (boxesIn(inside).find((box) => box.name === name)?.body ?? null)),
    body,
  );
}

/** Words of four bytes, the highest first. */
export function wordsOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Name, length of the head and whole length; 0 means up to the end, 1 a length of eight bytes. */
function headOf(bytes: Uint8Array, at: number, left: number) {
  const view = wordsOf(bytes);
  const short = view.getUint32(at);
  const name = charactersOf(bytes.subarray(at + 4, at + 8));
  const long = short === 1 && at + 16 <= bytes.length;
  if (long) return { name, start: 16, length: Number(view.getBigUint64(at + 8)) };
  return { name, start: 8, length: short === 0 ? left : short };
}
