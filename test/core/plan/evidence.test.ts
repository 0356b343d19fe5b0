import { expect, test } from 'vitest';
import { alternativesOf } from '../../../core/plan/alternatives.ts';
import { factsOf } from '../../../core/plan/facts.ts';
import type { Ellipse } from '../../../core/plan/rules/worked.ts';
import { workedCase } from '../../../core/plan/rules/worked.ts';
import { statesOf } from '../../../core/plan/states.ts';

const reference = (long: number, short: number, words: Partial<Ellipse> = {}): Ellipse => ({
  role: 'reference',
  segment: 'EIV',
  normal: true,
  long,
  short,
  ...words,
});
const lesion = (long: number, short: number, words: Partial<Ellipse> = {}): Ellipse => ({
  role: 'lesion',
  long,
  short,
  ...words,
});
const facts = (...lumens: readonly Ellipse[]) => factsOf(workedCase({ lumens }));

test('lesion 5.5 mm: 57.7 % against the external iliac decides, 65.6 % against the common iliac is only shown (E1)', () => {
  const told = facts(
    lesion(16, 5.5, { primary: true }),
    reference(13.4, 12.6),
    reference(16.4, 15.6, { segment: 'CIV' }),
  );
  expect(told.stenosis?.diameterPct).toBeCloseTo(57.7, 1);
  expect(alternativesOf(told).civStenosisPct).toBeCloseTo(65.6, 1);
});

test('lesion 18 × 4.2 mm, external iliac 13.4 × 12.2 mm: area stenosis 53.8 %, areas π/4 of the axes (case 1)', () => {
  const { areaStenosisPct, lesionArea, referenceArea, caliperStenosisPct } = alternativesOf(
    facts(lesion(18, 4.2, { primary: true }), reference(13.4, 12.2)),
  );
  // The worked cases are polygons of 256 edges: 0.9999 of the ellipse's area.
  expect(areaStenosisPct).toBeCloseTo(53.8, 1);
  expect(lesionArea).toBeCloseTo((Math.PI / 4) * 18 * 4.2, 1);
  expect(referenceArea).toBeCloseTo((Math.PI / 4) * 13.4 * 12.2, 1);
  // An ellipse's smallest caliper width is its short axis.
  expect(caliperStenosisPct).toBeCloseTo(67.2, 1);
});

test('without a lesion nothing is compared', () => {
  expect(alternativesOf(facts(reference(13, 13)))).toMatchObject({
    areaStenosisPct: null,
    caliperStenosisPct: null,
    civStenosisPct: null,
    lesionArea: null,
    lesionUnit: null,
  });
});

test('3.5 mm in inspiration and 6.6 mm in expiration are 70.8 % confirmed and 45.0 % not; of two tracings the tighter one counts (case 6)', () => {
  const told = facts(
    lesion(16, 3.5, { primary: true, state: 'inspiration' }),
    lesion(15, 6.6, { state: 'expiration' }),
    lesion(15, 7.5, { state: 'expiration' }),
    lesion(15, 2, { state: 'unspecified' }),
    reference(12.4, 11.6),
  );
  const [inspiration, expiration, ...others] = statesOf(told);
  expect(inspiration).toMatchObject({ state: 'inspiration', lumen: 'L1', confirmed: true });
  expect(inspiration?.stenosisPct).toBeCloseTo(70.8, 1);
  expect(expiration).toMatchObject({ state: 'expiration', lumen: 'L2', confirmed: false });
  expect(expiration?.stenosisPct).toBeCloseTo(45.0, 1);
  expect(others).toEqual([]);
});

test('a state as wide as the reference has a stenosis of zero or less and no verdict; one that opens so far flips the gate', () => {
  const told = facts(
    lesion(16, 3.5, { primary: true, state: 'inspiration' }),
    lesion(15, 13, { state: 'expiration' }),
    reference(12.4, 11.6),
  );
  const [tight, wide] = statesOf(told);
  expect(tight).toMatchObject({ narrower: true, confirmed: true });
  // Some thousandths less than 100·(12 − 13)/12: a polygon's chords lie inside its ellipse.
  expect(wide?.stenosisPct).toBeCloseTo(-8.33, 1);
  expect(wide).toMatchObject({ state: 'expiration', narrower: false, confirmed: null });
  expect(told.states.verdictFlips).toBe(true);
});

test('in pixels a state has a stenosis but no verdict', () => {
  const px = { unit: 'px' } as const;
  const [state] = statesOf(
    facts(lesion(160, 63, { ...px, primary: true, state: 'expiration' }), reference(190, 190, px)),
  );
  expect(state?.stenosisPct).toBeCloseTo(66.8, 1);
  expect(state?.confirmed).toBeNull();
});
