import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { dicomFile, EXPLICIT, imageElements, pixelData } from '../core/dicom/build.ts';

export const SIDE = 512;
export const FRAMES = 8400;

/** A run of 2.2 GB (8,400 frames of 512 × 512, 8 bits) on a sparse file; `frame` begins with its number, two bytes, where it is marked. */
export async function bigRun(folder: string, marked: readonly number[] = [0, 3999, FRAMES - 1]): Promise<string> {
  const bytes = SIDE * SIDE * FRAMES;
  const head = dicomFile(EXPLICIT, [...imageElements(SIDE, SIDE, [[0x00280008, 'IS', String(FRAMES)]]), pixelData([])]);
  new DataView(head.buffer).setUint32(head.length - 4, bytes, true);
  const path = join(folder, 'big.dcm');
  const file = await open(path, 'w');
  await file.write(head);
  await file.truncate(head.length + bytes);
  for (const k of marked) await file.write(Uint8Array.of(k % 256, k >> 8), 0, 2, head.length + k * SIDE * SIDE);
  await file.close();
  return path;
}
