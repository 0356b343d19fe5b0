import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreementOf, trendOf } from '../../../core/practice/records/agreement.ts';
import { compareTrainees } from '../../../core/practice/records/comparison.ts';
import { learningOf, repeatabilityOf, teachingPoints } from '../../../core/practice/records/learning.ts';
import { nextStudy } from '../../../core/practice/records/next-study.ts';
import type { Attempt, PracticeRecord, RecordedRow } from '../../../core/practice/records/record.ts';
import {
  emptyRecord,
  mergedRecords,
  readRecord,
  withAttempt,
  writeRecord,
} from '../../../core/practice/records/record.ts';
import { recordCsv } from '../../../core/practice/records/record-csv.ts';
import { readTruth } from '../../../core/practice/truth.ts';

function rowOf(error: number | null, more: Partial<RecordedRow> = {}): RecordedRow {
  return {
    key: 'lesion/outline-min',
    measure: 'outline-min',
    subject: 'lesion',
    label: 'Lesion, frame 25: shortest diameter',
    unit: 'mm',
    truth: 4.4,
    read: error === null ? null : 4.4 + error,
    error,
    band: error === null ? 'missed' : 'good',
    ...more,
  };
}

function attempt(day: number, of: string, rows: readonly RecordedRow[], more: Partial<Attempt> = {}): Attempt {
  const at = `2026-03-${String(day).padStart(2, '0')}T08:00:00Z`;
  return { case: of, at, durationS: 600, truthDigest: 'd', teachingPoint: `of ${of}`, rows, repeats: [], ...more };
}

function recordOf(trainee: string, ...attempts: readonly Attempt[]): PracticeRecord {
  return attempts.reduce(withAttempt, emptyRecord(trainee));
}

test('errors of 1, 2, 3 and 4 mm have a bias of 2.5, a deviation of √(5/3) and limits 1.96 deviations away', () => {
  const deviation = Math.sqrt(5 / 3);
  expect(agreementOf([1, 2, 3, 4], true)).toEqual({
    n: 4,
    bias: 2.5,
    // Student's t for 3 degrees of freedom is 3.1824.
    biasHalfWidth: expect.closeTo((3.1824 * deviation) / 2, 9),
    deviation: expect.closeTo(deviation, 12),
    limits: [expect.closeTo(2.5 - 1.96 * deviation, 12), expect.closeTo(2.5 + 1.96 * deviation, 12)],
  });
});

test('of two errors neither bias nor spread is told, and distances have no limits of agreement', () => {
  expect(agreementOf([0.2, 0.4], true)).toMatchObject({ n: 2, bias: null, deviation: null, limits: null });
  expect(agreementOf([0.2, 0.4, 0.3], false)).toMatchObject({ n: 3, bias: expect.closeTo(0.3, 12), limits: null });
});

test('bias moves with the errors, the spread does not, and the limits lie evenly about the bias', () => {
  const errors = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 3, maxLength: 30 });
  fc.assert(
    fc.property(errors, fc.double({ min: -3, max: 3, noNaN: true }), (all, more) => {
      const [before, after] = [
        agreementOf(all, true),
        agreementOf(
          all.map((each) => each + more),
          true,
        ),
      ];
      expect((after.bias ?? 0) - (before.bias ?? 0)).toBeCloseTo(more, 9);
      expect(after.deviation).toBeCloseTo(before.deviation ?? Number.NaN, 9);
      expect(((after.limits?.[0] ?? 0) + (after.limits?.[1] ?? 0)) / 2).toBeCloseTo(after.bias ?? Number.NaN, 9);
    }),
  );
});

test('errors that shrink by 1 mm each time get better; 1, 3 and 2 mm prove no trend', () => {
  expect(trendOf([-4, 3, -2, 1])).toEqual({ slope: -1, halfWidth: 0, direction: 'better' });
  // Slope 0.5, residuals −0.5, 1, −0.5: standard error √(1.5 / 1 / 2), t for one degree of freedom 12.7062.
  expect(trendOf([1, 3, 2])).toEqual({
    slope: 0.5,
    halfWidth: expect.closeTo(12.7062 * Math.sqrt(0.75), 9),
    direction: 'unproven',
  });
  expect(trendOf([1, 2])).toBeNull();
});

