import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lumenReadings } from '../../core/measure/lumen.ts';
import { checkPlanCase } from '../../core/plan/case.ts';
import { plan } from '../../core/plan/plan.ts';
import { freePlay } from '../../samples/phantom/geometry.ts';
import { readCases } from '../../samples/phantom/library.ts';
import { momentsOf } from '../../samples/phantom/motion.ts';
import { truthOf } from '../../samples/phantom/truth.ts';
import { caseOf } from './small-study.ts';

const read = await readCases(fileURLToPath(new URL('../../samples/cases', import.meta.url)));
if (!read.ok) throw new Error(read.problem);
const studies = read.value.map((of) => ({ of, truth: truthOf(of, 'digest') }));

test('there are at least ten studies, and together they reach every outcome that the planner knows', () => {
  expect(studies.length).toBeGreaterThanOrEqual(10);
  expect(new Set(studies.map(({ of }) => of.expected.outcome))).toEqual(
    new Set([
      'APPROPRIATE',
      'NOT_CONFIRMED',
      'NO_DEVICE',
      'INAPPROPRIATE',
      'OUT_OF_SCOPE',
      'DIVERT_MASS',
      'DIVERT_DVT',
      'BLOCKED',
    ]),
  );
});

test.each(studies)(
  '$of.id: the planner gives the case of a perfect session the expected outcome and stent',
  ({ of, truth }) => {
    const checked = checkPlanCase(JSON.parse(JSON.stringify(truth.planCase)));
    if (!checked.ok) throw new Error(checked.problem);
    const { outcome, devices } = plan(checked.value);
    const [best = null] = devices.filter(({ preferred }) => preferred);
    const device = best && { product: best.product, diameterMm: best.diameterMm, lengthMm: best.lengthMm };
    expect({ outcome, device }).toEqual(of.expected);
  },
);

test.each(studies)(
  '$of.id: the readings of the true outlines are the true sizes to 5 µm, the catheter has room in every frame',
  ({ of, truth }) => {
    const [lesion, ...others] = (truth.planCase.lumens ?? []).map(({ contour }) => lumenReadings(contour));
    const reference = others.at(-1);
    expect(Math.abs((lesion?.min ?? 0) - truth.measures.mldMm)).toBeLessThan(0.005);
    expect(Math.abs((reference?.mean ?? 0) - truth.measures.rvdMm)).toBeLessThan(0.005);
    expect(Math.min(...momentsOf(of).map(({ section }) => freePlay(section, of.catheter.radiusMm)))).toBeGreaterThan(
      0.2,
    );
  },
);

test.each(studies)('$of.id: title and history do not give the answer away', ({ of }) => {
  expect(`${of.title} ${of.history}`).not.toMatch(/stenosis|compress|NIVL|nivl|pancake|gate|dynamic|web|thrombotic|%/i);
});

test('pancake lesion: the diameter stenosis is above 61 %, the area stenosis below 50 %, and the plan says that they disagree', () => {
  const { measures, planCase } = truthOf(caseOf('pancake-lesion'), '');
  expect([measures.diameterStenosisPct > 61, measures.areaStenosisPct < 50]).toEqual([true, true]);
  expect(plan(planCase).warnings).toContain('W-AREA-DISAGREES');
});

test('exactly at the gate: 5.07 mm against 13 mm is 61.0 %, which is not greater than 61 %', () => {
  const { measures } = truthOf(caseOf('exactly-at-the-gate'), '');
  expect([measures.mldMm, measures.rvdMm].map((mm) => mm.toFixed(6))).toEqual(['5.070000', '13.000000']);
  expect(measures.diameterStenosisPct).toBeCloseTo(61, 9);
});

test('dynamic: the lesion opens by more than 30 % with the breath, and the verdict turns', () => {
  const { measures, planCase } = truthOf(caseOf('dynamic-with-breathing'), '');
  expect(measures.lesionVariationPct).toBeGreaterThan(30);
  expect(plan(planCase).metrics.verdictFlipsBetweenStates).toBe(true);
});

test('reference trap: against the flattened external iliac vein the lesion would not be confirmed', () => {
  const { frames, measures } = truthOf(caseOf('reference-trap'), '');
  const trap = frames.find(({ positionMm, segment }) => segment === 'EIV' && Math.abs(positionMm - 72) < 0.5);
  const rvd = ((trap?.minMm ?? 0) + (trap?.maxMm ?? 0)) / 2;
  expect([measures.diameterStenosisPct > 61, (100 * (rvd - measures.mldMm)) / rvd < 61]).toEqual([true, true]);
});

test('long lesion: straight vein begins beyond the longest stent of 160 mm, also when it is landed as late as the lesion allows', () => {
  const { axis } = truthOf(caseOf('long-lesion'), '');
  expect((axis.straightEivStartMm ?? 0) - (axis.lesionStartMm ?? 0)).toBeGreaterThan(160);
});

test('motorised pullback: 5 mm/s and 10 frames a second are 0.5 mm a frame', () => {
  const { frames } = truthOf(caseOf('motorised-pullback'), '');
  const steps = frames.slice(1).map(({ positionMm }, index) => positionMm - (frames[index]?.positionMm ?? 0));
  expect([Math.min(...steps), Math.max(...steps)].map((mm) => mm.toFixed(9))).toEqual(['0.500000000', '0.500000000']);
});
