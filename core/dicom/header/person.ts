import { isolated } from '../../foreign-text.ts';
import { textDigest } from '../bytes/digest.ts';
import type { Identity } from './identity.ts';
import { shownName } from './person-name.ts';

/** What a header says of who the patient is. */
export type Person = Pick<Identity, 'patientName' | 'patientId' | 'patientBirthDate'>;

/**
 * What tells two persons apart: another patient ID, another birth date or, where an ID is blank, another name. Null where
 * nothing does: upper and lower case, spaces and empty parts of a name are spelling, and a blank is no contradiction.
 */
export function personDifference(a: Person, b: Person): 'patient ID' | 'birth date' | 'name' | null {
  if (differ(a.patientId, b.patientId)) return 'patient ID';
  if (differ(a.patientBirthDate, b.patientBirthDate)) return 'birth date';
  const known = spelling(a.patientId) !== '' && spelling(b.patientId) !== '';
  return !known && differ(nameOf(a), nameOf(b)) ? 'name' : null;
}

/** A person in one spelling: the same text for the same ID, birth date and name. */
export function personKey(person: Person): string {
  return [spelling(person.patientId), spelling(person.patientBirthDate), nameOf(person)].join('\n');
}

/**
 * A person as digests of ID, birth date and name, '' where one is blank: enough for `personDifference` to tell two persons apart, while
 * nobody who reads a file with them sees who it is. Not a secret: a birth date can be found by trying all of them.
 */
export function personMarks(person: Person): Person {
  return {
    patientId: markOf(spelling(person.patientId)),
    patientBirthDate: markOf(spelling(person.patientBirthDate)),
    patientName: markOf(nameOf(person)),
  };
}

function markOf(text: string): string {
  return text === '' ? '' : textDigest(text).slice(0, 16);
}

/** A person for reading: "Doe, Jane (ID 4711, born 1950-03-31)"; what is not stated is said. */
export function personText({ patientName, patientId, patientBirthDate }: Person): string {
  const born = patientBirthDate.trim().replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  const id = patientId.trim() === '' ? 'no ID' : `ID ${isolated(patientId.trim())}`;
  return `${isolated(shownName(patientName)) || 'no name'} (${id}${born === '' ? '' : `, born ${born}`})`;
}

function differ(a: string, b: string): boolean {
  const [one, other] = [spelling(a), spelling(b)];
  return one !== '' && other !== '' && one !== other;
}

/** The name in Latin letters, else in its own script, without the empty parts at its end. */
function nameOf({ patientName }: Person): string {
  const scripts = patientName.split('=').map((script) => script.split('^').map(spelling).join('^').replace(/\^+$/, ''));
  return scripts.find((script) => script !== '') ?? '';
}

function spelling(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
