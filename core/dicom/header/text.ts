/// <reference path="./dicom-character-set.d.ts" />

import { convertBytes } from 'dicom-character-set';
import { labelOf, registered } from './character-sets.ts';

const ESCAPE = 0x1b;
/** All character sets of the standard, one after the other, are shorter (characters). */
const LONGEST_SETS = 512;

/** The longest text that is read, bytes; the standard's own texts end at 10,240 characters, those without an end are not for a header. */
const LONGEST = 64 * 1024;

/** Longer texts are left to the decoder of their set (bytes). */
const SHORT = 256;

/**
 * The text of an element in its file's character set, without padding, its first `longest` bytes; bytes in an undeclared or unknown set
 * are UTF-8 where they can be, else Latin-1.
 */
export function decodeText(whole: Uint8Array, characterSet: string, longest = LONGEST): string {
  const bytes = whole.subarray(0, longest);
  const letters = plainLetters(bytes);
  if (letters !== null) return withoutPadding(letters);
  const terms = characterSet
    .slice(0, LONGEST_SETS)
    .split('\\')
    .map((term) => term.trim().toUpperCase());
  return withoutPadding(bytes.includes(ESCAPE) ? switching(bytes, terms) : constant(bytes, terms));
}

/** A short text without controls is the same in every set that there is in DICOM; null for any other one. */
function plainLetters(bytes: Uint8Array): string | null {
  if (bytes.length > SHORT) return null;
  let letters = '';
  for (const byte of bytes) {
    if (byte !== 0 && (byte < 0x20 || byte > 0x7e)) return null;
    letters += String.fromCharCode(byte);
  }
  return letters;
}

/** Without an escape sequence all of it is in the first set that says more than ASCII, also where the standard wants the sequence. */
function constant(bytes: Uint8Array, terms: readonly string[]): string {
  const plain = terms.filter((term) => registered(term) !== 6);
  const label = plain.length === 0 && terms.some((term) => term !== '') ? 'windows-1252' : labelOf(plain);
  return label === null ? undeclared(bytes) : new TextDecoder(label).decode(bytes);
}

/** Text that switches between sets by escape sequences (ISO 2022); every value begins in the first set. Some files name the sets without "2022". */
function switching(bytes: Uint8Array, terms: readonly string[]): string {
  const sets = terms.map((term) => {
    const number = registered(term);
    return number === null ? term : `ISO 2022 IR ${number}`;
  });
  const [only] = sets;
  try {
    return convertBytes(sets.length === 1 && MULTIBYTE.test(only ?? '') ? `\\${only}` : sets.join('\\'), bytes);
  } catch {
    return undeclared(bytes);
  }
}

/** Sets that are nothing but an extension of the one that a value begins in. */
const MULTIBYTE = /^ISO 2022 IR (58|87|149|159)$/;

/** Spaces before and after, NULs after; character by character, since a pattern tries every run of zeros in a forged value from each of its characters. */
function withoutPadding(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s\0]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).trimStart();
}

function undeclared(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
