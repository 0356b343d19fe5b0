import { expect, test } from 'vitest';
import { emptyRecord, type RecordedRow, withAttempt } from '../../../core/practice/records/record.ts';
import { progressSentences } from '../../../core/practice/records/sentences.ts';

const row = (key: string, measure: RecordedRow['measure'], facts: Partial<RecordedRow>): RecordedRow => {
  const subject = key.split('/')[0] as RecordedRow['subject'];
  return { key, measure, subject, label: key, unit: 'mm', truth: 5, read: 5, error: 0, band: 'good', ...facts };
};

const decision = (band: RecordedRow['band']) => row('study/outcome', 'outcome', { unit: null, error: null, band });
const mld = (error: number) => row('lesion/outline-min', 'outline-min', { read: 5 + error, error });
const end = (error: number) =>
  row('study/lesion-end', 'lesion-end', { truth: 27, read: 27 + error, error, band: 'off' });

function recordOf(...attempts: readonly (readonly RecordedRow[])[]) {
  return attempts.reduce(
    (record, rows, day) =>
      withAttempt(record, {
        case: 'practice-01',
        at: `2026-03-0${day + 1}T08:00:00Z`,
        durationS: null,
        truthDigest: 'd',
        teachingPoint: 'x',
        rows,
        repeats: [],
      }),
    emptyRecord('Ann'),
  );
}

test('three sentences: the decision, the MLD in percent, and what is farthest off', () => {
  // −0.1 and −0.2 of 5 mm are −2 and −4 %.
  const record = recordOf([decision('good'), mld(-0.1), end(6)], [decision('missed'), mld(-0.2), end(7)]);
  expect(progressSentences(record)).toEqual([
    'Your decision was right in 1 of 2 attempts.',
    'You read the MLD 3 % small (mean of 2 readings).',
    'You set the end of the lesion 6.5 mm too far caudal (mean of 2 readings).',
  ]);
});

test('a right outcome with a stent that does not fit is no right decision; one attempt has no mean', () => {
  const stent = row('study/device', 'device', { unit: null, error: null, band: 'off' });
  expect(progressSentences(recordOf([decision('good'), stent, mld(0.02)]))).toEqual([
    'Your decision was not right.',
    'You read the MLD right to within 1 %.',
  ]);
});

test('nothing is said of what was not tried', () => {
  expect(progressSentences(emptyRecord('Ann'))).toEqual([]);
  const place = row('reference/reference-place', 'reference-place', {
    truth: 0,
    read: -14.7,
    error: -14.7,
    band: 'off',
  });
  expect(progressSentences(recordOf([place]))).toEqual([
    'You take the reference 14.7 mm outside the straight external iliac vein.',
  ]);
});
