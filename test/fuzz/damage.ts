import { type Landmark, landmarks } from './landmarks.ts';
import { oneOf, type Random } from './random.ts';

/** A file to be damaged, with what was found in it. */
export interface Original {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly marks: readonly Landmark[];
}

/** A damage done to a copy of the bytes; the copy may be changed in place. */
type Damage = (copy: Uint8Array, marks: readonly Landmark[], below: Random) => Uint8Array;

const HEADER = 4096;
const LENGTHS = [
  0, 1, 2, 3, 7, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xb2d05e00, 0xfffffffe, 0xffffffff,
];
const NUMBERS = [0, 1, 2, 3, 7, 8, 9, 12, 15, 16, 17, 32, 255, 256, 4096, 32767, 32768, 65535];
const TEXTS = ['', '0', '1', '-1', '2', '1e9', '1e400', '4294967296', 'NaN', '0.0', '\\', '1\\2\\3', 'abc', '\u0000'];
/** Size, samples, photometric interpretation, planes, frames, bits, palette, frame time, spacing and region attributes. */
const TELLING = new Set([
  0x00280002, 0x00280004, 0x00280006, 0x00280008, 0x00280009, 0x00280010, 0x00280011, 0x00280030, 0x00280034,
  0x00280100, 0x00280101, 0x00280102, 0x00280103, 0x00281050, 0x00281051, 0x00281052, 0x00281053, 0x00281101,
  0x00281102, 0x00281103, 0x00181063, 0x00181065, 0x00186011, 0x00186018, 0x0018601a, 0x0018601c, 0x0018601e,
  0x00186024, 0x00186026, 0x0018602c, 0x0018602e, 0x00181164, 0x00181110, 0x00181111, 0x00181114,
]);
const COLOURS = [
  'MONOCHROME1',
  'MONOCHROME2',
  'PALETTE COLOR',
  'RGB',
  'YBR_FULL',
  'YBR_FULL_422',
  'YBR_RCT',
  'YBR_ICT',
  'X',
];
const SYNTAXES = [
  ...['', '.1', '.2', '.1.99', '.5', '.4.50', '.4.51', '.4.57', '.4.70', '.4.80', '.4.81', '.4.90', '.4.91'],
  ...['.4.102', '.4.110', '.4.112', '.4.201', '.4.202', '.4.203', '.9.9'],
].map((end) => `1.2.840.10008.1.2${end}`);

const flipBits: Damage = (copy, _marks, below) => {
  const reach = below(3) === 0 ? Math.min(HEADER, copy.length) : copy.length;
  for (let i = below(16); i >= 0; i--) {
    const at = below(reach);
    copy[at] = (copy[at] ?? 0) ^ (1 << below(8));
  }
  return copy;
};

const randomBytes: Damage = (copy, _marks, below) => {
  const reach = below(3) === 0 ? Math.min(HEADER, copy.length) : copy.length;
  const start = below(reach);
  const end = Math.min(copy.length, start + 1 + below(below(4) === 0 ? 512 : 16));
  for (let at = start; at < end; at++) copy[at] = below(4) === 0 ? 255 : below(256);
  return copy;
};

const cutShort: Damage = (copy, marks, below) => {
  const near = below(2) === 0 && marks.length > 0 ? oneOf(marks, below).at + below(16) : below(copy.length);
  return copy.slice(0, near);
};

/** A length that is huge, odd, zero or one too many. */
const lieAboutLength: Damage = (copy, marks, below) => {
  for (let i = below(3); i >= 0 && marks.length > 0; i--) {
    const { lengthAt, lengthBytes, length } = oneOf(marks, below);
    const lie = below(3) === 0 ? length + below(9) - 4 : oneOf(LENGTHS, below);
    const view = new DataView(copy.buffer, copy.byteOffset, copy.byteLength);
    if (lengthBytes === 2) view.setUint16(lengthAt, lie, true);
    else view.setUint32(lengthAt, lie, true);
  }
  return copy;
};

const swapBlocks: Damage = (copy, _marks, below) => {
  const size = 1 + below(Math.max(1, Math.min(4096, copy.length >> 2)));
  const [one, other] = [below(copy.length - size + 1), below(copy.length - size + 1)];
  const kept = copy.slice(one, one + size);
  copy.copyWithin(one, other, other + size);
  copy.set(kept, other);
  return copy;
};

