import { expect, test } from 'vitest';
import * as z from 'zod';
import { answerTo, isAnswered, isShown } from '../../../core/plan/asked.ts';
import { findingsSchema } from '../../../core/plan/case.ts';
import { QUESTIONS, SECTIONS } from '../../../core/plan/questions.ts';

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly enum?: readonly string[];
}

/** Every leaf of the findings with its allowed words, from the schema itself; free text has none. */
function leaves(shape: Shape, path = ''): [string, readonly string[]][] {
  if (shape.properties === undefined) return [[path, [...(shape.enum ?? [])].sort()]];
  return Object.entries(shape.properties).flatMap(([key, inner]) =>
    leaves(inner, path === '' ? key : `${path}.${key}`),
  );
}

function questionAt(path: string) {
  const found = QUESTIONS.find((question) => question.path === path);
  if (found === undefined) throw new Error(`no question ${path}`);
  return found;
}

test('every word of the findings is offered by exactly one question, and no question offers another', () => {
  const offered = QUESTIONS.map(({ path, options }) => [path, options.map(({ value }) => value).sort()]);
  const allowed = leaves(z.toJSONSchema(findingsSchema) as Shape);
  const byPath = (a: readonly unknown[], b: readonly unknown[]) => String(a[0]).localeCompare(String(b[0]));
  expect(offered.sort(byPath)).toEqual(allowed.sort(byPath));
});

test('every question starts at "unknown", the lesion’s behaviour at "not assessed"', () => {
  const starts = QUESTIONS.filter(({ options }) => options.length > 0).map((question) => answerTo({}, question));
  expect(new Set(starts)).toEqual(new Set(['unknown', 'not-assessed']));
  expect(answerTo({}, questionAt('lesionBehaviour'))).toBe('not-assessed');
  expect(QUESTIONS.some((question) => isAnswered({}, question))).toBe(false);
});

test('the questions come in the order of their sections, the history first', () => {
  const order = SECTIONS.map(({ id }) => id);
  const sections = QUESTIONS.map(({ section }) => order.indexOf(section));
  expect(sections).toEqual(sections.toSorted((a, b) => a - b));
  expect(order[0]).toBe('history');
  expect(new Set(sections).size).toBe(order.length);
});

test('details of a mass are asked only when there is one, but an answer given before never acts unseen', () => {
  const kind = questionAt('mass.kind');
  expect(isShown({}, kind, false)).toBe(false);
  expect(isShown({ mass: { present: 'yes' } }, kind, false)).toBe(true);
  expect(isShown({ mass: { present: 'no', kind: 'tumour' } }, kind, false)).toBe(true);
  expect(isShown({ pelvicThrombus: 'yes' }, questionAt('pelvicThrombus'), false)).toBe(true);
});

test('why a varying lesion is fixed is asked when its states disagree about the verdict and it is called fixed', () => {
  const why = questionAt('fixedDespiteVariation');
  expect(isShown({ lesionBehaviour: 'fixed' }, why, true)).toBe(true);
  expect(isShown({ lesionBehaviour: 'fixed' }, why, false)).toBe(false);
  expect(isShown({ lesionBehaviour: 'dynamic' }, why, true)).toBe(false);
});
