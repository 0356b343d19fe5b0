/** One segment of a table: where it begins, what it is, its length, and its own values or the end of its line or the place it repeats. */
interface Segment {
  readonly at: number;
  readonly kind: number;
  readonly length: number;
  readonly values: Uint16Array;
}

const MOST_ENTRIES = 65_536;
const [DISCRETE, LINEAR, INDIRECT] = [0, 1, 2];

/**
 * The `count` entries that the segments of a colour table stand for (PS3.3 C.7.9.2), read as bytes or as words: as wide as
 * `bits` says, else the other way; null where neither makes exactly so many.
 */
export function unfolded(words: Uint16Array, count: number, bits: number): Uint16Array | null {
  const bytes = Uint16Array.from({ length: 2 * words.length }, (_, i) => ((words[i >> 1] ?? 0) >> (8 * (i % 2))) & 255);
  const asBytes = () => entriesOf(segmentsIn(bytes, 4), count, 1);
  const asWords = () => entriesOf(segmentsIn(words, 2), count, 2);
  return bits === 8 ? (asBytes() ?? asWords()) : (asWords() ?? asBytes());
}

/** All segments; `place` is how many values say where an indirect one leads. What remains at the end pads the table. */
function segmentsIn(units: Uint16Array, place: number): readonly Segment[] {
  const segments: Segment[] = [];
  for (let at = 0; at + 2 < units.length; ) {
    const [kind = 0, length = 0] = units.subarray(at, at + 2);
    const own = kind === DISCRETE ? length : kind === LINEAR ? 1 : kind === INDIRECT ? place : Number.POSITIVE_INFINITY;
    const end = at + 2 + own;
    if (end > units.length) break;
    segments.push({ at, kind, length, values: units.subarray(at + 2, end) });
    at = end;
  }
  return segments;
}

function entriesOf(segments: readonly Segment[], count: number, bytesPerUnit: number): Uint16Array | null {
  const out: number[] = [];
  const places = new Map(segments.map(({ at }, index) => [at, index]));
  let steps = 0;
  for (const segment of segments) {
    // Each segment makes an entry at least: more of them than entries are none that a table needs.
    for (const one of segment.kind === INDIRECT ? repeated(segment, segments, places, bytesPerUnit) : [segment])
      if (out.length >= count || ++steps > 2 * MOST_ENTRIES || !append(out, one)) return null;
  }
  return out.length === count ? Uint16Array.from(out) : null;
}

/** The segments that an indirect one repeats: it names the first of them by its offset in bytes; some writers count values. */
function repeated(
  { length, values }: Segment,
  segments: readonly Segment[],
  places: ReadonlyMap<number, number>,
  bytesPerUnit: number,
): readonly Segment[] {
  const [a = 0, b = 0, c = 0, d = 0] = values;
  const offset = bytesPerUnit === 1 ? a + 256 * (b + 256 * (c + 256 * d)) : a + 65536 * b;
  const first = places.get(offset / bytesPerUnit) ?? places.get(offset);
  return first === undefined ? [] : segments.slice(first, first + length);
}

/** False where a segment makes no sense: a line without a beginning, or a repetition within one. */
function append(out: number[], { kind, length, values }: Segment): boolean {
  if (kind === DISCRETE) for (const value of values) out.push(value);
  if (kind !== LINEAR) return kind === DISCRETE;
  const [from, to = 0] = [out.at(-1), values[0]];
  if (from === undefined) return false;
  for (let i = 1; i <= length; i++) out.push(Math.round(from + ((to - from) * i) / length));
  return true;
}
