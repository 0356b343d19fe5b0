import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { OperatorLine } from '../../../../core/dicom/scale/calibration-operator.ts';
import { caseOf } from '../../../../core/session/derived/case.ts';
import { apply } from '../../../../core/session/document/apply.ts';
import type { RunRecord, Session } from '../../../../core/session/document/document.ts';
import { readSession, writeSession } from '../../../../core/session/document/file.ts';
import { historyOf, perform, undo } from '../../../../core/session/document/history.ts';
import { readOutline } from '../../../../core/session/drawn/readings.ts';
import { alongVein } from '../../../../core/session/vein/along.ts';
import { sharedFile } from '../../../data.ts';
import { outline, run, sessionWith } from '../fixture.ts';

const line: OperatorLine = {
  object: 'ticks',
  said: '8 intervals of 1 mm',
  frame: 0,
  from: [48, 240],
  to: [432, 240],
  via: [],
  intervals: 8,
  mm: 8,
  overProtected: false,
};
const uid = run.sopInstanceUid;
const unscaled: RunRecord = { ...run, spacing: { ...run.spacing, regions: null } };
const calibrate = { type: 'calibrateByLine', run: uid, line } as const;

function ring(min: number, max: number, mmPerPixel: number) {
  return Array.from({ length: 24 }, (_, k) => {
    const angle = (2 * Math.PI * k) / 24;
    return [
      240 + ((max / 2) * Math.cos(angle)) / mmPerPixel,
      240 + ((min / 2) * Math.sin(angle)) / mmPerPixel,
    ] as const;
  });
}

test('console frames without a scale, calibrated on 8 mm of ticks over 384 pixels, measure what the console measured', async () => {
  const text = await readFile(sharedFile('data', 'ivus', 'coronary-console-measured', 'console_readout.tsv'), 'utf8');
  const rows = text
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t').map(Number));
  const outlines = rows.flatMap(
    ([frame = 0, areaOne = 0, minOne = 0, maxOne = 0, areaTwo = 0, minTwo = 0, maxTwo = 0]) => [
      {
        area: areaOne,
        min: minOne,
        max: maxOne,
        shape: outline({ id: `${frame}a`, knots: ring(minOne, maxOne, 1 / 48) }),
      },
      {
        area: areaTwo,
        min: minTwo,
        max: maxTwo,
        shape: outline({ id: `${frame}b`, knots: ring(minTwo, maxTwo, 1 / 48) }),
      },
    ],
  );
  const before = { ...sessionWith(...outlines.map(({ shape }) => shape)), runs: [unscaled] };
  const session = apply(before, calibrate);
  const [record = run] = session.runs;
  for (const { area, min, max, shape } of outlines) {
    const { readings, scale } = readOutline(shape, record);
    expect([scale.unit, scale.sizing, readings?.min, readings?.max]).toEqual([
      'mm',
      true,
      expect.closeTo(min, 2),
      expect.closeTo(max, 2),
    ]);
    // The console's lumens are no exact ellipses and its diameters have one digit: 10 %.
    expect(Math.abs((readings?.area ?? 0) / area - 1)).toBeLessThan(0.1);
  }
  expect(readOutline(outlines[0]?.shape ?? outline({ id: 'x' }), unscaled).scale.unit).toBe('px');
});

test('a calibrated run goes to the planner in mm, without calibration in px; removing and undoing bring the file back', () => {
  const before: Session = { ...sessionWith(outline({ id: 'L', role: 'lesion' })), runs: [unscaled] };
  const unitOf = (session: Session) => {
    const { planCase } = caseOf(session);
    return planCase.ok ? planCase.value.lumens?.map(({ unit }) => unit) : planCase.problem;
  };
  const done = perform(historyOf(before), calibrate);
  const removed = perform(done, { type: 'removeCalibration', run: uid });
  expect([before, done.present, removed.present, undo(removed).present, undo(done).present].map(unitOf)).toEqual([
    ['px'],
    ['mm'],
    ['px'],
    ['mm'],
    ['px'],
  ]);
  expect(done.past.at(-1)?.label).toBe('calibrate');
});

test('a scale that the machine protects is replaced only with the operator’s word on it', () => {
  const regions = (run.spacing.regions ?? []).map((region) => ({ ...region, flags: 2 }));
  const guarded = { ...sessionWith(), runs: [{ ...run, spacing: { ...run.spacing, regions } }] };
  expect(() => apply(guarded, calibrate)).toThrow();
  const asked = apply(guarded, { ...calibrate, line: { ...line, overProtected: true } });
  expect(asked.runs[0]?.operatorScale?.overProtected).toBe(true);
});

test('a calibration survives saving to its last digit', () => {
  const placed = apply(apply(sessionWith(), calibrate), { type: 'placeAt', run: uid, frame: 5, mm: 12.5 });
  const read = readSession(writeSession(placed), 'a.ivus.json');
  expect(read).toEqual({ ok: true, value: placed });
});

const byHand = { known: false, reason: 'MANUAL_PULLBACK', sentence: 'The catheter was pulled by hand.' } as const;

test.each([
  ['the first place', 10, 0],
  ['half way to the second', 20, 15],
  ['the second place', 30, 30],
  ['a tenth of the way to the third', 35, 32],
  ['the third place', 80, 50],
])('between placed frames the catheter is taken to move evenly: %s', (_, frame, mm) => {
  const places = [
    { frame: 10, mm: 0 },
    { frame: 30, mm: 30 },
    { frame: 80, mm: 50 },
  ];
  expect(alongVein(byHand, places, frame)).toEqual({
    known: true,
    mm: expect.closeTo(mm, 12),
    from: 'your reference positions',
  });
});

test('before the first and after the last placed frame, and with one place only, nothing is known', () => {
  const two = [
    { frame: 10, mm: 0 },
    { frame: 30, mm: 30 },
  ];
  expect([9, 31].map((frame) => alongVein(byHand, two, frame).known)).toEqual([false, false]);
  expect(alongVein(byHand, two.slice(0, 1), 10)).toEqual({ known: false, sentence: byHand.sentence });
});

test('places that would turn the catheter back contradict each other', () => {
  const places = [0, 30, 10].map((mm, index) => ({ frame: 10 * index, mm }));
  expect(alongVein(byHand, places, 5)).toMatchObject({ known: false, sentence: expect.stringMatching(/contradict/) });
});

test('two placed frames outrank a nominal pullback; without them the pullback of the file counts', () => {
  const motor = { known: true, mmPerFrame: 0.5, positionsMm: [0, 0.5, 1], from: 'motor', warnings: [] } as const;
  const places = [
    { frame: 0, mm: 0 },
    { frame: 2, mm: 4 },
  ];
  expect([alongVein(motor, [], 1), alongVein(motor, places, 1)]).toEqual([
    { known: true, mm: 0.5, from: 'motor, nominal' },
    { known: true, mm: 2, from: 'your reference positions' },
  ]);
});

test('a frame has one place: a second one replaces the first, and the order is that of the frames', () => {
  const put = (session: Session, frame: number, mm: number) => apply(session, { type: 'placeAt', run: uid, frame, mm });
  const session = put(put(put(sessionWith(), 50, 10), 20, 0), 50, 12);
  expect(session.runs[0]?.places).toEqual([
    { frame: 20, mm: 0 },
    { frame: 50, mm: 12 },
  ]);
  expect(apply(session, { type: 'removePlace', run: uid, frame: 20 }).runs[0]?.places).toEqual([{ frame: 50, mm: 12 }]);
});
