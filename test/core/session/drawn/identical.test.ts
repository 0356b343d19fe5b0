import { expect, test } from 'vitest';
import { plan } from '../../../../core/plan/plan.ts';
import { caseOf, leftOutText } from '../../../../core/session/derived/case.ts';
import { apply } from '../../../../core/session/document/apply.ts';
import type { Outline, Session } from '../../../../core/session/document/document.ts';
import { copiesFor } from '../../../../core/session/drawn/copying.ts';
import { identicalOutlines } from '../../../../core/session/drawn/identical.ts';
import { interpolated } from '../../../../core/session/drawn/interpolating.ts';
import { keyPairAt } from '../../../../core/session/drawn/key-frames.ts';
import { ellipse, outline, run, sessionWith } from '../fixture.ts';

const lesion = outline({
  id: 'L',
  name: 'Lesion 1',
  frame: 3,
  role: 'lesion',
  primary: true,
  state: 'inspiration',
  knots: ellipse(17, 4.4),
});
const reference = outline({
  id: 'R',
  frame: 20,
  role: 'reference',
  segment: 'EIV',
  normal: true,
  knots: ellipse(13, 13),
});
const copyOf = (original: Outline, id: string, words: Partial<Outline> = {}): Outline => ({
  ...original,
  id,
  name: id,
  primary: false,
  origin: 'copy',
  ...words,
});

function planned(session: Session) {
  const { planCase } = caseOf(session);
  if (!planCase.ok) throw new Error(planCase.problem);
  return plan(planCase.value);
}

test('an accepted copy that nobody moved is no second state: it is left out and says which frame it repeats', () => {
  const alone = sessionWith(lesion, reference);
  const session = sessionWith(lesion, reference, copyOf(lesion, 'Lesion 2', { frame: 9, state: 'expiration' }));
  const { outlines, leftOut } = caseOf(session);
  expect(outlines).toEqual(['L', 'R']);
  expect(leftOut.map(leftOutText)).toEqual(['Lesion 2 is not part of the plan: it is identical to frame 4; trace it.']);
  expect(planned(session)).toEqual(planned(alone));
});

test('an accepted copy called normal is no second reference', () => {
  const session = sessionWith(lesion, reference, copyOf(reference, 'R2', { frame: 21, normal: true }));
  expect(caseOf(session).outlines).toEqual(['L', 'R']);
  const moved = apply(session, { type: 'reshape', id: 'R2', knots: ellipse(13, 12.9), label: 'move point' });
  expect(caseOf(moved).outlines).toEqual(['L', 'R', 'R2']);
});

test('a copy in another role is the same line all the same', () => {
  const session = sessionWith(lesion, copyOf(lesion, 'R2', { frame: 30, role: 'reference', normal: true }));
  expect(caseOf(session).outlines).toEqual(['L']);
});

test('a copy made and accepted by the commands is found; on another run the same points are no copy', () => {
  const before = sessionWith(lesion, reference);
  const copies = copiesFor(before, { run: run.sopInstanceUid, frame: 5 }, -1, null, () => 'C')?.outlines ?? [];
  const copied = apply(before, { type: 'addOutlines', outlines: copies, label: 'copy outline' });
  expect(identicalOutlines(copied.outlines).size).toBe(0);
  const session = apply(copied, { type: 'accept', ids: ['C'] });
  expect([...identicalOutlines(session.outlines)].map(([id, source]) => [id, source.frame])).toEqual([['C', 3]]);
  const elsewhere = session.outlines.map((one) => (one.id === 'C' ? { ...one, run: '9.9' } : one));
  expect(identicalOutlines(elsewhere).size).toBe(0);
});

test('where the source is gone the first of its copies stands for it, and a copy without any twin counts', () => {
  const [one, two] = [copyOf(lesion, 'C1', { frame: 5 }), copyOf(lesion, 'C2', { frame: 6 })];
  expect([...identicalOutlines([one, two])].map(([id, source]) => [id, source.id])).toEqual([['C2', 'C1']]);
  expect(identicalOutlines([one]).size).toBe(0);
});

test.each(['spline', 'ellipse'] as const)(
  'interpolated between a line and its copy it is still that line; between two traced lines it counts (%s)',
  (curve) => {
    const shape = (long: number, short: number) => ellipse(long, short, curve === 'ellipse' ? 4 : 32);
    const from = outline({ ...lesion, curve, knots: shape(17, 4.4) });
    const between = (to: Outline) => {
      const session = sessionWith(from, to);
      const pair = keyPairAt(session, from);
      if (pair === null) throw new Error('two key outlines');
      let made = 0;
      const filled = interpolated(session, pair, { columns: 500, rows: 500 }, () => `I${++made}`);
      if (!filled.ok) throw new Error(filled.problem);
      const accepted = filled.value.outlines.map((one) => ({ ...one, accepted: true }));
      return [...identicalOutlines([...session.outlines, ...accepted]).keys()];
    };
    expect(between(copyOf(from, 'C', { frame: 6 }))).toEqual(['C', 'I1', 'I2']);
    expect(between(outline({ ...from, id: 'T', primary: false, frame: 6, knots: shape(16, 5) }))).toEqual([]);
  },
);
