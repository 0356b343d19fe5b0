import type { VideoUnit } from '../dicom/pixels/pixel-index.ts';
import { boxAt, wordsOf } from './mp4-boxes.ts';

/** A film has so many frames at most: an hour at 30 a second. */
const MOST_FRAMES = 108_000;

/** A table of entries of some words each, behind version, flags and its count; empty where it is missing, cut at its end. */
function tableIn(stbl: Uint8Array, name: string, words: number): readonly (readonly number[])[] {
  const body = boxAt(stbl, name);
  if (body === null || body.length < 8) return [];
  const view = wordsOf(body);
  const count = Math.min(view.getUint32(4), Math.floor((body.length - 8) / (4 * words)), MOST_FRAMES);
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: words }, (_word, k) => view.getUint32(8 + 4 * (i * words + k))),
  );
}

/** The frames of a film in the order in which they are decoded, from the tables of its samples; null where these do not hold together. */
export function samplesIn(stbl: Uint8Array): readonly VideoUnit[] | null {
  const lengths = lengthsIn(stbl);
  const offsets = lengths === null ? null : offsetsIn(stbl, lengths);
  if (lengths === null || offsets === null) return null;
  const keys =
    boxAt(stbl, 'stss') === null ? null : new Set(tableIn(stbl, 'stss', 1).map(([number = 0]) => number - 1));
  const frames = shownOrder(stbl, lengths.length);
  if (frames === null || keys?.has(0) === false) return null;
  return lengths.map((length, i) => ({
    offset: offsets[i] ?? 0,
    length,
    key: keys?.has(i) ?? true,
    frame: frames[i] ?? i,
  }));
}

function lengthsIn(stbl: Uint8Array): readonly number[] | null {
  const body = boxAt(stbl, 'stsz');
  if (body === null || body.length < 12) return null;
  const view = wordsOf(body);
  const [same, count] = [view.getUint32(4), view.getUint32(8)];
  if (count < 1 || count > MOST_FRAMES || (same === 0 && body.length < 12 + 4 * count)) return null;
  return Array.from({ length: count }, (_, i) => (same === 0 ? view.getUint32(12 + 4 * i) : same));
}

/** Samples lie in chunks one after the other; the table tells from which chunk on how many are in each. */
function offsetsIn(stbl: Uint8Array, lengths: readonly number[]): readonly number[] | null {
  const wide = tableIn(stbl, 'co64', 2).map(([high = 0, low = 0]) => high * 2 ** 32 + low);
  const chunks = wide.length > 0 ? wide : tableIn(stbl, 'stco', 1).map(([offset = 0]) => offset);
  const runs = tableIn(stbl, 'stsc', 3);
  const offsets: number[] = [];
  for (const [k, [from = 1, perChunk = 0]] of runs.entries()) {
    const end = runs[k + 1]?.[0] ?? chunks.length + 1;
    for (let chunk = from; chunk < end && chunk <= chunks.length && offsets.length < lengths.length; chunk++) {
      let at = chunks[chunk - 1] ?? 0;
      for (let i = 0; i < perChunk && offsets.length < lengths.length; i++) {
        at += i === 0 ? 0 : (lengths[offsets.length - 1] ?? 0);
        offsets.push(at);
      }
    }
  }
  return offsets.length === lengths.length ? offsets : null;
}

/** The number of each sample on the screen, by the time at which it is shown; null where two are shown at the same time. */
function shownOrder(stbl: Uint8Array, count: number): readonly number[] | null {
  const steps = spread(tableIn(stbl, 'stts', 2), count);
  // Shifts may be negative: 32 bits with a sign.
  const shifts = spread(tableIn(stbl, 'ctts', 2), count).map((shift) => shift | 0);
  let time = 0;
  const shown = Array.from({ length: count }, (_, i) => {
    const at = time + (shifts[i] ?? 0);
    time += steps[i] ?? 1;
    return at;
  });
  const order = shown.map((at, i) => ({ at, i })).toSorted((a, b) => a.at - b.at);
  if (order.some(({ at }, k) => at === order[k + 1]?.at)) return null;
  const frames = new Array<number>(count).fill(0);
  for (const [rank, { i }] of order.entries()) frames[i] = rank;
  return frames;
}

/** Values that hold for so many samples each, one for each sample. */
function spread(table: readonly (readonly number[])[], count: number): readonly number[] {
  const values: number[] = [];
  for (const [times = 0, value = 0] of table)
    for (let i = 0; i < times && values.length < count; i++) values.push(value);
  return values;
}
