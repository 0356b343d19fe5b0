import { expect, test } from 'vitest';
import { apply } from '../../../../core/session/document/apply.ts';
import { readSession, writeSession } from '../../../../core/session/document/file.ts';
import { alongVein } from '../../../../core/session/vein/along.ts';
import type { Landmark, LandmarkType } from '../../../../core/session/vein/landmark-types.ts';
import { outOfOrder } from '../../../../core/session/vein/landmark-types.ts';
import { offerFor } from '../../../../core/session/vein/offers.ts';
import { run, sessionWith } from '../fixture.ts';

const mark = (station: LandmarkType, frame: number): Landmark => ({
  id: station,
  run: run.sopInstanceUid,
  frame,
  station,
});
const VEIN = [mark('ivc', 2), mark('confluence', 10), mark('lesion-start', 20), mark('lesion-end', 30)];

test('a station marked a second time on a run moves there; on another run it is a second mark', () => {
  const once = apply(sessionWith(), { type: 'addMark', mark: mark('confluence', 10) });
  const twice = apply(once, { type: 'addMark', mark: { ...mark('confluence', 12), id: 'b' } });
  const other = apply(twice, { type: 'addMark', mark: { ...mark('confluence', 3), id: 'c', run: '9' } });
  expect(other.marks.map(({ id, frame }) => [id, frame])).toEqual([
    ['b', 12],
    ['c', 3],
  ]);
  expect(apply(other, { type: 'moveMark', id: 'b', frame: 14 }).marks[0]?.frame).toBe(14);
  expect(apply(other, { type: 'removeMark', id: 'b' }).marks.map(({ id }) => id)).toEqual(['c']);
});

test('marks in the order of the vein, or all the other way round, are in order', () => {
  expect(outOfOrder(VEIN)).toEqual([]);
  expect(outOfOrder(VEIN.map((each) => ({ ...each, frame: 99 - each.frame })))).toEqual([]);
});

test('a straight external iliac that ends before it starts contradicts the other marks', () => {
  const wrong = [...VEIN, mark('straight-eiv-start', 80), mark('straight-eiv-end', 60)];
  expect(outOfOrder(wrong).map(({ above, below }) => [above.station, below.station])).toEqual([
    ['straight-eiv-start', 'straight-eiv-end'],
  ]);
});

test('the lesion cannot start and end on one frame; the landing may lie on the confluence', () => {
  const same = [mark('lesion-start', 20), mark('lesion-end', 20)];
  expect(outOfOrder(same).map(({ sameFrame }) => sameFrame)).toEqual([true]);
  expect(outOfOrder([...VEIN, mark('proximal-landing', 10)])).toEqual([]);
});

test('a motor pullback at 1 mm/s and 10 frames/s: 24 frames past the confluence lie 2.4 mm from it', () => {
  const positionsMm = Array.from({ length: 100 }, (_, frame) => frame / 10);
  const pullback = {
    known: true,
    mmPerFrame: 0.1,
    positionsMm,
    from: 'motorised pullback at 1 mm/s',
    warnings: [],
  } as const;
  const along = (frame: number) => alongVein(pullback, [], frame);
  const marks = [mark('confluence', 10), mark('lesion-start', 34)];
  expect(offerFor('lesion-start', marks, along)).toMatchObject({ known: true, mm: 2.4 });
  expect(offerFor('lesion-end', marks, along)).toBeNull();
});

test('a catheter pulled the other way gives the same distance from the confluence', () => {
  const places = [
    { frame: 0, mm: 0 },
    { frame: 90, mm: 90 },
  ];
  const along = (frame: number) => alongVein({ known: false, reason: 'MANUAL', sentence: 'by hand' }, places, frame);
  expect(offerFor('lesion-start', [mark('confluence', 80), mark('lesion-start', 46)], along)).toMatchObject({ mm: 34 });
});

test('no length is offered from a hand pullback, without the confluence, or from marks that contradict each other', () => {
  const byHand = { known: false, reason: 'MANUAL_PULLBACK', sentence: 'This was a manual pullback.' } as const;
  const along = (frame: number) => alongVein(byHand, [], frame);
  const sentences = [
    offerFor('lesion-start', VEIN, along),
    offerFor('lesion-start', VEIN.slice(2), along),
    offerFor('lesion-start', [...VEIN, mark('cfv', 1)], along),
  ].map((offer) => (offer === null || offer.known ? '' : offer.sentence));
  expect(sentences[0]).toContain('manual');
  expect(sentences[1]).toContain('confluence');
  expect(sentences[2]).toContain('contradict');
});

test('marks survive saving; a mark on no frame of its run or a place marked twice is a damaged session', () => {
  const session = { ...sessionWith(), marks: VEIN };
  const read = readSession(writeSession(session), 'a.ivus.json');
  expect(read.ok && read.value).toStrictEqual(session);
  const damaged = (...marks: readonly Landmark[]) => readSession(writeSession({ ...session, marks }), 'a.ivus.json');
  expect(damaged(mark('ivc', 100))).toMatchObject({ ok: false, problem: expect.stringContaining('not on a frame') });
  expect(damaged(mark('ivc', 1), { ...mark('ivc', 2), id: 'b' })).toMatchObject({
    ok: false,
    problem: expect.stringContaining('twice'),
  });
});
