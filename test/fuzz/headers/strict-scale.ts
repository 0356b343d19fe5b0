import { itemsOfBytes } from './strict-elements.ts';
import { strictNumbers } from './strict-numbers.ts';
import type { Form, Node } from './tree.ts';

/** A scale in mm per pixel that a header states, and whether the operator must be asked before it counts. */
export interface StatedScale {
  readonly x: number;
  readonly y: number;
  readonly asks: boolean;
}

const POLAR = '1.2.840.10008.5.1.4.1.1.14.2';
const CAPTURE = '1.2.840.10008.5.1.4.1.1.7';
const ANGIOGRAPHY = '1.2.840.10008.5.1.4.1.1.12.';
/** Sizes of a pixel (mm) that occur. */
const [LEAST, MOST] = [0.001, 5];

/** Every scale that the header of a file may be said to state for its whole picture, by design notes 1.4 and 1.5 on calibration: none, mostly one, more where a value without VR can be read in two ways. */
export function statedScales(nodes: readonly Node[], form: Form): readonly StatedScale[] {
  const header = new Header(nodes, form);
  return ofHeader(header).map((scale) => ({ ...scale, asks: scale.asks || isStrange(scale) }));
}

/** The same numbers, as far as single precision tells them apart. */
function isSame(one: readonly number[], other: readonly number[]): boolean {
  return String(one.map(Math.fround)) === String(other.map(Math.fround));
}

function isStrange({ x, y }: StatedScale): boolean {
  return [x, y].some((size) => size < LEAST || size > MOST);
}

type Pair = readonly [vertical: number, horizontal: number];

/** The reads of one data set. */
export class Header {
  readonly nodes: readonly Node[];
  readonly form: Form;
  constructor(nodes: readonly Node[], form: Form) {
    this.nodes = nodes;
    this.form = form;
  }

  node(tag: number): Node | undefined {
    return this.nodes.find((node) => node.tag === tag);
  }

  text(tag: number): string {
    const { value = new Uint8Array() } = this.node(tag) ?? {};
    return String.fromCharCode(...value).replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r\0]+$/g, '');
  }

  /** The lists of numbers that an element may hold; of a tag that stands twice those that both may hold. */
  lists(tag: number, usual: string): readonly (readonly number[])[] {
    const [first = [], ...others] = this.nodes
      .filter((node) => node.tag === tag)
      .map(({ items, value, vr }) => (items === null ? strictNumbers(value, vr, usual, this.form.little) : []));
    return first.filter((list) => others.every((other) => other.some((one) => isSame(one, list))));
  }

  /** The first of them, of every list. */
  firsts(tag: number, usual: string): readonly number[] {
    return this.lists(tag, usual).flatMap((list) => list.slice(0, 1));
  }

  /** Two sizes above zero. */
  pairs(tag: number, usual = 'DS'): readonly Pair[] {
    return this.lists(tag, usual).flatMap(([vertical = 0, horizontal = 0]): Pair[] =>
      vertical > 0 && horizontal > 0 ? [[vertical, horizontal]] : [],
    );
  }

  /** The items of a sequence in every way in which they can be read; null where it is not there or is none. */
  items(tag: number): readonly (readonly Header[])[] | null {
    const node = this.node(tag);
    if (node === undefined) return null;
    if (node.items !== null) return [node.items.map((item) => new Header(item, this.form))];
    if (node.value.length === 0) return [[]];
    if (node.vr !== 'UN' && node.vr !== '') return null;
    const forms: readonly Form[] = [true, false].flatMap((explicit) =>
      [true, false].map((little) => ({ explicit, little })),
    );
    const read = forms.flatMap((form) => {
      const items = itemsOfBytes(node.value, form);
      return items === null ? [] : [items.map((item) => new Header(item, form))];
    });
    return read.length === 0 ? null : read;
  }
}

function ofHeader(header: Header): readonly StatedScale[] {
  const [sopClass, modality] = [header.text(0x00080016), header.text(0x00080060)];
  if (sopClass === POLAR) return [];
  const regions = header.items(0x00186011);
  if (regions !== null) return regions.flatMap((items) => ofRegions(items, header));
  if (modality === 'XA' || modality === 'RF' || sopClass.startsWith(ANGIOGRAPHY)) return ofXray(header);
  const own = header.pairs(0x00280030);
  const pairs = own.length > 0 ? own : grouped(header);
  const type = header.text(0x00280a02).toUpperCase();
  if (sopClass.startsWith(CAPTURE) || modality === 'OT' || modality === 'SC')
    return type === 'FIDUCIAL' || type === 'GEOMETRY' ? pairs.map((pair) => scale(pair, false)) : [];
  const unusual = ['US', 'IVUS', 'IVOCT', ''].includes(modality) && own.length > 0;
  return pairs.map((pair) => scale(pair, unusual));
}

function scale([vertical, horizontal]: Pair, asks: boolean): StatedScale {
  return { x: horizontal, y: vertical, asks };
}

/** The pixel size of enhanced objects, where all items of the functional groups state the same. */
function grouped(header: Header): readonly Pair[] {
  const measures = shared(header, 0x00289110, 0x00280030, 'DS');
  return measures.length > 0 ? measures : shared(header, 0x00189401, 0x00189404, 'FL');
}