/** An element twice, or where it does not belong, or not at all. */
const moveElement: Damage = (copy, marks, below) => {
  if (marks.length === 0) return copy;
  const { at, value, length } = oneOf(marks, below);
  const element = copy.slice(at, Math.min(copy.length, value + Math.min(length, 65536)));
  const place = below(2) === 0 ? at : oneOf(marks, below).at;
  const rest = below(3) === 0 ? at + element.length : place;
  return spliced(copy, Math.min(place, rest), Math.max(place, rest), below(3) === 0 ? new Uint8Array() : element);
};

/** A telling attribute with another number or text of the same kind. */
const sayOtherwise: Damage = (copy, marks, below) => {
  const telling = marks.filter(({ tag }) => TELLING.has(tag));
  let changed = copy;
  for (let i = below(3); i >= 0 && telling.length > 0; i--) {
    const mark = oneOf(telling, below);
    const view = new DataView(changed.buffer, changed.byteOffset, changed.byteLength);
    if (mark.tag === 0x00280004) changed = rewritten(changed, mark, oneOf(COLOURS, below));
    else if (mark.length === 2 && mark.value + 2 <= view.byteLength)
      view.setUint16(mark.value, oneOf(NUMBERS, below), true);
    else if (mark.length === 8 && mark.value + 8 <= view.byteLength && below(2) === 0)
      view.setFloat64(mark.value, oneOf([0, -0, 1e-300, 1e300, Number.NaN, Number.POSITIVE_INFINITY, -1], below), true);
    else changed = rewritten(changed, mark, oneOf(TEXTS, below));
    if (changed !== copy) break;
  }
  return changed;
};

const otherSyntax: Damage = (copy, marks, below) => {
  const mark = marks.find(({ tag }) => tag === 0x00020010);
  return mark === undefined ? copy : rewritten(copy, mark, oneOf(SYNTAXES, below));
};

const nothingButNoise: Damage = (_copy, _marks, below) => {
  const noise = Uint8Array.from({ length: below(3000) }, () => below(256));
  if (noise.length > 140 && below(2) === 0) noise.set([0x44, 0x49, 0x43, 0x4d], 128);
  return noise;
};

const DAMAGES: readonly Damage[] = [
  ...[flipBits, flipBits, randomBytes, randomBytes, cutShort, lieAboutLength, lieAboutLength, swapBlocks, moveElement],
  ...[sayOtherwise, sayOtherwise, otherSyntax],
];

/** The file with its landmarks, ready to be damaged again and again. */
export function original(name: string, bytes: Uint8Array): Original {
  return { name, bytes, marks: landmarks(bytes) };
}

/** A damaged copy: the same for the same numbers. One damage in most copies, up to three in the others. */
export function damaged({ bytes, marks }: Original, below: Random): Uint8Array {
  if (below(200) === 0) return nothingButNoise(bytes, marks, below);
  let copy: Uint8Array = Uint8Array.from(bytes);
  for (let more = below(4) === 0 ? 2 + below(2) : 1; more > 0 && copy.length > 16; more--) {
    // What a first damage has moved is looked for anew.
    copy = oneOf(DAMAGES, below)(copy, copy.length === bytes.length ? marks : landmarks(copy), below);
  }
  return copy;
}

function rewritten(bytes: Uint8Array, { value, length, lengthAt, lengthBytes }: Landmark, text: string): Uint8Array {
  const padded = text.length % 2 === 0 ? text : `${text} `;
  const out = spliced(bytes, value, value + length, new TextEncoder().encode(padded));
  const view = new DataView(out.buffer, out.byteOffset, out.byteLength);
  if (lengthBytes === 2) view.setUint16(lengthAt, padded.length, true);
  else view.setUint32(lengthAt, padded.length, true);
  return out;
}

function spliced(bytes: Uint8Array, start: number, end: number, between: Uint8Array): Uint8Array {
  const tail = bytes.subarray(Math.min(end, bytes.length));
  const out = new Uint8Array(Math.min(start, bytes.length) + between.length + tail.length);
  out.set(bytes.subarray(0, start));
  out.set(between, Math.min(start, bytes.length));
  out.set(tail, out.length - tail.length);
  return out;
}
