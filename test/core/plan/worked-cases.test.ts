import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { PlanAnswer } from '../../../core/plan/answer.ts';
import type { PlanCase } from '../../../core/plan/case.ts';
import { parsePlanCase } from '../../../core/plan/case.ts';
import { plan } from '../../../core/plan/plan.ts';
import { sharedFile } from '../../data.ts';

const folder = sharedFile('clinical', 'cases');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.expected.json'))
  .map((name) => name.replace('.expected.json', ''));

/** Figures of the worked cases are cut to three decimals. */
const TOLERANCE = 0.002;

/** The answer in the shape of an expected file, numbers kept. */
function summary(answer: PlanAnswer, { requested }: PlanCase) {
  const best = answer.devices.find(({ preferred }) => preferred);
  const refused = answer.rejected.find(
    ({ product, diameterMm, lengthMm }) =>
      product === requested?.product && diameterMm === requested.diameterMm && lengthMm === requested.lengthMm,
  );
  return {
    outcome: answer.outcome,
    metrics: answer.metrics,
    missing: [...answer.missing].sort(),
    preferred:
      best === undefined ? null : { product: best.product, diameterMm: best.diameterMm, lengthMm: best.lengthMm },
    devices: answer.devices,
    pairs: answer.pairs,
    requestRefused: refused === undefined ? null : [...refused.because].sort(),
    warnings: [...answer.warnings].sort(),
    notMet: answer.rules.filter(({ status }) => status === 'not-met').map(({ id }) => id),
    rules: Object.fromEntries(answer.rules.map(({ id, status }) => [id, status])),
  };
}

/** The same value with every number replaced by the expected one where the two agree within the tolerance. */
function snapped(actual: unknown, expected: unknown): unknown {
  if (typeof actual === 'number' && typeof expected === 'number') {
    return Math.abs(actual - expected) <= TOLERANCE ? expected : actual;
  }
  if (Array.isArray(actual))
    return actual.map((item, i) => snapped(item, Array.isArray(expected) ? expected[i] : null));
  if (typeof actual !== 'object' || actual === null) return actual;
  const other: Record<string, unknown> = typeof expected === 'object' && expected !== null ? { ...expected } : {};
  return Object.fromEntries(Object.entries(actual).map(([key, value]) => [key, snapped(value, other[key])]));
}

test.each(names)('worked case %s: every field is as worked out by hand', (name) => {
  const planCase = parsePlanCase(readFileSync(`${folder}/${name}.json`, 'utf8'));
  if (!planCase.ok) throw new Error(planCase.problem);
  const expected: unknown = JSON.parse(readFileSync(`${folder}/${name}.expected.json`, 'utf8'));
  expect(snapped(summary(plan(planCase.value), planCase.value), expected)).toEqual(expected);
});
