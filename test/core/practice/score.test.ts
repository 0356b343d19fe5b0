import { expect, test } from 'vitest';
import { attemptOf } from '../../../core/practice/record.ts';
import { sharesText } from '../../../core/practice/row.ts';
import { scoreInSteps, scoreSession } from '../../../core/practice/score.ts';
import { changed, grown, perfect, row, scored, studies, study } from './perfect.ts';

test.each(studies)('$of.id: a session traced on the truth scores full marks', (each) => {
  const score = scoreSession(perfect(each), each.truth);
  if (!score.ok) throw new Error(score.problem);
  const { rows, notScored, counts } = score.value;
  expect({ worse: rows.filter(({ band }) => band !== 'good'), notScored }).toEqual({ worse: [], notScored: [] });
  expect(counts.good).toBe(rows.length);
});

const classic = study('classic-left-nivl');
const done = perfect(classic);

test('a session of another study is refused with one sentence that names both', () => {
  const score = scoreSession(perfect(study('right-sided')), classic.truth);
  expect(score).toEqual({
    ok: false,
    problem:
      'This session belongs to another study (practice-09.dcm), not to practice study practice-01: score it against its own study, or measure the current run.',
  });
});

test('an attempt keeps every row of its score and the lumens traced more than once, in millimetres', () => {
  const [lesion] = done.outlines;
  if (lesion === undefined) throw new Error('the lesion is traced');
  const again = grown({ ...lesion, id: 'L1 again', primary: false, repeatOf: 'L1' }, 0.1, classic.truth.mmPerPixel);
  const session = { ...done, outlines: [...done.outlines, again] };
  const score = scoreSession(session, classic.truth);
  if (!score.ok) throw new Error(score.problem);
  const attempt = attemptOf(session, classic.truth, score.value, { at: '2026-03-02T08:00:00Z', durationS: null });
  expect(attempt.rows.map(({ key }) => key)).toEqual(score.value.rows.map(({ key }) => key));
  const shortest = attempt.repeats.find(({ measure }) => measure === 'outline-min');
  expect(shortest).toEqual({
    measure: 'outline-min',
    frame: 25,
    values: [expect.closeTo(4.4, 3), expect.closeTo(4.6, 3)],
  });
});

test('without a scale nothing in millimetres is measured, the shape still is, and the advice is to calibrate', () => {
  const ticks = study('calibrate-on-ticks');
  const session = perfect(ticks);
  const rows = scored(ticks, { ...session, runs: session.runs.map((run) => ({ ...run, operatorScale: null })) });
  expect(row(rows, 'study/calibration')).toMatchObject({
    band: 'missed',
    error: null,
    advice: 'Not calibrated. The file does not state its pixel size.',
  });
  expect(row(rows, 'lesion/outline-min')).toMatchObject({
    band: 'missed',
    advice: 'L1 is not in millimetres: calibrate the run first.',
  });
  expect(row(rows, 'lesion/outline-overlap').band).toBe('good');
  expect(row(rows, 'study/gate')).toMatchObject({
    band: 'missed',
    advice: 'No verdict without millimetres: calibrate the run first.',
  });
});

test('a lesion and a reference with their roles exchanged give no verdict, and the advice is to check that', () => {
  const [lesion, reference] = [done.outlines[0], done.outlines.at(-1)];
  if (lesion === undefined || reference === undefined) throw new Error('both are traced');
  const exchanged = changed(
    changed(done, 'L1', (outline) => ({ ...outline, knots: reference.knots })),
    'R1',
    (outline) => ({ ...outline, knots: lesion.knots }),
  );
  const rows = scored(classic, exchanged);
  expect(row(rows, 'study/gate')).toMatchObject({
    band: 'missed',
    advice: 'No verdict. The lesion is not narrower than the reference: check whether the two tracings are swapped.',
  });
  expect(row(rows, 'study/outcome')).toMatchObject({
    band: 'missed',
    advice: expect.stringContaining('swap the roles of the two tracings'),
  });
});

test('an outline that crosses itself is missed, and its own sentence says so', () => {
  const crossed = changed(done, 'R1', (outline) => ({
    ...outline,
    knots: [
      [200, 200],
      [300, 300],
      [300, 200],
      [200, 300],
    ],
  }));
  const rows = scored(classic, crossed);
  expect(row(rows, 'reference/outline-mean')).toMatchObject({
    band: 'missed',
    advice: 'R1 touches or crosses itself: draw it again.',
  });
  expect(row(rows, 'study/stenosis')).toMatchObject({
    band: 'missed',
    advice: 'No stenosis: R1 touches or crosses itself.',
  });
});

test('an outline that nobody accepted counts as not traced', () => {
  const open = changed(done, 'R1', (outline) => ({ ...outline, origin: 'interpolation', accepted: false }));
  const rows = scored(classic, open);
  for (const key of ['reference/outline-mean', 'reference/reference-frame'])
    expect(row(rows, key)).toMatchObject({
      band: 'missed',
      advice: 'R1 was not drawn by hand and is not yet accepted: check it, then accept it.',
    });
  expect(row(rows, 'study/outcome').band).toBe('missed');
});

