import { expect, test } from 'vitest';
import type { Caveat } from '../../../core/plan/caveats.ts';
import { caveatsOf } from '../../../core/plan/caveats.ts';
import { factsOf } from '../../../core/plan/facts.ts';
import type { Ellipse } from '../../../core/plan/rules/worked.ts';
import { workedCase } from '../../../core/plan/rules/worked.ts';
import { admissibleDiameters } from '../../../core/plan/target.ts';
import type { Interval } from '../../../core/plan/uncertainty.ts';

const lesion = (short: number, words: Partial<Ellipse> = {}): Ellipse => ({
  role: 'lesion',
  segment: 'CIV',
  state: 'expiration',
  long: 16,
  short,
  ...words,
});
const reference = (long: number, short: number, words: Partial<Ellipse> = {}): Ellipse => ({
  role: 'reference',
  segment: 'EIV',
  normal: true,
  long,
  short,
  ...words,
});

function told(lumens: readonly Ellipse[], interval: Interval | null = null): readonly Caveat[] {
  return caveatsOf(factsOf(workedCase({ lumens })), interval).filter(({ code }) => code !== 'unverified-sizes');
}

test('a round reference, one tight lesion alike in both states and no interval leave nothing to say of the stenosis', () => {
  expect(told([lesion(4, { primary: true }), lesion(4.1, { state: 'inspiration' }), reference(13.4, 12.6)])).toEqual(
    [],
  );
});

test('an oval reference is told with its axes (E2: 15 × 9.6 mm, 64 %)', () => {
  expect(told([lesion(4, { primary: true }), reference(15, 9.6)])).toMatchObject([
    {
      code: 'oval-reference',
      warning: 'W-REFERENCE-OVAL',
      text: 'The reference is oval, 9.6 × 15.0 mm: another definition of its diameter gives another stenosis.',
      lumens: ['L2'],
    },
  ]);
});

test('a tighter tracing in the same state is told with both minima; one in another state is not', () => {
  const told43 = told([lesion(4.5, { primary: true }), lesion(4.3), reference(13, 13)]);
  expect(told43).toMatchObject([
    {
      code: 'not-tightest',
      text: expect.stringMatching(/tighter: 4\.30 mm; the one that decides has 4\.50 mm\.$/),
      lumens: ['L2', 'L1'],
    },
  ]);
  expect(told([lesion(4.5, { primary: true }), lesion(4.3, { state: 'inspiration' }), reference(13, 13)])).toEqual([]);
});

test('states on both sides of 61 % and a reference in another state are told by their names (case 6)', () => {
  const flipping = [
    lesion(3.5, { primary: true, state: 'inspiration' }),
    lesion(6.6, { state: 'expiration' }),
    reference(12.4, 11.6, { state: 'expiration' }),
  ];
  expect(told(flipping).map(({ text }) => text)).toEqual([
    'The states disagree: confirmed in inspiration, not confirmed in expiration.',
    'The lesion was traced in inspiration, the reference in expiration.',
  ]);
});

test('an interval is told where it crosses 61 %, and only there', () => {
  const lumens = [lesion(4.6, { primary: true }), reference(12, 12)];
  const about = (low: number, high: number) => told(lumens, { value: 61.7, low, high });
  expect(about(57.14, 66.2).map(({ text }) => text)).toEqual([
    'The 95 % interval of the stenosis, 57.1 to 66.2 %, crosses 61 %.',
  ]);
  expect(about(61.5, 66.2)).toEqual([]);
});

test('where the smallest caliper width would turn the verdict, its stenosis is told', () => {
  // Of a triangle with sides of 6 mm the shortest chord through the centroid is 2/3 of a side, the width is its height.
  const [side, height] = [6, 6 * Math.sqrt(0.75)];
  const corners = [
    [0, 0],
    [side, 0],
    [side / 2, height],
  ] as const;
  const contour = corners.flatMap(([x, y], k) => {
    const [toX, toY] = corners[(k + 1) % 3] ?? [0, 0];
    return Array.from({ length: 8 }, (_, step): [number, number] => [
      x + ((toX - x) * step) / 8,
      y + ((toY - y) * step) / 8,
    ]);
  });
  const base = workedCase({ lumens: [lesion(4, { primary: true }), reference(12.4, 12)] });
  const [first, ...others] = base.lumens ?? [];
  if (first === undefined) throw new Error('there is a lesion');
  const facts = factsOf({ ...base, lumens: [{ ...first, contour }, ...others] });
  expect(facts.lesion?.readings.min).toBeCloseTo((2 / 3) * side, 2);
  const share = (100 * (12.2 - height)) / 12.2;
  expect(caveatsOf(facts, null)[0]).toMatchObject({
    code: 'definition',
    warning: 'W-METRIC-FLIP',
    text: `By the smallest caliper width of the lesion, 5.2 mm, the stenosis would be ${share.toFixed(1)} %: not confirmed.`,
    lumens: ['L1'],
  });
});

test('proposed sizes that nobody has verified are told with their products, once', () => {
  const caveats = caveatsOf(factsOf(workedCase({})), null);
  expect(caveats.filter(({ code }) => code === 'unverified-sizes')).toHaveLength(1);
  const verified = workedCase({
    products: [{ id: 'x', diametersMm: [14, 16], lengthsMm: [60, 100], status: 'available', verified: true }],
  });
  expect(caveatsOf(factsOf(verified), null)).toEqual([]);
});

test('every warning that touches the verdict is told under its own code', () => {
  const lumens = [
    lesion(3.5, { primary: true, state: 'inspiration' }),
    lesion(3.2, { state: 'inspiration' }),
    lesion(6.6),
    reference(15, 9.6, { state: 'expiration' }),
  ];
  expect(told(lumens).map(({ warning }) => warning)).toEqual([
    'W-REFERENCE-OVAL',
    'W-NOT-TIGHTEST',
    'W-STATES-FLIP',
    'W-STATE-MISMATCH',
  ]);
});

test('a reference of 13.04 mm admits 14.04 to 17.04 mm: in tenths that lie inside, 14.1 to 17.0; of 13 mm exactly 14 to 17', () => {
  expect([admissibleDiameters(13.04), admissibleDiameters(13)]).toEqual([
    { least: 14.1, most: 17 },
    { least: 14, most: 17 },
  ]);
});