/** A pair that all functional groups of one kind state alike. */
function shared(header: Header, group: number, tag: number, usual: string): readonly Pair[] {
  const groups = [0x52009229, 0x52009230].flatMap((sequence) => header.items(sequence)?.[0] ?? []);
  const pairs = groups.flatMap((item) => item.items(group)?.[0] ?? []).map((item) => item.pairs(tag, usual)[0]);
  const [first] = pairs;
  return first !== undefined && pairs.every((pair) => String(pair) === String(first)) ? [first] : [];
}

interface Region {
  readonly x: number;
  readonly y: number;
  readonly high: boolean;
}

/** One scale for the picture: that of all usable regions where they agree, else of the only one of high priority. */
function ofRegions(items: readonly Header[], header: Header): readonly StatedScale[] {
  const ways = items.map((item) => waysOf(item, header));
  let choices: readonly (readonly Region[])[] = [[]];
  for (const way of ways)
    choices = choices
      .flatMap((chosen) => way.map((region) => (region === null ? chosen : [...chosen, region])))
      .slice(0, 64);
  return choices.flatMap((regions) => {
    const [first] = regions;
    if (first === undefined) return [];
    const high = regions.filter((region) => region.high);
    const [only] = high;
    if (regions.every((region) => alike(region, first))) return [{ ...first, asks: false }];
    return only !== undefined && high.length === 1 ? [{ ...only, asks: false }] : [];
  });
}

function alike(a: Region, b: Region): boolean {
  const near = (one: number, other: number) => Math.abs(one - other) <= 1.1e-6 * Math.max(one, other);
  return near(a.x, b.x) && near(a.y, b.y);
}

/** What an item of the sequence of regions may be: a region that scales distances, or null. */
function waysOf(item: Header, header: Header): readonly (Region | null)[] {
  const [format, kind, ...units] = ([0x00186012, 0x00186014, 0x00186024, 0x00186026] as const).map((tag) =>
    item.firsts(tag, 'US'),
  );
  const tissue =
    format?.includes(1) && (kind?.includes(1) || kind?.includes(2)) && units.every((unit) => unit.includes(3));
  if (!tissue || !liesInside(item, header)) return [null];
  const high = item.firsts(0x00186016, 'UL').map((flags) => flags % 2 === 0);
  const sizes = (tag: number) => item.firsts(tag, 'FD').map((delta) => 10 * Math.abs(delta));
  const found = sizes(0x0018602c).flatMap((x) =>
    sizes(0x0018602e).flatMap((y) =>
      x > 0 && y > 0 ? (high.length === 0 ? [true] : high).map((one) => ({ x, y, high: one })) : [],
    ),
  );
  return found.length === 0 ? [null] : found;
}

/** Whether the box of a region holds anything and lies in the picture; the number of rows or columns may stand for the last one. */
function liesInside(item: Header, header: Header): boolean {
  const rows = header.firsts(0x00280010, 'US')[0] ?? 0;
  const columns = header.firsts(0x00280011, 'US')[0] ?? 0;
  const edges = [0x00186018, 0x0018601a, 0x0018601c, 0x0018601e].map((tag) => item.firsts(tag, 'UL')[0] ?? -1);
  const [x0 = -1, y0 = -1, x1 = -1, y1 = -1] = edges;
  return x0 >= 0 && y0 >= 0 && x1 > x0 && y1 > y0 && x1 <= columns && y1 <= rows;
}

/** X-ray: the file's own calibration, or the size at the detector over the magnification. */
function ofXray(header: Header): readonly StatedScale[] {
  const own = header.pairs(0x00280030);
  const pairs = own.length > 0 ? own : grouped(header);
  const stated = header.pairs(0x00181164);
  // What was made of another picture has pixels of its own.
  const taken = !/^DERIVED|RESAMPLED/.test(header.text(0x00080008).toUpperCase());
  const detector = stated.length > 0 ? stated : shared(header, 0x00289443, 0x00181164, 'DS');
  const type = header.text(0x00280a02).toUpperCase();
  const factors = magnifications(header).filter((factor) => factor >= 1 && factor <= 2);
  const estimated = (taken ? detector : []).flatMap(([v, h]) =>
    factors.map((factor) => scale([v / factor, h / factor], false)),
  );
  if (pairs.length === 0) return estimated;
  return pairs.flatMap((pair) => {
    if (own.length === 0 || type === 'FIDUCIAL' || type === 'GEOMETRY') return [scale(pair, false)];
    const uncorrected = detector.some((size) =>
      alike({ x: size[0], y: size[1], high: true }, { x: pair[0], y: pair[1], high: true }),
    );
    return uncorrected ? estimated : [scale(pair, true)];
  });
}

function magnifications(header: Header): readonly number[] {
  const stated = header.firsts(0x00181114, 'DS');
  if (stated.length > 0) return stated;
  return header.firsts(0x00181110, 'DS').flatMap((far) => header.firsts(0x00181111, 'DS').map((near) => far / near));
}
