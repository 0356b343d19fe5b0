import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Session } from '../../../../core/session/document/document.ts';
import { type History, historyOf, perform, redo, replaced, undo } from '../../../../core/session/document/history.ts';
import { changedBy, differenceOf, saySame } from '../../../../core/session/kept/difference.ts';
import { readSteps, stepsWordedInSteps, writeSteps } from '../../../../core/session/kept/steps.ts';
import { drained } from '../../../../core/steps.ts';
import { outline, run, sessionWith } from '../fixture.ts';

/** JSON as a program writes it, which knows no zero below zero. */
const written = fc.json().map((text) => JSON.stringify(JSON.parse(text)));

test('a member named like something that every object inherits comes and goes', () => {
  const [plain, named] = [{ a: 1 }, JSON.parse('{"a":1,"toString":2,"__proto__":3}') as unknown];
  for (const [from, to] of [
    [plain, named],
    [named, plain],
  ] as const) {
    expect(changedBy(from, JSON.parse(JSON.stringify(differenceOf(from, to))))).toEqual(to);
  }
});

test('what differs between two values of JSON makes the one of the other, and nothing differs between equal ones', () => {
  fc.assert(
    fc.property(written, written, (a, b) => {
      const [from, to] = [JSON.parse(a), JSON.parse(b)] as [unknown, unknown];
      const difference = differenceOf(from, to);
      const kept = JSON.parse(JSON.stringify(difference)) as unknown;
      const made = difference === null ? from : changedBy(from, kept);
      expect(made).toEqual(to);
      expect(differenceOf(to, JSON.parse(b))).toBeNull();
    }),
    { numRuns: 500 },
  );
});

test('two sessions say the same when nothing in them differs, whichever of their parts are the same objects', () => {
  const one = sessionWith(outline({ id: 'a' }), outline({ id: 'b' }));
  const others = [
    { ...one, notes: 'left leg' },
    { ...one, outlines: one.outlines.slice(0, 1) },
    { ...one, outlines: one.outlines.map((each, k) => (k === 1 ? { ...each, name: 'another' } : each)) },
    { ...one, outlines: one.outlines.toReversed() },
  ];
  expect(drained(saySame(one, structuredClone(one)))).toBe(true);
  expect(others.map((other) => drained(saySame(one, structuredClone(other))))).toEqual(others.map(() => false));
});

test('steps of many outlines are worked out with rests, and say the same as those that are worked out in one go', () => {
  const many = sessionWith(...Array.from({ length: 120 }, (_, k) => outline({ id: `outline ${k}` })));
  const other = structuredClone(many);
  const outlines = other.outlines.map((one, k) =>
    k === 77 ? { ...one, name: 'another', segment: 'EIV' as const } : one,
  );
  const history = replaced(historyOf(many), { ...other, outlines }, 'open session file');
  const inOneGo = writeSteps(structuredClone(history));
  // Two rests while 120 are put into words, and two while they are compared.
  expect([...stepsWordedInSteps(history)].length).toBe(4);
  expect(writeSteps(history)).toBe(inOneGo);
  expect(drained(readSteps(inOneGo, history.present))).toEqual({ history, problem: null });
});

/** Traces, says, reshapes, deletes; then takes two steps back. */
function worked(): History {
  const begun = historyOf(sessionWith());
  const traced = ['a', 'b', 'c'].reduce(
    (history, id) => perform(history, { type: 'addOutline', outline: outline({ id }) }),
    begun,
  );
  const said = perform(traced, { type: 'describe', id: 'b', words: { role: 'lesion' } });
  const deleted = perform(said, { type: 'removeOutline', id: 'a' });
  const noted = perform(deleted, { type: 'note', text: 'left leg' });
  return undo(undo(noted));
}

const documents = ({ past, present, future }: History) => [
  ...past.map(({ session }) => session),
  present,
  ...future.map(({ session }) => session),
];
const labels = ({ past, future }: History) => [...past, ...future].map(({ label }) => label);
/** What is read from the disk: another object that says the same. */
const again = (session: Session) => structuredClone(session);

test('every step done and undone comes back with its name, and undo and redo go on as before', () => {
  const history = worked();
  const { history: back, problem } = drained(readSteps(writeSteps(history), again(history.present)));
  expect(problem).toBeNull();
  expect([documents(back), labels(back)]).toEqual([documents(history), labels(history)]);
  expect(documents(undo(redo(redo(back))))).toEqual(documents(undo(redo(redo(history)))));
});

test('where the program ended before the steps followed, what came after them is one step', () => {
  const history = worked();
  const later = perform(history, { type: 'note', text: 'later' }).present;
  const { history: back } = drained(readSteps(writeSteps(history), again(later)));
  expect(back.present.notes).toBe('later');
  expect(undo(back).present).toEqual(history.present);
  expect(back.past).toHaveLength(history.past.length + 1);
});

test('steps of other pictures never come into a study', () => {
  const other = { ...sessionWith(), runs: [{ ...run, digest: 'b'.repeat(64) }] };
  expect(drained(readSteps(writeSteps(worked()), other))).toEqual({ history: historyOf(other), problem: null });
});

test('damaged steps cost the steps and nothing else, with a sentence', () => {
  const history = worked();
  const whole = writeSteps(history);
  const ways = [
    whole.slice(0, -40),
    'nothing',
    whole.replace('"past":[', '"past":[{"label":1},'),
    whole.replace('"label":"trace lumen"', '"label":"trace lumen","more":1'),
    whole.replace('"session":{', `"session":{"deep":${'['.repeat(100_000)}${']'.repeat(100_000)},`),
  ];
  for (const text of ways) {
    const { history: back, problem } = drained(readSteps(text, history.present));
    expect(problem).toContain('your work is whole');
    expect(back).toEqual(historyOf(history.present));
  }
});

test('a step that makes no session ends the steps there; those nearer to the present stay', () => {
  const history = worked();
  const file = JSON.parse(writeSteps(history)) as { past: { difference: unknown }[] };
  const last = file.past.at(-1);
  if (last !== undefined) last.difference = { in: { outlines: { is: [{ id: 'x' }] } }, without: [] };
  const { history: back, problem } = drained(readSteps(JSON.stringify(file), history.present));
  expect(problem).toContain('damaged');
  expect(back.past).toEqual(history.past.slice(1));
});

test('steps kept by another version of the program are left alone, with a sentence', () => {
  const text = writeSteps(worked()).replace(
    '"session":{"format":"ivus-session/4"',
    '"session":{"format":"ivus-session/9"',
  );
  const { history, problem } = drained(readSteps(text, worked().present));
  expect(history.past).toEqual([]);
  expect(problem).toContain('another version');
});

test('the 200 steps nearest to the present are kept, and no more than a megabyte of them', () => {
  let history = historyOf(sessionWith());
  for (let k = 0; k < 300; k += 1) history = perform(history, { type: 'note', text: `note ${k}` });
  const { history: back } = drained(readSteps(writeSteps(history), history.present));
  expect(labels(back)).toHaveLength(200);
  expect(back.past.at(-1)?.session.notes).toBe('note 298');
  const long = 'x'.repeat(20_000);
  for (let k = 0; k < 100; k += 1) history = perform(history, { type: 'note', text: `${k} ${long}` });
  expect(writeSteps(history).length).toBeLessThan(1_000_000 + 30_000);
});
