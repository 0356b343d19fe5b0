import { type FileHandle, open } from 'node:fs/promises';
import { parseElements } from '../../../core/dicom/header/dataset.ts';

const HEAD = 64 * 1024;
const PIECE = 1024 * 1024;
/** A preamble and the letters DICM. */
const START = 132;

/** Whether two files hold the same object: the same bytes after group 2, in the same encoding. */
export async function isSameObject(one: string, other: string): Promise<boolean> {
  const [first, second] = [await open(one, 'r'), await open(other, 'r')];
  try {
    const [a, b] = [await dataSetOf(first), await dataSetOf(second)];
    if (a.syntax !== b.syntax || a.end - a.start !== b.end - b.start) return false;
    for (let at = 0; at < a.end - a.start; at += PIECE) {
      const [left, right] = [await bytesAt(first, a.start + at, PIECE), await bytesAt(second, b.start + at, PIECE)];
      if (left.compare(right) !== 0) return false;
    }
    return true;
  } finally {
    await first.close();
    await second.close();
  }
}

async function dataSetOf(handle: FileHandle) {
  const head = await bytesAt(handle, 0, HEAD);
  const explicit = { explicit: true, littleEndian: true };
  const { data, end } = parseElements(head, START, explicit, (group) => group === 2);
  return { syntax: data.text('x00020010'), start: end, end: (await handle.stat()).size };
}

async function bytesAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, at + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
