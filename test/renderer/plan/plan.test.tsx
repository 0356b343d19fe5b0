import { readdirSync, readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { PlanAnswer } from '../../../core/plan/answer.ts';
import { type PlanCase, parsePlanCase } from '../../../core/plan/case.ts';
import { productsOf } from '../../../core/plan/catalogue.ts';
import { factsOf } from '../../../core/plan/facts.ts';
import { type Headline, headlineOf } from '../../../core/plan/headline.ts';
import { plan } from '../../../core/plan/plan.ts';
import { QUESTIONS } from '../../../core/plan/questions.ts';
import { WARNINGS } from '../../../core/plan/words.ts';
import { QuestionField } from '../../../renderer/assessment/question.tsx';
import { Metrics } from '../../../renderer/plan/metrics.tsx';
import { Rules } from '../../../renderer/plan/rules.tsx';
import { sharedFile } from '../../data.ts';

const folder = sharedFile('clinical', 'cases');
const names = readdirSync(folder).filter((name) => /(?<!expected)\.json$/.test(name));

function caseAt(name: string): PlanCase {
  const parsed = parsePlanCase(readFileSync(`${folder}/${name}`, 'utf8'));
  if (!parsed.ok) throw new Error(`${name}: ${parsed.problem}`);
  return parsed.value;
}

const answerOf = (name: string): PlanAnswer => plan(caseAt(name));

function headlineAt(name: string): Headline {
  const planCase = caseAt(name);
  return headlineOf(plan(planCase), productsOf(planCase), factsOf(planCase).sizing);
}

test('the headline of a worked case says in plain words what to do', () => {
  const told = [
    '01-base-plan',
    '02-exactly-61',
    '04a-no-device',
    '06-dynamic',
    '07-three-missing',
    '10a-acute-dvt',
    '11-tumour',
  ];
  expect(told.map((name) => headlineAt(`${name}.json`).text)).toEqual([
    'Stent plan: Zilver Vena 16 × 100 mm',
    'Do not stent: the lesion is not confirmed',
    // RVD 16.499 mm: 17.499 to 20.499; from 0 it has to end in 66 to 112. The case brings one product, which has sizes.
    'No stent in the catalogue fits. Needed: diameter 17.5–20.4 mm, length 66–112 mm; 1 of 1 available product has sizes',
    'Do not stent',
    'Not decided: 3 answers missing',
    'Treat the deep vein thrombosis first',
    'Treat the mass first',
  ]);
});

test('every worked case that ends in "do not stent" gives at least one reason', () => {
  const silent = names.filter((name) => {
    const answer = answerOf(name);
    return answer.outcome === 'INAPPROPRIATE' && headlineAt(name).because.length === 0;
  });
  expect(names.length).toBeGreaterThan(15);
  expect(silent).toEqual([]);
});

test('exactly 61 % is shown with its digits and as not confirmed', () => {
  const html = renderToStaticMarkup(<Metrics metrics={answerOf('02-exactly-61.json').metrics} />);
  expect(html).toContain('61.00 %');
  expect(html).toContain('✕ ≤ 61 %: not confirmed');
  expect(html).not.toContain('✓ &gt;');
});

test('a lesion wider than its reference is shown with its negative stenosis and without a verdict', () => {
  const answer = answerOf('e5c-swapped.json');
  const html = renderToStaticMarkup(<Metrics metrics={answer.metrics} />);
  expect(html).toContain('-26.0 %');
  expect(html).toContain('? no verdict: lesion not narrower than reference');
  expect(html).not.toContain('confirmed</span>');
  expect(answer.warnings.map((code) => WARNINGS[code])).toContain(
    'The lesion is not narrower than the reference: check whether the two tracings are swapped.',
  );
});

test('all 42 rules of a plan are listed, each with a sign and a word for its verdict', () => {
  const html = renderToStaticMarkup(<Rules answer={answerOf('01-base-plan.json')} />);
  expect(html.match(/data-testid="rule-S\d\d"/g)?.length).toBe(42);
  expect(html).toContain('strictly more than 61 %');
  expect(html).toContain('60 mm or more');
});

test('a question is a named group of radio buttons with the present answer chosen', () => {
  const dvt = QUESTIONS.find(({ path }) => path === 'dvt');
  if (dvt === undefined) throw new Error('no DVT question');
  const html = renderToStaticMarkup(<QuestionField question={dvt} findings={{ dvt: 'acute' }} standing="ends" asked />);
  expect(html.match(/<input[^>]*>/g)?.filter((input) => input.includes('checked'))).toHaveLength(1);
  expect(html).toMatch(
    /name="dvt" checked="" value="acute"|name="dvt" value="acute" checked=""|checked="" name="dvt" value="acute"/,
  );
  expect(html).toContain('<legend>');
  expect(html).toContain('ends the pathway');
});
