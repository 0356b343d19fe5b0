import { expect, test } from 'vitest';
import { readLumens } from '../../../../core/plan/lumens.ts';
import { caseOf } from '../../../../core/session/derived/case.ts';
import type { Session } from '../../../../core/session/document/document.ts';
import type { Profile } from '../../../../core/session/vein/profile.ts';
import { profileOf } from '../../../../core/session/vein/profile.ts';
import { ellipse, outline, run, sessionWith } from '../fixture.ts';

function profile(session: Session): Profile {
  const { planCase } = caseOf(session);
  return profileOf(session, run.sopInstanceUid, planCase.ok ? readLumens(planCase.value.lumens ?? []) : null);
}

const normal = { role: 'reference', segment: 'EIV', normal: true } as const;
const hundredths = (value: number) => Number(value.toFixed(2));

test('two ellipses of known axes give their diameters and areas at their frames, in the order of the run', () => {
  const session = sessionWith(
    outline({ id: 'R', frame: 80, knots: ellipse(14, 12), ...normal }),
    outline({ id: 'L', frame: 24, knots: ellipse(16, 4), role: 'lesion', primary: true }),
  );
  const { unit, points, leftOut } = profile(session);
  const rounded = points.map(({ frame, min, mean, max, area }) => [frame, ...[min, mean, max, area].map(hundredths)]);
  // Area of an ellipse: π/4 × 16 × 4 and π/4 × 14 × 12.
  expect([unit, rounded, leftOut]).toEqual([
    'mm',
    [
      [24, 4, 10, 16, 50.27],
      [80, 12, 13, 14, 131.95],
    ],
    [],
  ]);
});

test('the band is the reference’s own, and the gate of a 13 mm reference flips at 5.07 mm', () => {
  const { reference } = profile(sessionWith(outline({ id: 'R', knots: ellipse(14, 12), ...normal })));
  expect(Object.values(reference ?? {}).map(hundredths)).toEqual([13, 131.95, 12, 14, 5.07]);
});

test('two references share one band: RVD is the mean of their means, the band reaches from the smallest to the largest', () => {
  const { reference } = profile(
    sessionWith(
      outline({ id: 'R', knots: ellipse(14, 12), ...normal }),
      outline({ id: 'S', frame: 5, knots: ellipse(16, 14), ...normal }),
    ),
  );
  expect([reference?.diameter, reference?.min, reference?.max].map((value) => hundredths(value ?? 0))).toEqual([
    14, 12, 16,
  ]);
});

test('without a normal external iliac reference there is no band', () => {
  expect(profile(sessionWith(outline({ id: 'R', knots: ellipse(14, 12), ...normal, normal: false }))).reference).toBe(
    null,
  );
});

test('a run without a scale has its profile in pixels, gate and all', () => {
  const session = sessionWith(outline({ id: 'R', knots: ellipse(14, 12), ...normal }));
  const unscaled = { ...session, runs: [{ ...run, spacing: { ...run.spacing, regions: null } }] };
  const { unit, points, reference } = profile(unscaled);
  expect(
    [unit, points[0]?.mean, reference?.gate].map((value) => (typeof value === 'number' ? hundredths(value) : value)),
  ).toEqual(['px', 130, 50.7]);
});

test('an outline that crosses itself has no point and is named; another run’s outlines and repeat tracings are no part of it', () => {
  const crossed = [
    [200, 200],
    [300, 300],
    [300, 200],
    [200, 300],
  ] as const;
  const { points, leftOut } = profile(
    sessionWith(
      outline({ id: 'A' }),
      outline({ id: 'B', frame: 9, knots: crossed }),
      outline({ id: 'C', run: '9.9' }),
      outline({ id: 'D', repeatOf: 'A' }),
    ),
  );
  expect([points.map(({ outline: { id } }) => id), leftOut.map(({ outline: { id } }) => id)]).toEqual([['A'], ['B']]);
  expect(leftOut[0]?.because).toMatch(/simple/);
});
