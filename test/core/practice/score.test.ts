import { expect, test } from 'vitest';
import { partsText } from '../../../core/practice/parts.ts';
import { attemptOf } from '../../../core/practice/records/record.ts';
import { scoreInSteps, scoreSession } from '../../../core/practice/score.ts';
import { changed, grown, perfect, row, scored, studies, study } from './perfect.ts';

/** What stands on the form, or in the file, is nobody's merit. */
const GIVEN = { what: 'Given answers, lengths and scale', because: 'They come from the request form or the file.' };

test.each(studies)('$of.id: a session traced on the truth scores full marks', (each) => {
  const score = scoreSession(perfect(each), each.truth);
  if (!score.ok) throw new Error(score.problem);
  const { rows, notScored, counts } = score.value;
  expect({ worse: rows.filter(({ band }) => band !== 'good'), notScored }).toEqual({ worse: [], notScored: [GIVEN] });
  expect([counts.good, rows[0]?.key]).toEqual([rows.length, 'study/outcome']);
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

test('nothing done at all is nothing done: no measure is good, and all that the decision needs is missed', () => {
  const score = scoreSession({ ...done, outlines: [], findings: {}, axis: {} }, classic.truth);
  if (!score.ok) throw new Error(score.problem);
  const { rows, counts } = score.value;
  expect(rows.filter(({ band }) => band !== 'missed')).toEqual([]);
  expect(counts).toEqual({ good: 0, acceptable: 0, off: 0, missed: rows.length });
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
    'study/finding/dvt',
  ]);
});

test('an answer against the request form is off and named with its question; one that repeats it, or is left out, is no row', () => {
  const { side: _side, ...others } = done.findings;
  const rows = scored(classic, { ...done, findings: { ...others, dvt: 'acute', lesionBehaviour: 'dynamic' } });
  const questions = rows.filter(({ measure }) => measure === 'finding');
  expect(questions).toEqual([
    expect.objectContaining({
      key: 'study/finding/dvt',
      band: 'off',
      truth: 'Excluded',
      read: 'Acute DVT',
      label: 'Acute deep vein thrombosis of the leg on compression ultrasound?',
    }),
  ]);
  expect(row(rows, 'study/behaviour')).toMatchObject({ band: 'off', truth: 'fixed', read: 'dynamic' });
  expect(row(rows, 'study/outcome')).toMatchObject({ band: 'off', truth: 'APPROPRIATE', read: 'DIVERT_DVT' });
  expect(row(rows, 'study/device')).toMatchObject({ band: 'off', read: 'no stent' });
});

test('an answer that only the history tells is scored: missed with its question where it is not given', () => {
  const mass = study('mass-compression');
  const session = perfect(mass);
  const { present: _present, ...others } = session.findings.mass ?? {};
  const rows = scored(mass, { ...session, findings: { ...session.findings, mass: others } });
  expect(row(rows, 'study/finding/mass.present')).toMatchObject({
    band: 'missed',
    advice: 'Not answered: “Is there an iliac mass?” The answer is “Yes”.',
  });
  expect(row(rows, 'study/finding/mass.kind').band).toBe('good');
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

test('the parts of an attempt are counted apart, the decision first', () => {
  // 2 diameters, 1 mean, 1 area and 3 of the shape for each of 3 lumens, with stenosis and variation.
  expect(partsText(scored(classic, done))).toBe(
    'Decision 3 of 3, Frames 6 of 6, Diameters 23 of 23, Landing 4 of 4, Answers 1 of 1',
  );
  expect(partsText(scored(classic, { ...done, outlines: [] }))).toBe(
    'Decision 0 of 3, Frames 0 of 3, Diameters 0 of 23, Landing 3 of 4, Answers 1 of 1',
  );
});

test('the decision is told beside the right one: none while it is not made', () => {
  const decided = (session: typeof done, of = classic) => {
    const score = scoreSession(session, of.truth);
    if (!score.ok) throw new Error(score.problem);
    return score.value.decided;
  };
  const stent = 'stent 16 × 80 mm';
  expect(decided(done)).toEqual({ read: stent, truth: stent, band: 'good' });
  expect(decided({ ...done, outlines: [] })).toEqual({ read: 'none', truth: stent, band: 'missed' });
  const long = { product: 'abre', diameterMm: 16, lengthMm: 120 };
  expect(decided({ ...done, requested: long })).toEqual({ read: 'stent 16 × 120 mm', truth: stent, band: 'off' });
  const flat = study('flat-waveform');
  const first = 'not yet: image the pelvic veins first';
  expect(decided(perfect(flat), flat)).toEqual({ read: first, truth: first, band: 'good' });
  expect(decided({ ...perfect(flat), findings: {} }, flat)).toEqual({ read: 'none', truth: first, band: 'missed' });
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
