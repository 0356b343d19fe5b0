import type { Dataset } from '../header/dataset.ts';
import { type Identifying, latin } from './identifying.ts';

/** Elements that this program writes from nothing but its key and its own words. */
const OWN = new Set(['x00100010', 'x00100020', 'x00120062', 'x00120063', 'x00120064', 'x00280301', 'x00280303']);
/** VRs in which words of anybody can stand. */
const WORDS = new Set(['LO', 'SH', 'ST', 'LT', 'UT', 'UC', 'AE', 'PN', 'UR', 'UN', '']);
/** VRs whose texts a name or UID cannot hide in by chance. */
const STRINGS = new Set([...WORDS, 'CS', 'UI', 'DA', 'DT', 'DS', 'IS', 'AS']);
/** Words of code strings that somebody may be called as well. */
const COMMON = new Set(
  'IVUS IVOCT ORIGINAL DERIVED PRIMARY SECONDARY MIXED NONE SINGLE MANUAL MOTOR GATED COLOR IDENTITY LEFT RIGHT VOLUME'.split(
    ' ',
  ),
);

/** The identifying text that a header still has, and in which element; null where none is found. */
export function stillIdentifies(
  data: Dataset,
  all: readonly Identifying[],
): { readonly of: Identifying; readonly at: string } | null {
  for (const tag of data.tags()) {
    if (OWN.has(tag)) continue;
    const vr = data.vr(tag);
    const items = vr === 'SQ' || vr === '' ? data.items(tag) : null;
    for (const item of items ?? []) {
      const inside = stillIdentifies(item, all);
      if (inside !== null) return inside;
    }
    if (items !== null && items.length > 0) continue;
    if (!STRINGS.has(vr)) continue;
    const text = latin(data.stored(tag) ?? new Uint8Array());
    const of = all.find((one) => one.texts.some((word) => holds(text, word, one.kind, vr)));
    if (of !== undefined) return { of, at: tag };
  }
  return null;
}

/** Whether words of anybody (bytes as Latin-1) name somebody. */
export function identifiesIn(text: string, all: readonly Identifying[]): boolean {
  return all.some(({ kind, texts }) => texts.some((word) => holds(text, word, kind, 'LO')));
}

function holds(text: string, word: string, kind: Identifying['kind'], vr: string): boolean {
  // Digits are found in other digits by chance, and a whole number of them in numbers.
  if (/^[\d.]+$/.test(word)) return (WORDS.has(vr) || kind === 'date' || kind === 'uid') && alone(text, word);
  if (kind === 'text' && !WORDS.has(vr)) return false;
  if (vr === 'CS' && COMMON.has(word.toUpperCase())) return false;
  if (vr !== 'CS') return text.toLowerCase().includes(word.toLowerCase());
  return (
    text.split(/[^A-Za-z0-9\x80-\xff]+/).some((token) => token.toLowerCase() === word.toLowerCase()) ||
    (/[^A-Za-z0-9\x80-\xff]/.test(word) && text.toLowerCase().includes(word.toLowerCase()))
  );
}

/** Whether digits stand in a text without further digits beside them; a date may have its time behind it. */
function alone(text: string, digits: string): boolean {
  for (let at = text.indexOf(digits); at >= 0; at = text.indexOf(digits, at + 1)) {
    if (!/\d/.test(text[at - 1] ?? '') && (digits.length === 8 || !/\d/.test(text[at + digits.length] ?? '')))
      return true;
  }
  return false;
}
