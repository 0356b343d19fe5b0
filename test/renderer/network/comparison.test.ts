import { expect, test } from 'vitest';
import type { Identity } from '../../../core/dicom/header/identity.ts';
import type { StudyRow } from '../../../core/network/rows.ts';
import { compared, toConfirm } from '../../../renderer/network/send/comparison.ts';

const ours = {
  patientName: 'Doe^Jane',
  patientId: '4711',
  patientBirthDate: '19580312',
  studyDate: '20260331',
  studyDescription: 'Venous IVUS',
} as Identity;
const row: StudyRow = {
  uid: '1.2',
  patientId: '4711',
  name: 'DOE^JANE^^',
  birthDate: '19580312',
  sex: null,
  accession: null,
  date: '20260331',
  time: null,
  description: null,
  modalities: [],
  series: null,
  instances: null,
};
const differing = (change: Partial<StudyRow>) =>
  compared(ours, { has: 'study', row: { ...row, ...change } })
    .filter(({ differs }) => differs)
    .map(({ label }) => label);

test('the same patient in other letters, and what an archive does not tell, are no differences', () => {
  expect(differing({})).toEqual([]);
  expect(differing({ birthDate: null, name: null })).toEqual([]);
  expect(toConfirm(ours, { has: 'study', row }, 'PACS')).toBeNull();
});

test('another name, number or day differs and has to be confirmed by name', () => {
  expect(differing({ name: 'Doe^June', patientId: '4712' })).toEqual(['Name', 'Patient ID']);
  const other = { ...row, name: 'Doe^June', birthDate: '19580313', date: '20260401' };
  expect(toConfirm(ours, { has: 'study', row: other }, 'PACS')).toBe(
    'Send to PACS although name, date of birth and study date differ',
  );
  expect(toConfirm(ours, { has: 'study', row: { ...row, patientId: '1' } }, 'PACS')).toBe(
    'Send to PACS although patient ID differs',
  );
});

test('of a patient whose study is not there only the patient is compared', () => {
  const their = { has: 'patient', row: { ...row, date: '19990101', description: 'Other' } } as const;
  expect(compared(ours, their).map(({ theirs }) => theirs)).toEqual(['DOE, JANE', '4711', '1958-03-12', '', '']);
  expect(toConfirm(ours, their, 'PACS')).toBe('Send to PACS although it does not have this study');
});

test('what could not be compared has to be confirmed', () => {
  expect(toConfirm(ours, { has: 'nothing' }, 'PACS')).toBe(
    'Send to PACS although it has neither this study nor this patient',
  );
  expect(toConfirm(ours, { has: 'unknown', problem: 'x' }, 'PACS')).toBe(
    'Send to PACS although its patient and study could not be compared',
  );
});
