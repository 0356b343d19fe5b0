import type { Dataset } from './dataset.ts';
import type { Palette } from './run.ts';

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
  const [count = 0, , bits = 0] = data.words(descriptorTag) ?? [];
  const entries = count === 0 ? 65536 : count;
  const words = data.words(dataTag);
  if (words === null || (bits !== 8 && bits !== 16)) return null;
  if (words.length >= entries)
    return Uint8Array.from(words.subarray(0, entries), (word) => (bits === 16 ? word >> 8 : word & 255));
  // Entries of 8 bits may be packed two to a word, the first in the low byte.
  if (bits === 16 || words.length * 2 < entries - 1) return null;
  return Uint8Array.from({ length: entries }, (_, i) => ((words[i >> 1] ?? 0) >> (i % 2 === 0 ? 0 : 8)) & 255);
}
