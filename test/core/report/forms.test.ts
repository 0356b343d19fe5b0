import { expect, test } from 'vitest';
import { productsOf } from '../../../core/plan/catalogue.ts';
import { sizesOf } from '../../../core/plan/devices.ts';
import { productName } from '../../../core/plan/headline.ts';
import { plan } from '../../../core/plan/plan.ts';
import type { ReportContent } from '../../../core/report/content.ts';
import { lumensCsv, planCsv } from '../../../core/report/csv.ts';
import { reportJson } from '../../../core/report/json.ts';
import { reportText } from '../../../core/report/text.ts';
import { caseOf } from '../../../core/session/derived/case.ts';
import type { Session } from '../../../core/session/document/document.ts';
import { made } from './made.ts';
import { aboutLumens, sizesIn } from './said.ts';
import { blocked, EVERY_SESSION, WORKED, withoutScale } from './worked-sessions.ts';

const FORMS: Readonly<Record<string, (content: ReportContent) => string>> = {
  text: (content) => reportText(content),
  findings: (content) => reportText(content, 'findings'),
  'table of lumens': lumensCsv,
  'table of the plan': planCsv,
  JSON: reportJson,
};

function caseFor(session: Session) {
  const { planCase } = caseOf(session);
  if (!planCase.ok) throw new Error(planCase.problem);
  return planCase.value;
}

test('a session that is traced from a worked case comes out as the case was worked out by hand', () => {
  const outcomes = WORKED.map(({ name, session }) => [name, plan(caseFor(session)).outcome]);
  expect(outcomes).toEqual(WORKED.map(({ name, outcome }) => [name, outcome]));
  expect(new Set(outcomes.map(([, outcome]) => outcome)).size).toBe(8);
});

test.each(EVERY_SESSION)('%s without a scale: no form of its report says a millimetre of a lumen', (_, session) => {
  const content = made(withoutScale(session));
  for (const { unit } of content.lumens) expect(unit).toBe('px');
  const said = Object.entries(FORMS).map(([form, print]) => [form, aboutLumens(print(content), content)]);
  expect(said).toEqual(Object.keys(FORMS).map((form) => [form, []]));
});

test('with a scale the same look finds them', () => {
  const [, session] = EVERY_SESSION[0] ?? [];
  if (session === undefined) throw new Error('there is a study');
  const content = made(session);
  for (const print of Object.values(FORMS)) expect(aboutLumens(print(content), content).length).toBeGreaterThan(0);
});

test.each(EVERY_SESSION)(
  '%s: where no stent is proposed, no form names a size; blocked, none names a product',
  (_, session) => {
    for (const each of [session, blocked(session)]) {
      const content = made(each);
      if (content.stent !== null) continue;
      const printed = Object.values(FORMS).map((print) => print(content));
      expect(printed.flatMap((text) => sizesIn(text))).toEqual([]);
      if (content.headline.outcome === 'NO_DEVICE') continue;
      const products = productsOf(caseFor(each));
      const named = products
        .filter((product) => sizesOf(product).length > 0)
        .map(({ id }) => productName(id, products));
      expect(named.filter((name) => printed.some((text) => text.includes(name)))).toEqual([]);
    }
    expect(made(blocked(session)).headline.outcome).toBe('BLOCKED');
  },
);
