import { fail, ok, type Result } from '../../result.ts';
import { joined } from '../bytes/joined.ts';
import { type Dataset, parseElements } from '../header/dataset.ts';
import { type Element, encodedElements } from '../write/element.ts';

/** VRs behind which the length takes four bytes, two of them after a gap (PS3.5 7.1.2). */
const LONG = new Set('OB OD OF OL OV OW SQ SV UC UN UR UT UV'.split(' '));
const EXPLICIT = { explicit: true, littleEndian: true } as const;

/** What a header says anew, and the tags (eight hex digits) that it has no more. */
export interface Restated {
  readonly elements: readonly Element[];
  readonly without: readonly string[];
}

/** Elements of a header (explicit, little endian, from its first element to its end) with some of them said anew; all others stay byte for byte where they are. Refused, as a predicate, where the elements are not in order or one stands twice. */
export function restatedHeader(bytes: Uint8Array, { elements, without }: Restated): Result<Uint8Array> {
  const { data } = parseElements(bytes, 0, EXPLICIT, () => true);
  const starts = data.tags().map((tag) => placeOf(data, tag, bytes));
  // Each begins where the one before it ends: none stands twice, and none was passed over.
  const ordered = starts.every(({ tag, at }, k) => {
    const before = starts[k - 1];
    return before === undefined ? at === 0 : before.tag < tag && before.end === at;
  });
  if (!ordered || (starts.at(-1)?.end ?? 0) !== bytes.length)
    return fail('has a header whose elements are not in order or stand twice');
  const parts: Uint8Array[] = [];
  const changed = [...elements, ...without.map((tag) => ({ tag }))].toSorted((a, b) => (a.tag < b.tag ? -1 : 1));
  let at = 0;
  for (const change of changed) {
    const behind = starts.find(({ tag }) => tag > change.tag)?.at ?? bytes.length;
    const from = starts.find(({ tag }) => tag === change.tag)?.at ?? behind;
    parts.push(bytes.subarray(at, from), 'value' in change ? encodedElements([change]) : new Uint8Array());
    at = behind;
  }
  return ok(joined([...parts, bytes.subarray(at)]));
}

function placeOf(data: Dataset, tag: string, bytes: Uint8Array) {
  const value = data.stored(tag) ?? bytes;
  const from = value.byteOffset - bytes.byteOffset;
  return { tag: tag.slice(1), at: from - (LONG.has(data.vr(tag)) ? 12 : 8), end: from + value.length };
}
