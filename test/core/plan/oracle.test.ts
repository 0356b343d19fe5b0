import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlanAnswer } from '../../../core/plan/answer.ts';
import { RULE_IDS } from '../../../core/plan/answer.ts';
import type { PlanCase } from '../../../core/plan/case.ts';
import { checkPlanCase } from '../../../core/plan/case.ts';
import { plan } from '../../../core/plan/plan.ts';
import { oracle } from './oracle.ts';
import { randomCase } from './random-case.ts';

const OUTCOMES = [
  'DIVERT_DVT',
  'BLOCKED',
  'DIVERT_MASS',
  'OUT_OF_SCOPE',
  'INAPPROPRIATE',
  'NOT_CONFIRMED',
  'NO_DEVICE',
  'APPROPRIATE',
];
const DEVICE_WARNINGS = ['W-IFU-NOT-LOADED', 'W-UNVERIFIED-DEVICE', 'W-EXACTLY-60', 'W-WINDOW-EDGE'];

test('random cases: headline, missing inputs, warnings and every rule as a second reading of the contract has them', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(randomCase, (planCase) => {
      const answer = plan(planCase);
      const expected = oracle(planCase);
      for (const word of [answer.outcome, ...answer.warnings]) seen.add(word);
      expect({
        outcome: answer.outcome,
        missing: [...answer.missing].sort(),
        warnings: answer.warnings.filter((code) => !DEVICE_WARNINGS.includes(code)),
        rules: Object.fromEntries(answer.rules.map(({ id, status }) => [id, status])),
        variation: answer.metrics.lesionVariationPct,
        flips: answer.metrics.verdictFlipsBetweenStates,
        diameterStenosis: answer.metrics.diameterStenosisPct,
      }).toEqual({
        outcome: expected.outcome,
        missing: expected.missing,
        warnings: expected.warnings,
        rules: expected.rules,
        variation: expected.variation,
        flips: expected.flips,
        diameterStenosis: expected.diameterStenosis,
      });
    }),
    { numRuns: 4000 },
  );
  expect(
    ['W-METRIC-FLIP', 'W-AREA-DISAGREES', 'W-LESION-WIDER', 'W-STATES-FLIP', 'W-NONCONVEX'].filter(
      (code) => !seen.has(code),
    ),
  ).toEqual([]);
  expect(OUTCOMES.filter((outcome) => !seen.has(outcome))).toEqual([]);
});

const key = (product: string, diameter: number, length: number): string => `${product} ${diameter} × ${length}`;

/** Everything the contract says about sizes, checked against the second reading's judgement of each size. */
function checkSizes(planCase: PlanCase, answer: PlanAnswer): void {
  const { sizes } = oracle(planCase);
  const judged = new Map(sizes.map((size) => [key(size.product.id, size.diameter, size.length), size]));
  const admissible = [...judged.values()].filter(({ against }) => against.length === 0);
  const margin = (over: number): number => Math.min(over - 1000, 4000 - over);
  const inOrder = admissible.sort(
    (a, b) =>
      margin(b.over) - margin(a.over) ||
      a.diameter - b.diameter ||
      a.length - b.length ||
      Number(b.product.verified) - Number(a.product.verified) ||
      (a.product.id < b.product.id ? -1 : 1),
  );
  expect(answer.devices.map((d) => [d.product, d.diameterMm, d.lengthMm, d.oversizeMm, d.preferred])).toEqual(
    inOrder.map((size, i) => [size.product.id, size.diameter, size.length, size.over / 1000, i === 0]),
  );
  const [best] = inOrder;
  const mustExplain = [...judged.entries()]
    .filter(([, size]) => size.against.length > 0 && (best === undefined || size.diameter === best.diameter))
    .map(([name, size]) => [name, size.against]);
  const explained = new Map(
    answer.rejected.map((r) => [
      key(r.product, r.diameterMm, r.lengthMm),
      r.because.filter((reason) => /^S/u.test(reason)),
    ]),
  );
  expect(answer.rejected.length).toBe(explained.size);
  for (const [name, against] of mustExplain) expect(explained.get(String(name))).toEqual(against);
}

test('random cases: sizes are listed, preferred and refused as a second reading of the contract has them', () => {
  fc.assert(
    fc.property(randomCase, (planCase) => {
      const answer = plan(planCase);
      checkSizes(planCase, answer);
      const sized = answer.outcome === 'APPROPRIATE' || answer.outcome === 'NO_DEVICE';
      if (!sized) expect([answer.rejected, answer.pairs, answer.devices]).toEqual([[], [], []]);
      if (answer.outcome !== 'NO_DEVICE') expect(answer.pairs).toEqual([]);
      expect(answer.devices.length > 0).toBe(answer.outcome === 'APPROPRIATE');
    }),
    { numRuns: 4000 },
  );
});

test('every random case has all rules once in order, and none is not met when a stent is appropriate', () => {
  fc.assert(
    fc.property(randomCase, (planCase) => {
      expect(checkPlanCase(planCase)).toEqual({ ok: true, value: planCase });
      const { rules, outcome, missing, provenance, warnings } = plan(planCase);
      expect(rules.map(({ id }) => id)).toEqual([...RULE_IDS]);
      expect(missing.length > 0).toBe(outcome === 'BLOCKED');
      expect(new Set(missing).size).toBe(missing.length);
      expect(new Set(warnings).size).toBe(warnings.length);
      if (outcome === 'APPROPRIATE') expect(rules.filter(({ status }) => status === 'not-met')).toEqual([]);
      expect(provenance).toBe('S42');
    }),
    { numRuns: 1000 },
  );
});
