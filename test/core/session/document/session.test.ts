import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Point } from '../../../../core/geometry/point.ts';
import { apply } from '../../../../core/session/document/apply.ts';
import type { Command } from '../../../../core/session/document/commands.ts';
import { emptySession } from '../../../../core/session/document/document.ts';
import { readSession, writeSession } from '../../../../core/session/document/file.ts';
import type { History } from '../../../../core/session/document/history.ts';
import { historyOf, perform, redo, undo } from '../../../../core/session/document/history.ts';
import { strangers } from '../../../../core/session/document/identity.ts';
import type { Measurement } from '../../../../core/session/drawn/measurements.ts';
import { ellipse, outline, run, sessionWith } from '../fixture.ts';

const lesion = outline({ id: 'L', role: 'lesion', primary: true, knots: ellipse(17, 4.4) });

test.each([
  ['no outline', sessionWith()],
  [
    'outlines with words in them',
    sessionWith(lesion, outline({ id: 'N', name: 'two\nlines, "quotes" \\ and ü', curve: 'ellipse' })),
  ],
  ['answers and notes', { ...sessionWith(lesion), findings: { dvt: 'excluded' as const }, notes: 'a\nb' }],
])('the text of a session with %s is its JSON, a level of one space', (_, session) => {
  expect(writeSession(session)).toBe(`${JSON.stringify(session, null, 1)}\n`);
  expect(writeSession(session)).toBe(`${JSON.stringify(session, null, 1)}\n`);
});

test('a second lesion that is called primary takes the place of the first', () => {
  const second = outline({ id: 'M', role: 'lesion', primary: true });
  const after = apply(sessionWith(lesion), { type: 'addOutline', outline: second });
  expect(after.outlines.map(({ id, primary }) => [id, primary])).toEqual([
    ['L', false],
    ['M', true],
  ]);
});

test('an outline that becomes a reference is no longer the lesion that decides, and is not normal until said so', () => {
  const [after] = apply(sessionWith(lesion), {
    type: 'describe',
    id: 'L',
    words: { role: 'reference', segment: 'EIV' },
  }).outlines;
  expect(after).toMatchObject({ role: 'reference', segment: 'EIV', primary: false, normal: null });
});

test('a name that the program gave follows the role, a name that the operator typed stays', () => {
  const named = (name: string) => {
    const session = sessionWith(
      outline({ id: 'A', name: 'Lesion 1', role: 'lesion' }),
      outline({ id: 'B', name, role: 'reference' }),
    );
    return apply(session, { type: 'describe', id: 'B', words: { role: 'lesion' } }).outlines[1]?.name;
  };
  expect([named('Reference 1'), named('Reference near the hip')]).toEqual(['Lesion 2', 'Reference near the hip']);
});

test('answers land at their place and an emptied answer is unknown again', () => {
  const one = apply(emptySession('1'), { type: 'answer', question: 'mass.present', answer: 'no' });
  const two = apply(one, { type: 'answer', question: 'dvt', answer: 'excluded' });
  expect(two.findings).toEqual({ mass: { present: 'no' }, dvt: 'excluded' });
  expect(apply(two, { type: 'answer', question: 'mass.present', answer: '' }).findings).toEqual({
    mass: {},
    dvt: 'excluded',
  });
});

test('an answer outside its list is a bug and throws', () => {
  expect(() => apply(emptySession('1'), { type: 'answer', question: 'dvt', answer: 'perhaps' })).toThrow();
});

const caliperFrom = (id: string, from: Point, to: Point): Measurement => ({
  id,
  name: id,
  kind: 'caliper',
  run: run.sopInstanceUid,
  frame: 0,
  points: [from, to],
  words: '',
});
const late = { ...caliperFrom('m', [0, 0], [1, 1]), frame: 100 };
const short: Measurement = { ...late, frame: 0, points: [[0, 0]] };

const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    type: fc.constant('addOutline' as const),
    outline: fc.integer({ min: 0, max: 99 }).map((n) => outline({ id: `o${n}`, role: 'lesion', primary: n % 3 === 0 })),
  }),
  fc.record({
    type: fc.constant('describe' as const),
    id: fc.constantFrom('o1', 'o2', 'L'),
    words: fc.record({ role: fc.constantFrom('lesion' as const, 'reference' as const), primary: fc.boolean() }),
  }),
  fc.record({ type: fc.constant('removeOutline' as const), id: fc.constantFrom('o1', 'o3', 'L') }),
  fc.record({
    type: fc.constant('reshape' as const),
    id: fc.constant('L'),
    knots: fc.integer({ min: 5, max: 20 }).map((mm) => ellipse(mm, 4)),
    label: fc.constant('move point' as const),
  }),
  fc.record({
    type: fc.constant('answer' as const),
    question: fc.constant('side'),
    answer: fc.constantFrom('left', 'right', ''),
  }),
  fc.record({ type: fc.constant('note' as const), text: fc.string() }),
  fc.record({ type: fc.constant('accept' as const), ids: fc.array(fc.constantFrom('o1', 'L')) }),
  fc.record({
    type: fc.constant('addMeasurement' as const),
    measurement: fc.integer({ min: 0, max: 9 }).map((n) => caliperFrom(`m${n}`, [n, 0], [0, n])),
  }),
  fc.record({ type: fc.constant('removeMeasurement' as const), id: fc.constantFrom('m1', 'm2') }),
);

