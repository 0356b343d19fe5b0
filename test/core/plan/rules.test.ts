import { expect, test } from 'vitest';
import { RULE_IDS } from '../../../core/plan/answer.ts';
import { checkPlanCase } from '../../../core/plan/case.ts';
import { factsOf } from '../../../core/plan/facts.ts';
import { RULES } from '../../../core/plan/rules/registry.ts';
import { workedCase } from '../../../core/plan/rules/worked.ts';

test('the registry has each rule of the source article once, in order', () => {
  expect(RULES.map(({ id }) => id)).toEqual([...RULE_IDS]);
  expect(RULE_IDS).toEqual(Array.from({ length: 42 }, (_, i) => `S${String(i + 1).padStart(2, '0')}`));
});

const worked = RULES.flatMap(({ id, judge, cases }) =>
  cases.map(({ given, status }, rank) => ({ id, judge, given, status, rank: rank + 1 })),
);

test.each(worked)('$id, worked case $rank, is $status', ({ judge, given, status }) => {
  const planCase = workedCase(given);
  expect(checkPlanCase(planCase)).toEqual({ ok: true, value: planCase });
  expect(judge(factsOf(planCase)).status).toBe(status);
});

test.each(RULES)('$id says each status that it worked out in one sentence without a gap', ({ judge, cases }) => {
  for (const { given } of cases) {
    expect(judge(factsOf(workedCase(given))).because).toMatch(/^[A-Z].*[^. ]\.?$/u);
    expect(judge(factsOf(workedCase(given))).because).not.toMatch(/undefined|null|NaN|\[object/u);
  }
});

test('a rule with a threshold prints it in its sentence', () => {
  for (const { threshold, sentence } of RULES) {
    if (threshold === undefined) continue;
    const figures = threshold.comparison === 'within' ? [threshold.least, threshold.most] : [threshold.value];
    expect(figures.filter((figure) => !sentence.includes(String(figure)))).toEqual([]);
  }
});
