import { expect, test } from 'vitest';
import { personDifference, personKey, personText } from '../../../../core/dicom/header/person.ts';

const person = (patientName: string, patientId = '', patientBirthDate = '') => ({
  patientName,
  patientId,
  patientBirthDate,
});

test.each([
  ['patient ID', person('A^B', '1'), person('A^B', '2')],
  ['patient ID', person('A^B', '0012'), person('A^B', '12')],
  ['birth date', person('A^B', '1', '19500101'), person('A^B', '1', '19790404')],
  ['name', person('A^B'), person('A^C')],
  ['name', person('A^B', '1'), person('A^C')],
  ['name', person('A^B^C'), person('A^^B^C')],
])('another %s is another person', (what, one, other) => {
  expect(personDifference(one, other)).toBe(what);
  expect(personKey(one)).not.toBe(personKey(other));
});

test.each([
  ['case and empty parts of the name', person('TRIAL^ONE'), person('Trial^One^^^')],
  ['spaces', person('Trial ^ One', '7 '), person('Trial^One', '7')],
  ['another name under one ID', person('Maiden^Ann', '7'), person('Married^Ann', '7')],
  ['what one file leaves blank', person('A^B', '7', '19500101'), person('', '', '')],
  ['a further script', person('Yamada^Tarou=山田^太郎'), person('YAMADA^TAROU')],
  ['an umlaut in two parts', person('Mu\u0308ller'), person('M\u00fcller')],
])('%s: one person', (_, one, other) => {
  expect(personDifference(one, other)).toBeNull();
});

test('a person reads with ID and birth date; what is missing is said', () => {
  expect(personText(person('Doe^Jane', '4711', '19500331'))).toBe('Doe, Jane (ID 4711, born 1950-03-31)');
  expect(personText(person(''))).toBe('no name (no ID)');
});
