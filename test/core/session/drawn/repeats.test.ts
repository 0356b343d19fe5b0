import { expect, test } from 'vitest';
import { readLumens } from '../../../../core/plan/lumens.ts';
import { caseOf } from '../../../../core/session/derived/case.ts';
import { certaintyOf } from '../../../../core/session/derived/certainty.ts';
import { apply } from '../../../../core/session/document/apply.ts';
import type { Outline, Session } from '../../../../core/session/document/document.ts';
import { readSession, writeSession } from '../../../../core/session/document/file.ts';
import { repeatOf } from '../../../../core/session/drawn/repeats.ts';
import { ellipse, outline, run, sessionWith } from '../fixture.ts';

const lesion = outline({ id: 'L', role: 'lesion', primary: true, knots: ellipse(17, 4.4), state: 'expiration' });
const reference = outline({ id: 'R', role: 'reference', segment: 'EIV', normal: true, knots: ellipse(13.4, 12.6) });
const again = (first: Outline, id: string, major: number, minor: number) =>
  repeatOf(first, [first], ellipse(major, minor), id);
const session = sessionWith(
  lesion,
  reference,
  again(lesion, 'L2', 17, 4.6),
  again(lesion, 'L3', 17, 4.2),
  again(reference, 'R2', 13.4, 12.2),
);

function certainty(of: Session) {
  const { planCase } = caseOf(of);
  if (!planCase.ok) throw new Error(planCase.problem);
  return certaintyOf(of, readLumens(planCase.value.lumens ?? []));
}

test('a second tracing is no lumen of the plan case', () => {
  expect(caseOf(session).outlines).toEqual(['L', 'R']);
  expect(caseOf(session).leftOut).toEqual([]);
});

test('4.4, 4.6 and 4.2 mm have the mean 4.4 and the standard deviation 0.2; 13.0 and 12.8 mm 0.141', () => {
  const told = certainty(session);
  expect(told?.lesion?.spread.count).toBe(3);
  expect(told?.lesion?.spread.mean).toBeCloseTo(4.4, 2);
  expect(told?.error.mld?.deviation).toBeCloseTo(0.2, 2);
  expect(told?.error.rvd?.deviation).toBeCloseTo(0.2 / Math.SQRT2, 2);
  expect([told?.error.mld?.freedom, told?.error.rvd?.freedom]).toEqual([2, 1]);
});

test('the mean of two references is surer than one by √2', () => {
  const second = outline({ id: 'S', role: 'reference', segment: 'EIV', normal: true, knots: ellipse(13, 13) });
  const told = certainty({ ...session, outlines: [...session.outlines, second] });
  expect(told?.error.rvd?.deviation).toBeCloseTo(0.2 / Math.SQRT2 / Math.SQRT2, 2);
});

test('tracings on one run share its scale, on two runs they do not', () => {
  expect(certainty(session)?.error.oneScale).toBe(true);
  const elsewhere = { ...reference, run: '4.5.6' };
  const two = { ...sessionWith(lesion, elsewhere), runs: [run, { ...run, sopInstanceUid: '4.5.6' }] };
  expect(certainty(two)?.error.oneScale).toBe(false);
});

test('a repeat means what its first tracing means, never decides, and goes with it', () => {
  const described = apply(session, { type: 'describe', id: 'L', words: { state: 'inspiration', segment: 'IVC' } });
  expect(
    described.outlines.filter(({ repeatOf: first }) => first === 'L').map(({ state, segment }) => [state, segment]),
  ).toEqual([
    ['inspiration', 'IVC'],
    ['inspiration', 'IVC'],
  ]);
  const claimed = apply(session, { type: 'describe', id: 'L2', words: { primary: true, name: 'by a fellow' } });
  expect(claimed.outlines.find(({ id }) => id === 'L2')).toMatchObject({ primary: false, name: 'by a fellow' });
  expect(apply(session, { type: 'removeOutline', id: 'L' }).outlines.map(({ id }) => id)).toEqual(['R', 'R2']);
  expect(repeatOf(session.outlines[2] ?? lesion, session.outlines, ellipse(17, 4), 'L4')).toMatchObject({
    repeatOf: 'L',
  });
});

test('a repeat of nothing, or on another frame, is a damaged session', () => {
  const [, , second] = session.outlines;
  if (second === undefined) throw new Error('the session has repeats');
  const damaged = [
    { ...second, repeatOf: 'X' },
    { ...second, frame: 7 },
    { ...second, repeatOf: 'L3' },
  ].map((repeat) => readSession(writeSession({ ...session, outlines: [lesion, reference, repeat] }), 'a.ivus.json'));
  expect(damaged.map(({ ok }) => ok)).toEqual([false, false, false]);
});