test('nothing done at all is nothing done: no measure is good but those that ask for nothing', () => {
  const score = scoreSession({ ...done, outlines: [], findings: {}, axis: {} }, classic.truth);
  if (!score.ok) throw new Error(score.problem);
  const { rows, counts } = score.value;
  // The file's own scale is right without anybody's doing.
  expect(rows.filter(({ band }) => band !== 'missed').map(({ key }) => key)).toEqual(['study/calibration']);
  expect(counts).toEqual({ good: 1, acceptable: 0, off: 0, missed: rows.length - 1 });
  expect(rows.map(({ key }) => key)).toEqual(
    expect.arrayContaining(
      scored(classic, done)
        .map(({ key }) => key)
        .filter((key) => !key.endsWith('breath-state')),
    ),
  );
});

test('whoever sees fresh thrombus, answers so and measures nothing has missed nothing; whoever overlooks it has', () => {
  const thrombus = study('acute-thrombus');
  const untraced = { ...perfect(thrombus), outlines: [], axis: {} };
  const seen = scored(thrombus, untraced);
  expect(seen.filter(({ band }) => band !== 'good')).toEqual([]);
  const { dvt: _dvt, ...unanswered } = untraced.findings;
  const overlooked = scored(thrombus, { ...untraced, findings: unanswered });
  expect(overlooked.filter(({ band }) => band !== 'good').map(({ key }) => key)).toEqual([
    'study/outcome',
    'study/device',
    'study/finding/dvt',
  ]);
});

test('answers that differ from the truth are named with their question; those not given are missed', () => {
  const { side: _side, ...others } = done.findings;
  const rows = scored(classic, { ...done, findings: { ...others, dvt: 'acute', lesionBehaviour: 'dynamic' } });
  expect(row(rows, 'study/finding/side')).toMatchObject({
    band: 'missed',
    advice: 'Not answered: “Which leg is swollen?” The answer is “Left”.',
  });
  expect(row(rows, 'study/finding/dvt')).toMatchObject({
    band: 'off',
    truth: 'Excluded',
    read: 'Acute DVT',
    label: 'Acute deep vein thrombosis of the leg on compression ultrasound?',
  });
  expect(row(rows, 'study/behaviour')).toMatchObject({ band: 'off', truth: 'fixed', read: 'dynamic' });
  expect(row(rows, 'study/outcome')).toMatchObject({ band: 'off', truth: 'APPROPRIATE', read: 'DIVERT_DVT' });
  expect(row(rows, 'study/device')).toMatchObject({ band: 'off', read: 'no stent' });
});

test('a stent landed 20 mm too far caudal no longer covers the lesion of the true vein', () => {
  const axis = { ...done.axis, proximalLandingMm: 20 };
  const requested = { product: 'zilver-vena', diameterMm: 16, lengthMm: 60 };
  const rows = scored(classic, { ...done, axis, requested });
  expect(row(rows, 'study/proximal-landing')).toMatchObject({
    error: 20,
    band: 'off',
    advice: '20.0 mm too far caudal.',
  });
  expect(row(rows, 'study/device').band).toBe('off');
  expect(row(rows, 'study/device-landing')).toMatchObject({
    band: 'off',
    read: expect.stringContaining('does not cover the lesion'),
  });
});

test('scored in steps it is the same score, with a rest before every lumen', async () => {
  let rests = 0;
  const stepwise = await scoreInSteps(done, classic.truth, async () => {
    rests += 1;
  });
  expect(stepwise).toEqual(scoreSession(done, classic.truth));
  expect(rests).toBeGreaterThanOrEqual(done.outlines.length);
});

test('answers that a request form may have given are told apart from what was measured', () => {
  const nothingTraced = scored(classic, { ...done, outlines: [] });
  const leaves = (answers: object): readonly string[] =>
    Object.entries(answers).flatMap(([key, answer]) => (typeof answer === 'object' ? leaves(answer) : [key]));
  const questions = leaves(classic.truth.planCase.findings ?? {}).filter((key) => key !== 'lesionBehaviour').length;
  const measures = nothingTraced.length - questions;
  const good = nothingTraced.filter(({ band, measure }) => band === 'good' && measure !== 'finding').length;
  expect(good).toBeLessThan(measures / 2);
  expect(sharesText(nothingTraced)).toBe(`${good} of ${measures} measures, ${questions} of ${questions} questions`);
});

test('a venogram whose file names no modality is scored like one that does', () => {
  const each = study('marker-catheter-venogram');
  const session = perfect(each);
  const silent = session.runs.map((run) =>
    run.modality === 'XA' ? { ...run, modality: '', spacing: { ...run.spacing, modality: '' } } : run,
  );
  const rows = scored(each, { ...session, runs: silent });
  expect(rows).toEqual(scored(each, session));
  expect(row(rows, 'venogram/calibration').band).toBe('good');
});
