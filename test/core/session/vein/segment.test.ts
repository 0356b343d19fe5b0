import { expect, test } from 'vitest';
import { historyOf, perform, undo } from '../../../../core/session/document/history.ts';
import type { Landmark, LandmarkType } from '../../../../core/session/vein/landmark-types.ts';
import { segmentEnds } from '../../../../core/session/vein/segment.ts';
import { run, sessionWith } from '../fixture.ts';

const mark = (station: LandmarkType, frame: number): Landmark => ({
  id: `${station} ${frame}`,
  run: run.sopInstanceUid,
  station,
  frame,
});
const frames = (ends: ReturnType<typeof segmentEnds>) => ends.map(({ station, frame }) => `${station} ${frame}`);

test('a run from the heart outwards has the start of its lesion first, one towards the heart last', () => {
  const outwards = [mark('confluence', 5), mark('inguinal-ligament', 90)];
  const towards = [mark('confluence', 95), mark('inguinal-ligament', 10)];
  expect(frames(segmentEnds('lesion', [40, 20], outwards, null))).toEqual(['lesion-start 20', 'lesion-end 40']);
  expect(frames(segmentEnds('lesion', [20, 40], towards, null))).toEqual(['lesion-start 40', 'lesion-end 20']);
});

test('without other marks a stretch is taken from the heart outwards; its own old ends say nothing', () => {
  const old = [mark('straight-eiv-start', 80), mark('straight-eiv-end', 60)];
  expect(frames(segmentEnds('straight-eiv', [61, 79], old, null))).toEqual([
    'straight-eiv-start 61',
    'straight-eiv-end 79',
  ]);
});

test('where the marks do not say which way the run goes, the operator’s cranial end does', () => {
  const marks = [mark('eiv', 50)];
  expect(frames(segmentEnds('lesion', [20, 40], [], 'last'))).toEqual(['lesion-start 40', 'lesion-end 20']);
  expect(frames(segmentEnds('lesion', [20, 40], marks, 'first'))).toEqual(['lesion-start 20', 'lesion-end 40']);
  // The confluence lies above the lesion, whatever was said.
  expect(frames(segmentEnds('lesion', [20, 40], [mark('confluence', 5)], 'last'))).toEqual([
    'lesion-start 20',
    'lesion-end 40',
  ]);
});

test('both ends are marked in one step that one undo takes back, in the place of the old ends', () => {
  const before = historyOf({ ...sessionWith(), marks: [mark('lesion-start', 3), mark('civ', 4)] });
  const marks = [mark('lesion-start', 20), mark('lesion-end', 40)];
  const after = perform(before, { type: 'addMarks', marks });
  expect(after.present.marks.map(({ station, frame }) => `${station} ${frame}`)).toEqual([
    'civ 4',
    'lesion-start 20',
    'lesion-end 40',
  ]);
  expect([undo(after).present, after.past.at(-1)?.label]).toEqual([before.present, 'mark segment']);
});
