import { DICTIONARY, type Keyword } from './dictionary.ts';
import type { Element, Fragments } from './element.ts';

/** What an attribute can be given as: text, several texts, numbers, bytes as they are, fragments, or items. */
type Written = string | number | readonly string[] | readonly number[] | Uint8Array | Fragments | readonly Attributes[];

/** A data set by the keywords of PS3.6; `undefined` leaves an attribute out. */
export type Attributes = { readonly [K in Keyword]?: Written | undefined };

/** VRs in which a number is written as text. */
const DECIMAL = new Set(['DS', 'IS']);

/** The elements of a data set; throws where a value does not fit the VR of its attribute. */
export function elementsOf(attributes: Attributes): readonly Element[] {
  return (Object.keys(attributes) as Keyword[]).flatMap((keyword) => {
    const value = attributes[keyword];
    if (value === undefined) return [];
    const [tag, vr] = DICTIONARY[keyword];
    return [{ tag, vr, value: written(value, DECIMAL.has(vr)) }];
  });
}

function written(value: Written, decimal: boolean): Element['value'] {
  if (typeof value === 'number') return decimal ? decimalText(value) : [value];
  if (typeof value === 'string' || value instanceof Uint8Array || 'fragments' in value) return value;
  if (isTexts(value)) return value.join('\\');
  if (isNumbers(value)) return decimal ? value.map(decimalText).join('\\') : value;
  return value.map(elementsOf);
}

function isTexts(value: readonly unknown[]): value is readonly string[] {
  return value.length > 0 && value.every((each) => typeof each === 'string');
}

function isNumbers(value: readonly unknown[]): value is readonly number[] {
  return value.length > 0 && value.every((each) => typeof each === 'number');
}

/** The longest decimal string (PS3.5 6.2). */
const LONGEST_DECIMAL = 16;

/** A number as DS: all its digits where 16 characters hold them, else as many as they do. Throws for what is no finite number. */
export function decimalText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be written as a decimal string`);
  for (let digits = 17; digits > 0; digits--) {
    const text = digits === 17 ? String(value) : String(Number(value.toPrecision(digits)));
    if (text.length <= LONGEST_DECIMAL) return text;
  }
  throw new RangeError(`${value} does not fit a decimal string`);
}
