import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Person, personKey } from '../header/person.ts';
import { uidOf } from '../write/uid.ts';

/** What a patient is called in the copies, and by how many days their dates are moved back. */
interface Pseudonym {
  /** As DICOM writes names. */
  readonly name: string;
  readonly id: string;
  readonly daysBack: number;
}

/** What stands in the copies of one export for what names somebody: always the same for the same. Whoever lacks the key cannot go back. */
export interface Substitutes {
  uid(stated: string): string;
  pseudonym(person: Person): Pseudonym;
}

/** Dates move back by one year at least and by ten at most. */
const DAYS = { least: 365, most: 3650 };

/** The substitutes of an export by its key: 32 random bytes, kept only where later exports have to agree with this one. */
export function substitutesBy(key: Uint8Array): Substitutes {
  const mark = (kind: string, text: string): Uint8Array => hmac(sha256, key, utf8ToBytes(`${kind}\n${text}`));
  return {
    uid: (stated) => uidOf(mark('uid', stated)),
    pseudonym: (person) => {
      const bytes = mark('patient', personKey(person));
      const number = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4);
      const word = bytesToHex(bytes.subarray(0, 4)).toUpperCase();
      const daysBack = DAYS.least + (number % (DAYS.most - DAYS.least + 1));
      return { name: `ANON^${word}`, id: `ANON-${word}`, daysBack };
    },
  };
}

const DAY_MS = 86_400_000;

/** Dates (YYYYMMDD, or with a time of day behind it, several joined by a backslash) so many days earlier; what is no date is left empty. */
export function movedBack(dates: string, days: number): string {
  return dates
    .split('\\')
    .map((date) => oneMovedBack(date.trim(), days))
    .join('\\');
}

function oneMovedBack(date: string, days: number): string {
  const [, year, month, day, rest = ''] = /^(\d{4})\.?(\d\d)\.?(\d\d)([\d.]*)(?:[+-]\d{4})?$/.exec(date) ?? [];
  if (year === undefined) return '';
  const moved = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)) - days * DAY_MS);
  return Number.isNaN(moved.getTime()) ? '' : moved.toISOString().slice(0, 10).replaceAll('-', '') + rest;
}
