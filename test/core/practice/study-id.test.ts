import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { attemptKey, formerKeys, presentKey } from '../../../core/practice/key.ts';
import { readRecord } from '../../../core/practice/records/record.ts';
import { presentId, studyId } from '../../../core/practice/study-id.ts';

const folder = new URL('../../../samples/cases/', import.meta.url);
const cases = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));

test.each(cases.map(({ id, number }) => [id, number]))(
  'what was called %s has the id of study %i now',
  (id, number) => {
    expect(presentId(id)).toBe(`practice-${String(number).padStart(2, '0')}`);
  },
);

test('a present id and a teacher’s own stay as they are', () => {
  expect([presentId(studyId(3)), presentId('own-1a2b3c4d')]).toEqual(['practice-03', 'own-1a2b3c4d']);
});

test('a record from before counts its attempts to the same studies', () => {
  const attempt = { durationS: null, truthDigest: 'd', teachingPoint: 'x', rows: [], repeats: [] };
  const old = {
    format: 'ivus-practice/1',
    trainee: 'A',
    attempts: [
      { ...attempt, case: 'exactly-at-the-gate', at: '2026-01-01T08:00:00Z' },
      { ...attempt, case: 'practice-03', at: '2026-01-02T08:00:00Z' },
    ],
  };
  const record = readRecord(JSON.stringify(old), 'A');
  expect(record.ok && record.value.attempts.map((each) => each.case)).toEqual(['practice-03', 'practice-03']);
});

test('an attempt that was begun under an older id is found under the present one, and no other is', () => {
  const ids = cases.map(({ id }) => id);
  const old = attemptKey('Dr "A", B', 'long-lesion', 2);
  expect(presentKey(old)).toBe(attemptKey('Dr "A", B', 'practice-07', 2));
  expect(formerKeys(presentKey(old), ids)).toEqual([old]);
  for (const other of ['1.2.840', 'practice is no attempt', attemptKey('A', 'own-1', 1)])
    expect([presentKey(other), formerKeys(other, ids)]).toEqual([other, []]);
});
