/** The entropy-coded bytes of one restart interval without their stuffing, and where the marker behind them is. */
export interface EntropySegment {
  /** Followed by at least 8 zero bytes that are not part of it. Valid until the next segment is taken. */
  readonly data: Uint8Array;
  /** The same bytes. */
  readonly view: DataView;
  readonly length: number;
  /** Position of the marker's 0xff, or the end of the bytes. */
  readonly end: number;
}

const SLACK = 8;
/** Who reads a block of bits that make no sense may come so far behind its end before that is seen (63 codes of 16 bits with 15 more each): what is there does not count, but can be read. */
const BEHIND = 256;

/** Grown and reused: fresh memory costs more than what is copied into it. Nothing keeps it across an `await`. */
let scratch = new Uint8Array((1 << 16) + BEHIND);
let view = new DataView(scratch.buffer);
/** Fewer bytes are copied faster one by one. */
const FEW = 48;

/** Takes the entropy-coded segment that begins at `start`: up to the next marker, each stuffed 0xff 0x00 as one 0xff. */
export function entropySegment(bytes: Uint8Array, start: number): EntropySegment {
  if (scratch.length < bytes.length - start + SLACK + BEHIND) {
    scratch = new Uint8Array(2 * (bytes.length - start) + SLACK + BEHIND);
    view = new DataView(scratch.buffer);
  }
  const data = scratch;
  let [from, to] = [start, 0];
  for (;;) {
    const mark = bytes.indexOf(0xff, from);
    const stop = mark === -1 ? bytes.length : mark;
    if (stop - from > FEW) {
      data.set(bytes.subarray(from, stop), to);
      to += stop - from;
    } else for (let i = from; i < stop; i++) data[to++] = bytes[i] ?? 0;
    // Any number of 0xff may stand before a marker.
    let next = stop + 1;
    while (bytes[next] === 0xff) next++;
    if (mark === -1 || next >= bytes.length || bytes[next] !== 0) {
      data.fill(0, to, to + SLACK);
      return { data, view, length: to, end: mark === -1 ? bytes.length : next - 1 };
    }
    data[to++] = 0xff;
    from = next + 1;
  }
}
