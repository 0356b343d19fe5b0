import { greatestOf } from '../../extremes.ts';
import type { Dataset } from '../header/dataset.ts';
import type { Palette } from '../run.ts';
import { unfolded } from './segmented-table.ts';

/** Descriptor, data and data in segments of red, green and blue. */
const TABLES = [
  ['x00281101', 'x00281201', 'x00281221'],
  ['x00281102', 'x00281202', 'x00281222'],
  ['x00281103', 'x00281203', 'x00281223'],
] as const;

/**
 * The three look-up tables of an image, 8 bits an entry; null when one is missing. How wide the entries are is seen in the
 * data where the descriptor says otherwise, and a table that is too short ends early.
 */
export function readPalette(data: Dataset): Palette | null {
  const [red, green, blue] = TABLES.map((tags) => readTable(data, tags));
  const first = data.words('x00281101')?.[1];
  if (!red || !green || !blue || first === undefined) return null;
  const shift = shiftOf([red, green, blue], data.words('x00281101')?.[2] ?? 0);
  const bytes = (entries: Uint16Array): Uint8Array => Uint8Array.from(entries, (entry) => entry >> shift);
  return { firstMapped: firstMapped(data, first), red: bytes(red), green: bytes(green), blue: bytes(blue) };
}

/** The tables that colour the upper values of a grey image whose lower ones stay grey (Pixel Presentation COLOR); else null. */
export function readSupplementalPalette(data: Dataset): Palette | null {
  return wantsColours(data) ? readPalette(data) : null;
}

/** The sentence on colours that a grey image wants and cannot have; none where it wants none or has them. */
export function paletteWarnings(data: Dataset): readonly string[] {
  return wantsColours(data) && readPalette(data) === null
    ? ['The colour table of the file cannot be used: all values are shown in grey.']
    : [];
}

/** Whether a grey image comes with tables that are meant for it. */
function wantsColours(data: Dataset): boolean {
  const first = data.words('x00281101')?.[1];
  if (first === undefined || !data.text('x00280004').toUpperCase().startsWith('MONOCHROME')) return false;
  const said = data.text('x00089205').toUpperCase();
  // Where nothing is said, tables that begin above 0 leave grey values to be shown; others are left over from somewhere.
  return said === '' ? firstMapped(data, first) > 0 : said === 'COLOR' || said === 'MIXED';
}

/** The first value with an entry of its own; one that no pixel can have is not believed. */
function firstMapped(data: Dataset, first: number): number {
  if (data.uint16('x00280103') === 1) return (first << 16) >> 16;
  return first < 2 ** (data.uint16('x00280101') ?? 16) ? first : 0;
}

/** Entries of a table as they are stored, one to a word, or two to a word where so many are stated; or as its segments make them. */
function readTable(data: Dataset, [descriptorTag, dataTag, segmentsTag]: (typeof TABLES)[number]): Uint16Array | null {
  const [count = 0, , bits = 0] = data.words(descriptorTag) ?? [];
  const words = data.words(dataTag);
  const entries = count === 0 ? 65536 : count;
  const segments = words === null ? data.words(segmentsTag) : null;
  if (segments !== null) return unfolded(segments, entries, bits);
  if (words === null || words.length === 0) return null;
  if (words.length !== Math.ceil(entries / 2) || entries === 1) return words.slice(0, entries);
  return Uint16Array.from({ length: entries }, (_, i) => ((words[i >> 1] ?? 0) >> (i % 2 === 0 ? 0 : 8)) & 255);
}

/** By how much entries are to be brought down to 8 bits: what they hold outranks what the descriptor says of them. */
function shiftOf(tables: readonly Uint16Array[], bits: number): number {
  const most = greatestOf(tables.map((entries) => entries.reduce((least, entry) => Math.max(least, entry), 0)));
  if (most < 256) return 0;
  return bits > 8 && bits < 16 && most < 2 ** bits ? bits - 8 : 8;
}
