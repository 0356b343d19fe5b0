import { oneOf, type Random } from '../random.ts';
import type { Form, Node } from './tree.ts';
import { encoded, NUMBERS, numberText } from './values.ts';

/** What decides scale, clock and frames: tag and VR of the standard. */
const DECIDING: readonly (readonly [tag: number, vr: string])[] = [
  [0x00280030, 'DS'],
  [0x00280034, 'DS'],
  [0x00281053, 'DS'],
  [0x00181164, 'DS'],
  [0x00181110, 'DS'],
  [0x00181111, 'DS'],
  [0x00181114, 'DS'],
  [0x00280010, 'US'],
  [0x00280011, 'US'],
  [0x00280008, 'IS'],
  [0x00180040, 'IS'],
  [0x00180072, 'DS'],
  [0x00181063, 'DS'],
  [0x00181065, 'DS'],
  [0x00082144, 'IS'],
  [0x00183101, 'DS'],
];
const OF_REGION: readonly (readonly [tag: number, vr: string])[] = [
  [0x00186012, 'US'],
  [0x00186014, 'US'],
  [0x00186016, 'UL'],
  [0x00186018, 'UL'],
  [0x0018601a, 'UL'],
  [0x0018601c, 'UL'],
  [0x0018601e, 'UL'],
  [0x00186024, 'US'],
  [0x00186026, 'US'],
  [0x0018602c, 'FD'],
  [0x0018602e, 'FD'],
  [0x0018602c, 'FD'],
  [0x0018602e, 'FD'],
];
const PAIRS = new Set([0x00280030, 0x00280034, 0x00181164]);
const REGIONS = 0x00186011;
const WORDS: readonly (readonly [tag: number, words: readonly string[]])[] = [
  [0x00080060, ['IVUS', 'US', 'XA', 'RF', 'OT', 'SC', 'CT', '', 'IVOCT', 'us']],
  [0x00280a02, ['FIDUCIAL', 'GEOMETRY', 'fiducial', '', 'X']],
  [0x00080008, ['ORIGINAL\\PRIMARY', 'DERIVED\\SECONDARY', 'ORIGINAL\\RESAMPLED', '']],
  [0x00183100, ['MOTOR_PULLBACK', 'MANUAL_PULLBACK', 'MOTORIZED', '']],
  [0x00080016, ['3.1', '6.1', '7', '7.2', '12.1', '14.1', '14.2', '2'].map((end) => `1.2.840.10008.5.1.4.1.1.${end}`)],
];
/** VRs that writers put where others belong. */
const OTHER_VRS = ['DS', 'IS', 'FL', 'FD', 'US', 'SS', 'UL', 'SL', 'LO', 'UN', '', 'OB', 'OW', 'CS', 'ST', 'AT'];

/** A data set changed in one to four of the places that decide scale, clock and frames: the same for the same numbers. */
export function mutated(nodes: readonly Node[], form: Form, below: Random): readonly Node[] {
  let changed = nodes;
  for (let more = 1 + below(below(3) === 0 ? 4 : 2); more > 0; more--) changed = once(changed, form, below);
  return changed;
}

function once(nodes: readonly Node[], form: Form, below: Random): readonly Node[] {
  const kind = below(10);
  if (kind < 4) return withRegions(nodes, form, below);
  if (kind < 5) {
    const [tag, words] = oneOf(WORDS, below);
    return placed(nodes, { tag, vr: 'CS', value: new TextEncoder().encode(evenly(oneOf(words, below))), items: null });
  }
  const [tag, usual] = oneOf(DECIDING, below);
  return changedAt(nodes, tag, usual, form, below);
}

/** One element of a data set changed: its value, its VR, its length, or its place. */
function changedAt(nodes: readonly Node[], tag: number, usual: string, form: Form, below: Random): readonly Node[] {
  const node = nodes.find((one) => one.tag === tag);
  const kind = below(8);
  if (node === undefined || kind < 4) return placed(nodes, valued(tag, usual, form, below));
  if (kind === 4) return placed(nodes, { ...node, vr: oneOf(OTHER_VRS, below) });
  if (kind === 5) return placed(nodes, { ...node, length: lie(node, below) });
  if (kind === 6) return nodes.filter((one) => one !== node);
  // Twice, before or behind itself: no data set may hold that.
  const twin = valued(tag, usual, form, below);
  return nodes.flatMap((one) => (one === node ? (below(2) === 0 ? [one, twin] : [twin, one]) : [one]));
}

function lie({ value }: Node, below: Random): number {
  return below(3) === 0
    ? oneOf([0, 1, 2, 6, 0xff, 0xfffe, 0xffff, 0x7fffffff], below)
    : Math.max(0, value.length + below(9) - 4);
}

/** A new value in the usual VR or in another one. */
function valued(tag: number, usual: string, form: Form, below: Random): Node {
  const count = PAIRS.has(tag)
    ? oneOf([2, 2, 2, 2, 1, 3], below)
    : tag === 0x00181065
      ? 2 + below(10)
      : oneOf([1, 1, 1, 2], below);
  const first = oneOf(NUMBERS, below);
  const numbers = Array.from({ length: count }, () => (below(3) > 0 ? first : oneOf(NUMBERS, below)));
  const vr = below(5) < 2 ? oneOf(OTHER_VRS, below) : usual;
  const inBytes = vr === 'UN' || vr === '' || vr === 'OB' ? usual : vr;
  const text = below(12) === 0 || ['DS', 'IS', 'LO', 'CS', 'ST'].includes(inBytes);
  const value = text
    ? new TextEncoder().encode(evenly(numberText(numbers, below)))
    : encoded(numbers, inBytes, form.little);
  return { tag, vr, value, items: null };
}

function evenly(text: string): string {
  return text.length % 2 === 0 ? text : `${text} `;
}

/** The sequence of regions changed: in an item, in the number of its items, or in how it is stored. */
function withRegions(nodes: readonly Node[], form: Form, below: Random): readonly Node[] {
  const node = nodes.find(({ tag }) => tag === REGIONS);
  if (node?.items === undefined || node.items === null) return nodes;
  const items = node.items;
  const kind = below(8);
  if (kind < 5 && items.length > 0) {
    const item = oneOf(items, below);
    const [tag, usual] = oneOf(OF_REGION, below);
    const changed = changedAt(item, tag, usual, node.inside ?? form, below);
    return placed(nodes, { ...node, items: items.map((one) => (one === item ? changed : one)) });
  }
  if (kind === 5) return placed(nodes, { ...node, items: below(3) === 0 ? [] : [...items, ...items.slice(0, 1)] });
  if (kind === 6) return placed(nodes, { ...node, length: below(2) === 0 ? 'open' : lie(node, below) });
  const inside = form.explicit && below(2) === 0 ? { explicit: below(2) === 0, little: form.little } : form;
  return placed(nodes, { ...node, vr: oneOf(['UN', '', 'SQ', 'OB'], below), inside });
}

/** The element in place of the one with its tag, or where it belongs. */
function placed(nodes: readonly Node[], node: Node): readonly Node[] {
  if (nodes.some(({ tag }) => tag === node.tag)) return nodes.map((one) => (one.tag === node.tag ? node : one));
  return [...nodes, node].toSorted((a, b) => a.tag - b.tag);
}
