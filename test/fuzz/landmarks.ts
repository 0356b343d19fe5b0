/** An element or item found by its looks: where it begins, where its length is written and in how many bytes, where its value begins. */
export interface Landmark {
  readonly at: number;
  readonly tag: number;
  readonly lengthAt: number;
  readonly lengthBytes: 2 | 4;
  readonly value: number;
  readonly length: number;
}

const SHORT = 'AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US'.split(' ');
const LONG = 'OB OD OF OL OV OW SQ SV UC UN UR UT UV'.split(' ');
const GROUPS = new Set([0x0002, 0x0008, 0x0010, 0x0018, 0x0020, 0x0028, 0x5400, 0x6000, 0x7fe0, 0xfffe]);
const MOST = 2000;

/** Everything in the bytes that looks like a little endian element or an item, by byte pattern: nested ones too, and now and then a false one. */
export function landmarks(bytes: Uint8Array): readonly Landmark[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Landmark[] = [];
  for (let at = 0; at + 12 <= bytes.length && found.length < MOST; at++) {
    const group = view.getUint16(at, true);
    if (!GROUPS.has(group)) continue;
    const mark = landmarkAt(view, at, group * 0x10000 + view.getUint16(at + 2, true));
    if (mark !== null) found.push(mark);
  }
  return found;
}

function landmarkAt(view: DataView, at: number, tag: number): Landmark | null {
  const vr = String.fromCharCode(view.getUint8(at + 4), view.getUint8(at + 5));
  if (SHORT.includes(vr))
    return { at, tag, lengthAt: at + 6, lengthBytes: 2, value: at + 8, length: view.getUint16(at + 6, true) };
  if (LONG.includes(vr))
    return { at, tag, lengthAt: at + 8, lengthBytes: 4, value: at + 12, length: view.getUint32(at + 8, true) };
  const length = view.getUint32(at + 4, true);
  const likely = tag >= 0xfffe0000 ? tag === 0xfffee000 : length < 0x10000 && length % 2 === 0;
  return likely ? { at, tag, lengthAt: at + 4, lengthBytes: 4, value: at + 8, length } : null;
}
