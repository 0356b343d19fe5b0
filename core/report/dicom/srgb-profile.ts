/** XYZ of sRGB's primaries and of white, adapted to the connection space's D50 (IEC 61966-2-1; ICC.1:2001-12, annex A). */
const COLORANTS = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
  wtpt: [0.9642, 1, 0.8249],
} as const;
/** Entries of the curve from code values to light. */
const CURVE = 256;
const HEADER = 128;

/** sRGB as an ICC input profile of version 2, which colour presentation states must carry (PS3.3 C.11.15); always the same bytes. */
export function srgbProfile(): Uint8Array {
  const curve = curveTag();
  const tags: readonly (readonly [name: string, data: Uint8Array])[] = [
    ['desc', descriptionTag('sRGB IEC61966-2.1')],
    ['cprt', tag('text', latin('No copyright\0'))],
    ...Object.entries(COLORANTS).map(([name, xyz]) => [name, tag('XYZ ', fixed(xyz))] as const),
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const table = 4 + 12 * tags.length;
  const data = [...new Set(tags.map(([, each]) => each))];
  const offsets = new Map<Uint8Array, number>();
  let size = HEADER + table;
  for (const each of data) {
    offsets.set(each, size);
    size += Math.ceil(each.length / 4) * 4;
  }
  const out = new Uint8Array(size);
  const view = new DataView(out.buffer);
  writeHeader(out, view);
  view.setUint32(HEADER, tags.length);
  for (const [index, [name, each]] of tags.entries()) {
    const at = HEADER + 4 + 12 * index;
    out.set(latin(name), at);
    view.setUint32(at + 4, offsets.get(each) ?? 0);
    view.setUint32(at + 8, each.length);
  }
  for (const each of data) out.set(each, offsets.get(each));
  return out;
}

function writeHeader(out: Uint8Array, view: DataView): void {
  view.setUint32(0, out.length);
  view.setUint32(8, 0x02100000);
  out.set(latin('scnrRGB XYZ '), 12);
  // 1 January 2000: a profile has a date, and this one is always the same.
  for (const [index, part] of [2000, 1, 1, 0, 0, 0].entries()) view.setUint16(24 + 2 * index, part);
  out.set(latin('acsp'), 36);
  out.set(fixed(COLORANTS.wtpt), 68);
}

/** A tag's data: its type, four bytes of nothing, its content. */
function tag(type: string, content: Uint8Array): Uint8Array {
  const out = new Uint8Array(8 + content.length);
  out.set(latin(type));
  out.set(content, 8);
  return out;
}

/** A description in ASCII, with neither of the other two forms that it could have. */
function descriptionTag(words: string): Uint8Array {
  const content = new Uint8Array(4 + words.length + 1 + 8 + 3 + 67);
  new DataView(content.buffer).setUint32(0, words.length + 1);
  content.set(latin(words), 4);
  return tag('desc', content);
}

function curveTag(): Uint8Array {
  const content = new Uint8Array(4 + 2 * CURVE);
  const view = new DataView(content.buffer);
  view.setUint32(0, CURVE);
  for (let k = 0; k < CURVE; k++) {
    const value = k / (CURVE - 1);
    const light = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    view.setUint16(4 + 2 * k, Math.round(65_535 * light));
  }
  return tag('curv', content);
}

/** Numbers as s15Fixed16. */
function fixed(values: readonly number[]): Uint8Array {
  const out = new Uint8Array(4 * values.length);
  const view = new DataView(out.buffer);
  for (const [index, value] of values.entries()) view.setInt32(4 * index, Math.round(65_536 * value));
  return out;
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
