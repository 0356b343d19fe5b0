import type { Dataset } from '../header/dataset.ts';
import type { ImageFormat, LookUpTable, StoredFrame } from '../run.ts';

/** The entries of a table from its descriptor (entries, first value mapped, bits) and its data; null when they do not fit each other. */
function tableEntries(descriptor: Uint16Array | null, data: Uint16Array | null): Uint16Array | null {
  const [count = 0, , bits = 0] = descriptor ?? [];
  const entries = count === 0 ? 65536 : count;
  if (data === null || bits < 8 || bits > 16) return null;
  if (data.length >= entries) return bits === 8 ? data.subarray(0, entries).map(lowByte) : data.slice(0, entries);
  // Entries of 8 bits may be packed two to a word, the first in the low byte.
  if (bits > 8 || data.length * 2 < entries - 1) return null;
  return Uint16Array.from({ length: entries }, (_, i) => lowByte((data[i >> 1] ?? 0) >> (i % 2 === 0 ? 0 : 8)));
}

function lowByte(word: number): number {
  return word & 255;
}

/** One item of a Modality or VOI LUT Sequence; `signed` says how its first mapped value is stored. */
export function readLookUpTable(item: Dataset, signed: boolean): LookUpTable | null {
  const descriptor = item.words('x00283002');
  const entries = tableEntries(descriptor, item.words('x00283006'));
  const [, first = 0, bits = 0] = descriptor ?? [];
  return entries === null ? null : { first: signed ? (first << 16) >> 16 : first, bits, entries };
}

/** What a table makes of a value: the nearest entry beyond its ends. */
function lookedUp({ first, entries }: LookUpTable, value: number): number {
  const place = Math.max(0, Math.min(entries.length - 1, Math.round(value) - first));
  return entries[place] ?? 0;
}

/** Samples after the file's Modality LUT with the format they then have; unchanged where it has none. */
export function throughModalityLut(
  image: ImageFormat,
  samples: StoredFrame['samples'],
): { readonly image: ImageFormat; readonly pixels: StoredFrame['samples'] } {
  const table = image.modalityLut;
  if (table === null) return { image, pixels: samples };
  const pixels = Uint16Array.from(samples, (value) => lookedUp(table, value));
  return {
    image: { ...image, bitsAllocated: 16, bitsStored: table.bits, signed: false, slope: 1, intercept: 0 },
    pixels,
  };
}

/** The table through which the file shows its values where it has no window; else null. */
export function ownTable({ window, presets }: ImageFormat): LookUpTable | null {
  const first = presets.find((preset) => preset.kind === 'table');
  return window === null && first !== undefined ? first.table : null;
}

/** Brightness from 0 to 255 that a table gives a rescaled value. */
export function brightness(table: LookUpTable, value: number): number {
  return (lookedUp(table, value) * 255) / (2 ** table.bits - 1);
}
