import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseOf } from '../../../../core/session/derived/case.ts';
import {
  AS_STORED,
  type DisplayOrientation,
  flipped,
  isAsStored,
  orientationText,
  rotatedBy,
  shownAngle,
  storedAngle,
} from '../../../../core/session/document/display-orientation.ts';
import { readSession, writeSession } from '../../../../core/session/document/file.ts';
import { historyOf, perform, redo, undo } from '../../../../core/session/document/history.ts';
import { outline, run, sessionWith } from '../fixture.ts';

/** The corners of a stored picture, clockwise from its upper left one, as they are seen when it lies otherwise. */
type Corners = readonly [string, string, string, string];
const STORED: Corners = ['A', 'B', 'C', 'D'];
/** A sheet of paper turned to the right: what was at the lower left comes to the upper left. */
const turned = ([a, b, c, d]: Corners): Corners => [d, a, b, c];
/** The sheet seen from behind. */
const behind = ([a, b, c, d]: Corners): Corners => [b, a, d, c];

function seen({ mirrored, quarterTurns }: DisplayOrientation): Corners {
  const start = mirrored ? behind(STORED) : STORED;
  return Array.from({ length: quarterTurns }).reduce<Corners>(turned, start);
}

const anyOrientation: fc.Arbitrary<DisplayOrientation> = fc.record({
  mirrored: fc.boolean(),
  quarterTurns: fc.constantFrom(0, 1, 2, 3),
});

test('turning and flipping do to what is seen what they do to a sheet of paper', () => {
  fc.assert(
    fc.property(anyOrientation, (display) => {
      const [a, b, c, d] = seen(display);
      expect(seen(rotatedBy(display, 1))).toEqual([d, a, b, c]);
      expect(seen(rotatedBy(display, -1))).toEqual([b, c, d, a]);
      expect(seen(flipped(display, 'left-right'))).toEqual([b, a, d, c]);
      expect(seen(flipped(display, 'top-bottom'))).toEqual([d, c, b, a]);
    }),
  );
});

test('12 o’clock of the picture is at 3 o’clock after a quarter turn, and its 3 o’clock at 9 where it is mirrored', () => {
  expect(shownAngle({ mirrored: false, quarterTurns: 1 }, 0)).toBe(90);
  expect(shownAngle({ mirrored: true, quarterTurns: 0 }, 90)).toBe(270);
  fc.assert(
    fc.property(anyOrientation, fc.integer({ min: 0, max: 359 }), (display, degrees) => {
      expect(storedAngle(display, shownAngle(display, degrees))).toBe(degrees);
    }),
  );
});

test('it is told in words', () => {
  expect([AS_STORED, rotatedBy(AS_STORED, -1), flipped(AS_STORED, 'top-bottom')].map(orientationText)).toEqual([
    '',
    'rotated 90° anticlockwise',
    'mirrored, rotated 180°',
  ]);
  expect(isAsStored(flipped(flipped(AS_STORED, 'top-bottom'), 'top-bottom'))).toBe(true);
});

const display: DisplayOrientation = { mirrored: true, quarterTurns: 3 };
const turn = { type: 'turnPicture', run: run.sopInstanceUid, display } as const;

test('a picture that is turned is no undo step, and no undo turns it back', () => {
  const noted = perform(historyOf(sessionWith(outline({ id: 'L' }))), { type: 'note', text: 'calm breathing' });
  const after = perform(noted, turn);
  expect(after.past).toHaveLength(1);
  expect(after.present.runs[0]?.display).toEqual(display);
  const back = undo(after);
  expect([back.present.notes, back.present.runs[0]?.display]).toEqual(['', display]);
  expect(redo(back).present.runs[0]?.display).toEqual(display);
});

test('it changes nothing that the planner reads', () => {
  const before = sessionWith(outline({ id: 'L', role: 'lesion' }), outline({ id: 'R', role: 'reference', frame: 40 }));
  expect(caseOf(perform(historyOf(before), turn).present).planCase).toEqual(caseOf(before).planCase);
});

test('a saved session keeps it; one written before pictures could be turned opens as stored', () => {
  const { present } = perform(historyOf(sessionWith()), turn);
  expect(readSession(writeSession(present), 'new.ivus.json')).toEqual({ ok: true, value: present });
  const { display: _display, ...older } = run;
  const old = JSON.stringify({ ...sessionWith(), runs: [older] });
  expect(readSession(old, 'old.ivus.json')).toEqual({ ok: true, value: sessionWith() });
});