test('a record keeps each measure’s readings in the order of time, whatever the order they came in, and counts what was missed', () => {
  const record = recordOf(
    'Ann',
    attempt(9, 'b', [rowOf(0.1)]),
    attempt(2, 'a', [rowOf(0.5, { band: 'acceptable' })]),
    attempt(5, 'a', [rowOf(null)]),
  );
  const [learned, ...others] = learningOf(record);
  expect(others).toEqual([]);
  expect(learned).toMatchObject({
    label: 'Lesion: shortest diameter',
    unit: 'mm',
    missed: 1,
    counts: { good: 1, acceptable: 1, off: 0, missed: 1 },
    points: [
      { attempt: 1, case: 'a', error: 0.5, truth: 4.4, read: 4.9, mean: expect.closeTo(4.65, 12) },
      { attempt: 3, case: 'b', error: 0.1 },
    ],
    agreement: { n: 2, bias: null },
  });
  expect(learningOf(record, 'b')[0]?.points).toHaveLength(1);
  expect(teachingPoints(record)).toMatchObject([
    { case: 'a', attempts: 2, first: { acceptable: 1 }, latest: { missed: 1 } },
    { case: 'b', attempts: 1 },
  ]);
});

test('tracings of 5.0 and 5.2 mm and of 4.0 and 4.4 mm repeat to 0.62 mm: 1.96·√2·√0.05', () => {
  const repeats = [
    { measure: 'outline-min' as const, frame: 25, values: [5, 5.2] },
    { measure: 'outline-min' as const, frame: 29, values: [4, 4.4] },
  ];
  expect(repeatabilityOf(recordOf('Ann', attempt(1, 'a', [], { repeats })))).toEqual([
    {
      measure: 'outline-min',
      label: 'Shortest diameter',
      unit: 'mm',
      lumens: 2,
      deviation: expect.closeTo(Math.sqrt(0.05), 12),
      coefficient: expect.closeTo(1.96 * Math.sqrt(0.1), 12),
    },
  ]);
});

test('a record written and read is the same; an attempt is not added twice; a damaged one is refused by name', () => {
  const record = recordOf('Ann', attempt(2, 'a', [rowOf(0.5)]), attempt(3, 'a', [rowOf(0.1)]));
  expect(readRecord(writeRecord(record), 'ann.json')).toEqual({ ok: true, value: record });
  expect(withAttempt(record, attempt(2, 'a', []))).toBe(record);
  expect(readRecord('{"format":"ivus-practice/1","trainee":" ","attempts":[]}', 'ann.json')).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/^ann\.json is not a practice record that this version reads \(trainee: .*\)/),
  });
});

test('a comma-separated record quotes every cell and disarms formulas', () => {
  const rows = [rowOf(-0.25, { label: 'Say "a", then\nb' })];
  const lines = recordCsv([recordOf('=HYPERLINK("x")', attempt(2, 'a', rows))]).split('\r\n');
  expect(lines[0]).toBe(
    '"trainee","attempt","case","submitted (ISO 8601)","duration (s)","subject","measure","what","unit of truth, reading and error","truth","reading","error (reading − truth)","band"',
  );
  expect(lines[1]).toBe(
    '"\'=HYPERLINK(""x"")","1","a","2026-03-02T08:00:00Z","600","lesion","outline-min","Say ""a"", then\nb","mm","4.4","4.15","-0.25","good"',
  );
  expect(lines.slice(2)).toEqual(['']);
});

