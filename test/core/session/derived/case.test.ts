import { expect, test } from 'vitest';
import { plan } from '../../../../core/plan/plan.ts';
import { caseOf } from '../../../../core/session/derived/case.ts';
import { measureSession } from '../../../../core/session/derived/measure.ts';
import type { Session } from '../../../../core/session/document/document.ts';
import { writeSession } from '../../../../core/session/document/file.ts';
import { readOutline } from '../../../../core/session/drawn/readings.ts';
import { ellipse, outline, run, sessionWith } from '../fixture.ts';

const lesion = outline({ id: 'L', role: 'lesion', primary: true, knots: ellipse(17, 4.4), state: 'expiration' });
const reference = outline({ id: 'R', role: 'reference', segment: 'EIV', normal: true, knots: ellipse(13.4, 12.6) });

function answerOf(session: Session) {
  const { planCase } = caseOf(session);
  if (!planCase.ok) throw new Error(planCase.problem);
  return plan(planCase.value);
}

test('an ellipse of 17 × 4.4 mm traced at 0.1 mm per pixel reads 17.0, 4.4 and 58.7 mm²', () => {
  const { readings, scale } = readOutline(lesion, run);
  expect(scale.unit).toBe('mm');
  expect(readings?.max).toBeCloseTo(17, 1);
  expect(readings?.min).toBeCloseTo(4.4, 1);
  expect(readings?.area).toBeCloseTo((Math.PI * 17 * 4.4) / 4, 0);
});

test('lesion 4.4 mm against a reference of 13.0 mm is a stenosis of 66.2 %', () => {
  const { metrics } = answerOf(sessionWith(lesion, reference));
  expect(metrics.diameterStenosisPct).toBeCloseTo(100 * (1 - 4.4 / 13), 0);
});

test('pixels of unequal height and width are measured in millimetres as they are, not as squares', () => {
  const [region] = run.spacing.regions ?? [];
  if (region === undefined) throw new Error('the fixture has a region');
  const tall = { ...run, spacing: { ...run.spacing, regions: [{ ...region, deltaY: 0.02 }] } };
  const { readings } = readOutline({ ...lesion, knots: ellipse(10, 5, 64) }, tall);
  expect(readings?.area).toBeCloseTo((Math.PI * 10 * 10) / 4, 1);
  expect(readings?.min).toBeCloseTo(10, 2);
});

test('without a scale everything is in pixels and the plan names the lumens that need one', () => {
  const blind = { ...run, spacing: { ...run.spacing, regions: null } };
  const session = { ...sessionWith(lesion, reference), runs: [blind] };
  const { planCase } = caseOf(session);
  expect(planCase.ok && planCase.value.lumens?.map(({ unit }) => unit)).toEqual(['px', 'px']);
  expect(answerOf(session).metrics).toMatchObject({ mldMm: null, rvdMm: null });
});

test('a spacing that US files should not have counts only after the operator confirmed it', () => {
  const odd = { ...run, modality: 'US', spacing: { ...run.spacing, regions: null, pixelSpacing: [0.1, 0.1] as const } };
  expect(readOutline(lesion, odd).scale.unit).toBe('px');
  expect(readOutline(lesion, { ...odd, spacingConfirmed: true }).scale.unit).toBe('mm');
});

test('a run that calls itself US decides nothing until the operator says it is IVUS', () => {
  const us = { ...run, modality: 'US' };
  const session = { ...sessionWith(lesion, reference), runs: [us] };
  expect(answerOf(session).metrics.diameterStenosisPct).toBeNull();
  const declared = { ...session, runs: [{ ...us, declaredModality: 'IVUS' as const }] };
  expect(answerOf(declared).metrics.diameterStenosisPct).toBeCloseTo(66.2, 0);
});

test('a self-crossing outline is left out of the case with the reason, and the rest stays', () => {
  const bowtie = outline({
    id: 'X',
    role: 'lesion',
    knots: [
      [100, 100],
      [200, 200],
      [200, 100],
      [100, 200],
    ],
  });
  const { planCase, leftOut, outlines } = caseOf(sessionWith(bowtie, reference));
  expect(leftOut.map(({ outline: { id } }) => id)).toEqual(['X']);
  expect(outlines).toEqual(['R']);
  expect(planCase.ok).toBe(true);
});

test('the command line measures a saved session to the very digits the window shows', () => {
  const session = sessionWith(lesion, reference);
  const measured = measureSession(writeSession(session), 'a.ivus.json');
  expect(measured.ok && measured.value.outlines.map(({ id, readings, frame }) => ({ id, readings, frame }))).toEqual(
    session.outlines.map((drawn) => ({ id: drawn.id, readings: readOutline(drawn, run).readings, frame: 1 })),
  );
});
