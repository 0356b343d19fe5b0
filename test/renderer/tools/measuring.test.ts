import { beforeEach, expect, test } from 'vitest';
import type { Contour } from '../../../core/geometry/point.ts';
import { newRecord } from '../../../core/session/document/identity.ts';
import { readMeasurement } from '../../../core/session/drawn/measurement-readings.ts';
import { dispatch, step } from '../../../renderer/state/document.ts';
import { useApp } from '../../../renderer/state/store.ts';
import { cancelDraft, closeDraft, deleteSelected } from '../../../renderer/viewer/actions.ts';
import { selecting } from '../../../renderer/viewer/selecting.ts';
import {
  click,
  css,
  down,
  drag,
  layout,
  measurements,
  outlines,
  showPainted,
  steps,
  take,
} from '../viewer/handlers.ts';
import { openedRun } from '../viewer/run.ts';

beforeEach(showPainted);

test('a caliper dragged over 100 pixels of 0.1 mm is 10 mm: one step, selected, and the hand is free again', () => {
  drag(take('caliper'), [
    [100, 100],
    [130, 100],
    [200, 100],
  ]);
  const [one] = measurements();
  if (one === undefined) throw new Error('there is no caliper');
  expect(readMeasurement(one.kind, one.points, newRecord(openedRun()))).toMatchObject({
    scale: { unit: 'mm' },
    figures: [{ name: 'length', value: expect.closeTo(10, 9) }],
  });
  const { tool, selected, draft } = useApp.getState();
  expect([one.name, tool, selected === one.id, draft, steps()]).toEqual([
    'Caliper 1',
    'select',
    true,
    null,
    ['add measurement'],
  ]);
});

test('clicks set the same places as drags do', () => {
  const places: Contour = [
    [100, 100],
    [200, 100],
    [150, 60],
    [150, 180],
  ];
  for (const place of places) click(take('twoAxis'), place);
  drag(take('twoAxis'), places.slice(0, 2));
  drag(take('twoAxis'), places.slice(2));
  expect(measurements().map(({ name, points }) => [name, points])).toEqual([
    ['Two-axis caliper 1', places],
    ['Two-axis caliper 2', places],
  ]);
});

test('two clicks on one place do not make a caliper of no length', () => {
  const handler = take('caliper');
  click(handler, [100, 100]);
  click(handler, [100, 100]);
  expect([measurements().length, useApp.getState().draft]).toMatchObject([0, { places: [[100, 100]] }]);
});

test('a note needs its words; Esc gives it up', () => {
  click(take('text'), [60, 60]);
  expect([closeDraft(), useApp.getState().notices.length, measurements().length]).toEqual([false, 1, 0]);
  cancelDraft();
  click(take('text'), [70, 60]);
  const { draft } = useApp.getState();
  if (draft?.kind === 'drawing') useApp.setState({ draft: { ...draft, words: ' thrombus? ' } });
  closeDraft();
  expect(measurements()).toMatchObject([{ kind: 'text', points: [[70, 60]], words: 'thrombus?' }]);
});

test('an end of a caliper is pulled, stays on the picture, and comes back by undo; the caliper is deleted and comes back', () => {
  drag(take('caliper'), [
    [100, 100],
    [200, 100],
  ]);
  drag(selecting, [
    [200, 100],
    [250, 120],
  ]);
  drag(selecting, [
    [100, 100],
    [-400, -400],
  ]);
  const pulled = measurements()[0]?.points;
  step('undo');
  step('undo');
  const undone = measurements()[0]?.points;
  drag(selecting, [
    [200, 100],
    [200, 140],
  ]);
  deleteSelected();
  const deleted = measurements().length;
  step('undo');
  expect([pulled, undone, deleted, measurements()[0]?.points, steps()]).toEqual([
    [
      [0, 0],
      [250, 120],
    ],
    [
      [100, 100],
      [200, 100],
    ],
    0,
    [
      [100, 100],
      [200, 140],
    ],
    ['add measurement', 'change measurement'],
  ]);
});

test('a line taken hold of moves the whole caliper', () => {
  drag(take('caliper'), [
    [100, 100],
    [200, 100],
  ]);
  drag(selecting, [
    [150, 101],
    [160, 131],
  ]);
  expect(measurements()[0]?.points).toEqual([
    [110, 130],
    [210, 130],
  ]);
});

test('a half-drawn outline is not mixed with another tool: a sentence asks to finish it', () => {
  click(take('spline'), [100, 100]);
  click(take('caliper'), [200, 200]);
  expect(useApp.getState()).toMatchObject({
    draft: { tool: 'spline', places: [[100, 100]] },
    notices: [/not finished/],
  });
});

test('undo in the middle of drawing a drag leaves nothing in the hand', () => {
  dispatch({ type: 'note', text: 'before' });
  const handler = take('freehand');
  const held = down(handler, [100, 100]);
  held?.move(css([100, 100]), css([110, 100]), layout(), [css([110, 100])]);
  step('undo');
  held?.move(css([100, 100]), css([120, 100]), layout(), [css([120, 100])]);
  held?.end(true);
  expect([useApp.getState().draft, outlines().length, steps()]).toEqual([null, 0, []]);
});

test('a drag that the system takes away leaves what was there before it', () => {
  const handler = take('caliper');
  const held = down(handler, [100, 100]);
  held?.move(css([100, 100]), css([150, 100]), layout(), [css([150, 100])]);
  held?.cancel?.();
  const drawn = useApp.getState().draft;
  cancelDraft();
  drag(take('caliper'), [
    [100, 100],
    [200, 100],
  ]);
  const pulled = down(selecting, [200, 100]);
  pulled?.move(css([200, 100]), css([250, 100]), layout(), []);
  pulled?.cancel?.();
  expect([drawn, useApp.getState().draft, measurements()[0]?.points]).toMatchObject([
    null,
    null,
    [
      [100, 100],
      [200, 100],
    ],
  ]);
});
