import { plainText } from '../../foreign-text.ts';
import { type Budget, headerBudget } from './budget.ts';
import {
  type Elements,
  type Encoding,
  readElements,
  readItems,
  type StoredElement,
  type StoredItem,
} from './elements.ts';
import { agreed, type NumberVr, type Reading, readNumbers } from './numbers.ts';
import { decodeText } from './text.ts';

export type { Encoding } from './elements.ts';

/**
 * Typed reads of one data set (a whole header or one sequence item) by tag, written `x00280010`. Numbers are read by the VR that
 * the file writes; an absent, empty or unreadable value is null (text: ''), and `reading` and `unreadableItems` tell which.
 */
export interface Dataset {
  /** Text in the file's character set, all values with their backslashes, without padding, controls and marks of direction. */
  text(tag: string): string;
  /** The bytes of an element as they stand in the file, padding included; null when it is absent. */
  stored(tag: string): Uint8Array | null;
  /** The VR of an element as the file writes it; '' where it writes none or the element is absent. */
  vr(tag: string): string;
  /** Every element that is there, in the order of the file. */
  tags(): readonly string[];
  /** The byte order of its numbers. */
  readonly littleEndian: boolean;
  /** What a tag holds where the standard has numbers of the VR `usual`. */
  reading(tag: string, usual: NumberVr): Reading;
  /** The numbers of an element that is DS or IS in the standard. */
  decimals(tag: string): readonly number[] | null;
  /** The first of them. */
  decimal(tag: string): number | null;
  uint16(tag: string): number | null;
  int16(tag: string): number | null;
  uint32(tag: string): number | null;
  double(tag: string): number | null;
  /** All values of an element that is FL in the standard. */
  floats(tag: string): readonly number[] | null;
  /** All 16-bit words of an element, in host byte order. */
  words(tag: string): Uint16Array | null;
  /** The items of a sequence, also of one that was stored as UN; null when the element is absent or cannot be read as a sequence. */
  items(tag: string): readonly Dataset[] | null;
  /** True where a sequence is there, but cannot be read as one. */
  unreadableItems(tag: string): boolean;
}

/** One stretch of elements, parsed: what was read, where the next element begins, and whether all of it made sense. */
export interface FrameSegment {
  readonly data: Dataset;
  /** Where the first element that does not belong to the stretch begins. */
  readonly end: number;
  /** False where an element makes no sense or the bytes end inside it. */
  readonly intact: boolean;
  /** True where there are more elements than any header has; those up to there were read. */
  readonly endless: boolean;
}

/** Parses elements from `start` while `belongs(group)`; never throws, never reads or allocates beyond `bytes`. */
export function parseElements(
  bytes: Uint8Array,
  start: number,
  encoding: Encoding,
  belongs: (group: number) => boolean,
): FrameSegment {
  const budget = headerBudget();
  const { elements, end, intact } = readElements(bytes, start, encoding, belongs, budget);
  return { data: dataset(elements, bytes, encoding, budget), end, intact, endless: budget.left < 0 };
}

/** VRs whose bytes are no text. */
const NO_TEXT: Readonly<Record<string, NumberVr>> = { US: 'US', SS: 'SS', UL: 'UL', SL: 'SL', FL: 'FL', FD: 'FD' };
/** VRs whose bytes are no words. */
const NO_WORDS = new Set(['DS', 'IS', 'UL', 'SL', 'FL', 'FD']);

function dataset(elements: Elements, bytes: Uint8Array, encoding: Encoding, budget: Budget, inherited = ''): Dataset {
  const little = encoding.littleEndian;
  const vrOf = (tag: string): string => elements.get(tag)?.vr ?? '';
  const value = (tag: string): Uint8Array => bytesOf(bytes, elements.get(tag));
  const known = { readings: new Map<string, Reading>(), items: new Map<string, readonly Dataset[] | null>() };
  const reading = (tag: string, usual: NumberVr): Reading => {
    const element = elements.get(tag);
    const place = (element?.length ?? 0) < LONG_LIST ? null : known.readings;
    return element
      ? kept(place, `${tag} ${usual}`, () => numbersOf(bytes, element, usual, little))
      : { state: 'absent' };
  };
  const all = (tag: string, usual: NumberVr): readonly number[] | null => valuesOf(reading(tag, usual));
  const first = (tag: string, usual: NumberVr): number | null => all(tag, usual)?.[0] ?? null;
  const characterSet = decodeText(value('x00080005'), 'ISO_IR 100') || inherited;
  return {
    text: (tag) => {
      const number = NO_TEXT[vrOf(tag)];
      return number === undefined
        ? plainText(decodeText(value(tag), characterSet))
        : (all(tag, number) ?? []).slice(0, 64).join('\\');
    },
    stored: (tag) => (elements.has(tag) ? value(tag) : null),
    vr: vrOf,
    tags: () => [...elements.keys()],
    littleEndian: little,
    reading,
    decimals: (tag) => all(tag, 'DS'),
    decimal: (tag) => first(tag, 'DS'),
    uint16: (tag) => first(tag, 'US'),
    int16: (tag) => first(tag, 'SS'),
    uint32: (tag) => first(tag, 'UL'),
    double: (tag) => first(tag, 'FD'),
    floats: (tag) => all(tag, 'FL'),
    words: (tag) => (NO_WORDS.has(vrOf(tag)) ? words16(all(tag, 'SS') ?? all(tag, 'US')) : wordsOf(value(tag), little)),
    items: (tag) => itemsOf(tag),
    unreadableItems: (tag) => elements.has(tag) && itemsOf(tag) === null,
  };
  function itemsOf(tag: string): readonly Dataset[] | null {
    const element = elements.get(tag);
    if (element === undefined || element.earlier !== undefined) return null;
    const within = ({ littleEndian }: StoredItem): Encoding => ({ ...encoding, littleEndian });
    const own = (item: StoredItem) => dataset(item.elements, bytes, within(item), budget, characterSet);
    return kept(known.items, tag, () => readItems(bytes, element, encoding, budget)?.map(own) ?? null);
  }
}

function numbersOf(bytes: Uint8Array, element: StoredElement, usual: NumberVr, little: boolean): Reading {
  const { vr, earlier } = element;
  const read = readNumbers(bytesOf(bytes, element), vr, usual, little);
  return earlier === undefined ? read : agreed(numbersOf(bytes, earlier, usual, little), read);
}

/** Values from this length on (bytes) are read once: shorter ones are read as fast as they are remembered. */
const LONG_LIST = 256;

function kept<T>(known: Map<string, T> | null, key: string, read: () => T): T {
  const before = known?.get(key);
  if (before !== undefined) return before;
  const now = read();
  known?.set(key, now);
  return now;
}

function bytesOf(bytes: Uint8Array, element: StoredElement | undefined): Uint8Array {
  return element === undefined ? new Uint8Array() : bytes.subarray(element.offset, element.offset + element.length);
}

function valuesOf(reading: Reading): readonly number[] | null {
  return reading.state === 'read' ? reading.values : null;
}

function words16(values: readonly number[] | null): Uint16Array | null {
  return values === null ? null : Uint16Array.from(values);
}

/** Without a list of numbers in between: an overlay of a long run has millions of words. */
function wordsOf(own: Uint8Array, little: boolean): Uint16Array | null {
  if (own.length < 2) return null;
  const view = new DataView(own.buffer, own.byteOffset, own.byteLength);
  const words = new Uint16Array(own.length >> 1);
  for (let i = 0; i < words.length; i++) words[i] = view.getUint16(2 * i, little);
  return words;
}
