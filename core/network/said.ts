import { plainText } from '../foreign-text.ts';

/** So many characters of one text of a network peer are kept. */
const LONGEST = 256;

/**
 * What a peer said, fit to be shown: without control characters and without the marks that turn the direction of writing round,
 * spaces trimmed, cut to 256 characters; null where nothing is left.
 */
export function saidText(text: string): string | null {
  const oneLine = plainText(
    text.slice(0, 4 * LONGEST).replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]+/gu, ' '),
  );
  const shown = oneLine.trim().slice(0, LONGEST);
  return shown === '' ? null : shown;
}

/** A count that a peer gave, as number or as text; null for anything that is not a whole number from 0 to a billion. */
export function saidCount(value: unknown): number | null {
  const number = typeof value === 'string' && /^\s*\d{1,9}\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= 1e9 ? number : null;
}
