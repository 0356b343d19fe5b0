import { expect, test } from 'vitest';
import { missingForDvt } from '../../../core/plan/dvt.ts';
import { completeFindings, findingsSchema } from '../../../core/plan/findings.ts';
import { NORMAL_RESULTS } from '../../../core/plan/normal-results.ts';
import { QUESTIONS } from '../../../core/plan/questions.ts';

test('a normal result answers only questions of its own section', () => {
  for (const [section, result] of Object.entries(NORMAL_RESULTS)) {
    const own = QUESTIONS.filter((question) => question.section === section).map(({ path }) => path);
    expect(own).toEqual(expect.arrayContaining(result.answers.map(({ question }) => question)));
  }
});

test('a normal duplex leaves of the thrombosis question only whether the whole leg is swollen', () => {
  const answers = NORMAL_RESULTS.dvt?.answers ?? [];
  const findings = findingsSchema.parse(Object.fromEntries(answers.map(({ question, answer }) => [question, answer])));
  expect(missingForDvt(completeFindings(findings))).toEqual(['findings.wholeLegSwelling']);
});
