import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { type Person, personKey } from '../header/person.ts';
import type { Run } from '../run.ts';
import { identifiesIn } from './found.ts';
import { partsOfName } from './identifying.ts';

/** A name for what is saved from a run, without its ending. */
export interface SavedName {
  readonly stem: string;
  /** The name of the opened file tells who the patient is: the stem tells nobody, unless they have the key. */
  readonly isPseudonym: boolean;
}

/** The name of the opened file without its ending or, where that holds a part of the patient's name, their ID or birth date, a pseudonym: the same one for the same person and key (random bytes, asked for only then). */
export function savedName({ file, identity }: Pick<Run, 'file' | 'identity'>, key: () => Uint8Array): SavedName {
  const stem = file.replace(/\.(dcm|dicom|ima)$/i, '');
  const isPseudonym = namesPatient(stem, identity);
  return { stem: isPseudonym ? `ivus-${pseudonym(identity, key())}` : stem, isPseudonym };
}

/** Digits and letters that are not taken for each other: five bits each. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 6;

function pseudonym(person: Person, key: Uint8Array): string {
  const mark = hmac(sha256, key, utf8ToBytes(`file name\n${personKey(person)}`));
  return Array.from(mark.subarray(0, LENGTH), (byte) => SIGNS[byte % SIGNS.length]).join('');
}

/** Shorter words stand in others by chance: such a part of a name has to be a whole word of the file's name. */
const ANYWHERE = 4;
const SHORTEST = 2;

function namesPatient(stem: string, person: Person): boolean {
  if (isPractice(person)) return false;
  const parts = [...new Set(wordsOf(person))].filter((part) => part.length >= SHORTEST);
  const texts = parts.filter((part) => part.length >= ANYWHERE || /[^\p{Script=Latin}\d]/u.test(part));
  // Marks inside an ID and a date are written in many ways, or left out.
  const marked = [lettersOf(person.patientId), ...datesOf(person)].filter((text) => text.length >= ANYWHERE);
  if (spellings(stem).some((one) => holds(one, texts) || holds(lettersOf(one), marked))) return true;
  const words = spellings(stem.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')).flatMap((one) => one.split(/[^\p{L}\d]+/u));
  return parts.some((part) => words.includes(part));
}

function holds(text: string, texts: readonly string[]): boolean {
  return identifiesIn(text, [{ from: 'patient', kind: 'name', texts }]);
}

/** Practice studies are called as their files are, and nobody is called that. */
function isPractice({ patientName, patientId }: Person): boolean {
  return /^PRACTICE\^\d+$/.test(patientName) && /^PRACTICE-\d+$/.test(patientId);
}

function wordsOf({ patientName, patientId }: Person): readonly string[] {
  return [...partsOfName(patientName).filter((part) => /\p{L}/u.test(part)), patientId].flatMap(spellings);
}

/** A text in small letters without accents, which file names often lack, and with them written out as in German and Danish. */
function spellings(text: string): readonly string[] {
  const small = text.normalize('NFC').trim().toLowerCase();
  const written = small.replace(/[äöüßøåæœ]/g, (letter) => WRITTEN_OUT[letter] ?? letter);
  return [...new Set([small, written].map((one) => one.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC')))];
}

const WRITTEN_OUT: Readonly<Record<string, string>> = {
  ...{ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' },
  ...{ ø: 'oe', å: 'aa', æ: 'ae', œ: 'oe' },
};

/** A birth date as it is written in file names: year, day or month first. */
function datesOf({ patientBirthDate }: Person): readonly string[] {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(patientBirthDate.trim()) ?? [];
  return year === undefined ? [] : [`${year}${month}${day}`, `${day}${month}${year}`, `${month}${day}${year}`];
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\d]/gu, '');
}