test('no text of a record can begin a formula in a spreadsheet', () => {
  const record = (trainee: string) => recordOf(trainee, attempt(1, 'a', [rowOf(0)]));
  fc.assert(
    fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' ='), fc.string(), (start, rest) => {
      const [, first = ''] = recordCsv([record(start + rest)]).split('"band"\r\n');
      expect(first).toMatch(/^"'/);
    }),
  );
});

const studies = [
  { id: 'a', number: 1, trains: ['outline-min' as const] },
  { id: 'b', number: 2, trains: ['calibration' as const] },
  { id: 'c', number: 3, trains: ['outline-min' as const] },
];

test('the first study comes first; an error of 1.2 mm (2.4 times its limit) asks for the study that trains it and was never tried', () => {
  expect(nextStudy(emptyRecord('Ann'), studies)?.study.id).toBe('a');
  const proposal = nextStudy(recordOf('Ann', attempt(1, 'a', [rowOf(1.2, { band: 'off' })])), studies);
  expect(proposal?.study.id).toBe('c');
  expect(proposal?.reason).toBe(
    'Your largest error is “Shortest diameter” (on average 2.4 times its limit in your latest attempts); this study trains it, and you have not tried it yet.',
  );
});

test('where everything was good the next is the first one never tried, and after all of them the one tried longest ago', () => {
  const good = [rowOf(0.1)];
  const [one, two, three] = [attempt(1, 'a', good), attempt(2, 'b', good), attempt(3, 'c', good)];
  expect(nextStudy(recordOf('Ann', one), studies)?.study.id).toBe('b');
  expect(nextStudy(recordOf('Ann', one, two, three), studies)?.study.id).toBe('a');
  expect(nextStudy(recordOf('Ann', one), [])).toBeNull();
});

test('several exports of one trainee become one; trainees stand side by side with their own bias', () => {
  const ann = [0.1, 0.2, 0.3].map((error, day) => attempt(day + 1, 'a', [rowOf(error)]));
  const [first, second, third] = ann;
  if (first === undefined || second === undefined || third === undefined) throw new Error('three attempts were made');
  const bob = recordOf('Bob', attempt(1, 'a', [rowOf(-0.4, { band: 'acceptable' })]));
  const exported = [bob, recordOf('Ann', first, second), recordOf('Ann', second, third)];
  expect(mergedRecords(exported).map(({ trainee, attempts }) => [trainee, attempts.length])).toEqual([
    ['Ann', 3],
    ['Bob', 1],
  ]);
  expect(compareTrainees(exported)).toMatchObject([
    {
      label: 'Lesion: shortest diameter',
      trainees: [
        { trainee: 'Ann', agreement: { n: 3, bias: expect.closeTo(0.2, 12) }, counts: { good: 3 } },
        { trainee: 'Bob', agreement: { n: 1, bias: null }, counts: { acceptable: 1 } },
      ],
    },
  ]);
});

test('whatever text stands in a record or a truth, reading it never throws and refuses by name', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.json(),
    fc.object().map((value) => JSON.stringify({ format: 'ivus-practice/1', ...value })),
  );
  fc.assert(
    fc.property(texts, (text) => {
      for (const read of [readRecord(text, 'a.json'), readTruth(text, 'a.json')])
        expect(read.ok ? 'a.json' : read.problem).toContain('a.json');
    }),
  );
});

test('records of 20,000 attempts merge without comparing each with each', () => {
  let dates = 0;
  const attempts = Array.from({ length: 20_000 }, (_, minute) =>
    Object.defineProperty({ ...attempt(1, 'a', []) }, 'at', {
      enumerable: true,
      get: () => {
        dates += 1;
        return new Date(Date.UTC(2026, 0, 1) + 60_000 * minute).toISOString();
      },
    }),
  );
  const record = { ...emptyRecord('Ann'), attempts };
  const [merged] = mergedRecords([record, { ...record, attempts: attempts.slice(0, 10_000) }]);
  expect(merged?.attempts).toHaveLength(20_000);
  expect(dates).toBeLessThan(10 * 20_000);
});