test('any run of edits undone and redone gives the same document to the last bit, and at most one primary lesion throughout', () => {
  fc.assert(
    fc.property(fc.array(commands, { maxLength: 60 }), (edits) => {
      const start = historyOf(sessionWith(lesion));
      const end = edits.reduce<History>(perform, start);
      expect(end.present.outlines.filter(({ primary }) => primary).length).toBeLessThanOrEqual(1);
      const back = end.past.reduce(undo, end);
      const forth = end.past.reduce(redo, back);
      expect(writeSession(back.present)).toBe(writeSession(start.present));
      expect(writeSession(forth.present)).toBe(writeSession(end.present));
    }),
    { numRuns: 200 },
  );
});

test('runs that join the study later are not lost by undoing earlier work', () => {
  const worked = perform(historyOf(sessionWith()), { type: 'note', text: 'x' });
  const joined = perform(worked, { type: 'addRuns', runs: [{ ...run, sopInstanceUid: '9.9' }] });
  expect(undo(joined).present.runs.map(({ sopInstanceUid }) => sopInstanceUid)).toEqual(['1.2.3', '9.9']);
  expect(joined.past.length).toBe(1);
});

test('a saved session reads back equal, every coordinate to its last digit', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.double({ noNaN: true, noDefaultInfinity: true }),
        ),
        { minLength: 3 },
      ),
      (drawn) => {
        const knots = drawn.map(([x, y]) => [x + 0, y + 0] as const);
        const session = sessionWith({ ...lesion, knots });
        const read = readSession(writeSession(session), 'a.ivus.json');
        expect(read.ok && read.value).toStrictEqual(session);
      },
    ),
  );
});

test.each([
  ['not JSON', '{"format": ', 'is not JSON'],
  ['another document', '{"format": "ivus-plan-case/1"}', 'its format is "ivus-plan-case/1"'],
  ['a list', '[]', 'it states no format'],
  ['a newer version', '{"format": "ivus-session/9"}', 'its format is "ivus-session/9"'],
  ['a missing field', JSON.stringify({ ...sessionWith(lesion), outlines: undefined }), 'outlines'],
  ['an unknown field', JSON.stringify({ ...sessionWith(lesion), colour: 'red' }), 'colour'],
  ['an id used twice', writeSession(sessionWith(lesion, lesion)), 'same id'],
  ['a frame beyond the run', writeSession(sessionWith({ ...lesion, frame: 100 })), 'frame 101 of 100'],
  ['an unknown run', writeSession(sessionWith({ ...lesion, run: '7' })), 'a run that is not listed'],
  [
    'a measurement beyond the run',
    writeSession({ ...sessionWith(), measurements: [late] }),
    'not on a frame of its run',
  ],
  [
    'a caliper of one place',
    writeSession({ ...sessionWith(), measurements: [short] }),
    'the wrong number of points for its kind',
  ],
  ['two primary lesions', writeSession(sessionWith(lesion, { ...lesion, id: 'M' })), 'two lesions are primary'],
])('%s is refused in one sentence that names the file', (_, text, reason) => {
  const read = readSession(text, 'case.ivus.json');
  expect(read).toMatchObject({ ok: false, problem: expect.stringMatching(/^case\.ivus\.json is /) });
  expect(read.ok ? '' : read.problem).toContain(reason);
});

test('a run whose content has changed under the same UID is named, an unchanged one is not', () => {
  const open = {
    digest: 'b'.repeat(64),
    run: { file: 'pullback.dcm', identity: { sopInstanceUid: run.sopInstanceUid } },
  } as unknown as Parameters<typeof strangers>[1][number];
  expect(strangers(sessionWith(), [open])).toEqual([expect.stringContaining('pullback.dcm has changed')]);
  expect(strangers(sessionWith(), [{ ...open, digest: run.digest }])).toEqual([]);
});

test('several answers are one step; an answer outside its list is refused whole', () => {
  const history = perform(historyOf(emptySession('1')), {
    type: 'answerAll',
    answers: [
      { question: 'mass.present', answer: 'no' },
      { question: 'dvt', answer: 'excluded' },
    ],
  });
  expect(history.present.findings).toEqual({ mass: { present: 'no' }, dvt: 'excluded' });
  expect(undo(history).present.findings).toEqual({});
  const answers = [
    { question: 'dvt', answer: 'excluded' },
    { question: 'oedema', answer: 'perhaps' },
  ];
  expect(() => apply(emptySession('1'), { type: 'answerAll', answers })).toThrow();
});
