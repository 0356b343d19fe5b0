import { expect, test } from 'vitest';
import { movedBack, substitutesBy } from '../../../../core/dicom/deidentify/substitutes.ts';

const [one, other] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
const patient = { patientName: 'Doe^Jane', patientId: '4711', patientBirthDate: '19500331' };

test('a UID becomes the same valid UID again and again, and another one under another key', () => {
  const uid = substitutesBy(one).uid('1.2.3.4');
  expect(uid).toMatch(/^2\.25\.[1-9]\d{1,38}$/);
  expect(substitutesBy(one).uid('1.2.3.4')).toBe(uid);
  expect(substitutesBy(one).uid('1.2.3.5')).not.toBe(uid);
  expect(substitutesBy(other).uid('1.2.3.4')).not.toBe(uid);
});

test('one person in two spellings has one pseudonym; two persons have two', () => {
  const { pseudonym } = substitutesBy(one);
  const own = pseudonym(patient);
  expect(pseudonym({ ...patient, patientName: 'DOE^JANE^^' })).toEqual(own);
  expect(pseudonym({ ...patient, patientId: '4712' })).not.toEqual(own);
  expect(own.name).toMatch(/^ANON\^[0-9A-F]{8}$/);
  expect(own.daysBack).toBeGreaterThanOrEqual(365);
  expect(own.daysBack).toBeLessThanOrEqual(3650);
});

test.each([
  ['20240301', 1, '20240229'],
  ['20230301', 1, '20230228'],
  ['20260115', 380, '20241231'],
  ['2026.01.15', 15, '20251231'],
  ['20260115143000.125+0100', 14, '20260101143000.125'],
  ['20260115\\20260117', 14, '20260101\\20260103'],
  ['', 14, ''],
  ['January', 14, ''],
  ['2026', 14, ''],
])('%s, %i days earlier, is %s', (date, days, earlier) => {
  expect(movedBack(date, days)).toBe(earlier);
});
