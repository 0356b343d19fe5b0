import type { Dataset } from '../header/dataset.ts';
import type { Palette } from '../run.ts';
import { tableEntries } from './look-up-table.ts';

/** The three look-up tables of a PALETTE COLOR image, 8 bits an entry; null when one is missing or too short. */
export function readPalette(data: Dataset): Palette | null {
  const signed = data.uint16('x00280103') === 1;
  const red = readTable(data, 'x00281101', 'x00281201');
  const green = readTable(data, 'x00281102', 'x00281202');
  const blue = readTable(data, 'x00281103', 'x00281203');
  const first = data.words('x00281101')?.[1];
  if (red === null || green === null || blue === null || first === undefined) return null;
  return { firstMapped: signed ? (first << 16) >> 16 : first, red, green, blue };
}

function readTable(data: Dataset, descriptorTag: string, dataTag: string): Uint8Array | null {
  const descriptor = data.words(descriptorTag);
  const bits = descriptor?.[2];
  const entries = bits === 8 || bits === 16 ? tableEntries(descriptor, data.words(dataTag)) : null;
  return entries === null ? null : Uint8Array.from(entries, (entry) => (bits === 16 ? entry >> 8 : entry));
}
