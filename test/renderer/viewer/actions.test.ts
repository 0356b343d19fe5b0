import { beforeEach, expect, test } from 'vitest';
import type { Contour } from '../../../core/geometry/point.ts';
import { openAnswers } from '../../../core/session/drawn/saying.ts';
import type { LandmarkType } from '../../../core/session/vein/landmark-types.ts';
import { dispatch, step } from '../../../renderer/state/document.ts';
import { setDraft, takeTool, traceAs } from '../../../renderer/state/editing.ts';
import { changeView, showFrame, togglePlay } from '../../../renderer/state/navigation.ts';
import { askedNow, sessionNow, useApp, viewNow } from '../../../renderer/state/store.ts';
import { cancelDraft, closeDraft, deleteSelected, takeBackPoint, zoomBy } from '../../../renderer/viewer/actions.ts';
import { useCursor } from '../../../renderer/viewport/cursor.ts';
import { handleDrag, wholeDrag } from '../../../renderer/viewport/object-drag.ts';
import type { Layout } from '../../../renderer/viewport/stage.ts';
import { layoutNow, setStage } from '../../../renderer/viewport/stage.ts';
import { showOpenedRun } from './run.ts';

const SQUARE: Contour = [
  [100, 100],
  [200, 100],
  [200, 200],
  [100, 200],
];

beforeEach(() => {
  showOpenedRun();
  useCursor.setState({ at: null, place: null });
  setStage({ size: { width: 1024, height: 960 }, painted: null, problem: null });
});

function draw(knots: Contour, frame = 0): void {
  showFrame(frame);
  useApp.setState({ draft: { kind: 'drawing', tool: 'spline', run: '1.2.3', frame, places: knots } });
  closeDraft();
}

/** Takes hold of one knot of an outline. */
function knotDrag(id: string, knots: Contour, index: number) {
  const commit = (points: Contour) => dispatch({ type: 'reshape', id, knots: points, label: 'move point' });
  return handleDrag({ id, points: knots, commit }, knots, knots[index] ?? [0, 0], (to) => knots.with(index, to));
}

const outlines = () => sessionNow(useApp.getState())?.outlines ?? [];
const never = () => {
  throw new Error('nothing was traced');
};
const places = () => {
  const { draft } = useApp.getState();
  return draft?.kind === 'drawing' ? draft.places : undefined;
};
const steps = () => useApp.getState().study?.history.past.map(({ label }) => label) ?? [];

function layout(): Layout {
  const now = layoutNow();
  if (now === null) throw new Error('the run has no layout');
  return now;
}

test('whichever outline is closed first, nothing of it is known but its place, and what it is is asked', () => {
  const asked = [0, 4, 5].map((frame) => {
    draw(SQUARE, frame);
    return askedNow(useApp.getState())?.name;
  });
  expect(asked).toEqual(['Outline 1', 'Outline 2', 'Outline 3']);
  expect(
    outlines().map(({ role, segment, state, primary, normal }) => [role, segment, state, primary, normal]),
  ).toEqual(Array(3).fill(['unknown', 'unknown', 'unspecified', false, null]));
});

test('what was said before tracing is not asked again, holds for one outline, and Esc takes it back', () => {
  traceAs({ role: 'lesion', segment: 'CIV' });
  draw(SQUARE);
  expect([outlines()[0]?.name, openAnswers(outlines()[0] ?? never()), outlines()[0]?.primary]).toEqual([
    'Lesion 1',
    ['state'],
    true,
  ]);
  draw(SQUARE, 1);
  traceAs({ role: 'reference' });
  cancelDraft();
  draw(SQUARE, 2);
  expect([outlines()[1]?.role, outlines()[2]?.role]).toEqual(['unknown', 'unknown']);
});

test('landmarks give a frame its segment; where something else was said beforehand, it is asked', () => {
  const mark = (station: LandmarkType, frame: number) => ({ id: station, run: '1.2.3', frame, station });
  for (const landmark of [mark('confluence', 1), mark('civ', 5)]) dispatch({ type: 'addMark', mark: landmark });
  draw(SQUARE, 3);
  traceAs({ role: 'reference', segment: 'EIV' });
  draw(SQUARE, 4);
  expect(outlines().map(({ segment }) => segment)).toEqual(['CIV', 'unknown']);
});

test('tracing on leaves the question unanswered, and so does Esc', () => {
  draw(SQUARE);
  takeTool('spline');
  const whileTracing = askedNow(useApp.getState());
  draw(SQUARE, 1);
  cancelDraft();
  expect([whileTracing, askedNow(useApp.getState()), useApp.getState().selected]).toEqual([
    null,
    null,
    outlines()[1]?.id,
  ]);
});

test('a closed outline is selected, can be edited at once, and is one step to undo', () => {
  useApp.setState({ tool: 'spline' });
  draw(SQUARE);
  const { tool, draft, selected } = useApp.getState();
  expect([tool, draft, selected === outlines()[0]?.id, steps()]).toEqual(['select', null, true, ['trace lumen']]);
});

test('two points are not closed: a sentence says so and they stay', () => {
  draw(SQUARE.slice(0, 2));
  const { notices } = useApp.getState();
  expect([outlines().length, places()?.length, notices.length]).toEqual([0, 2, 1]);
});

test('Backspace takes back one point after the other', () => {
  useApp.setState({ draft: { kind: 'drawing', tool: 'spline', run: '1.2.3', frame: 0, places: SQUARE.slice(0, 2) } });
  takeBackPoint();
  const left = places();
  takeBackPoint();
  expect([left, useApp.getState().draft]).toEqual([[[100, 100]], null]);
});

test('Escape gives up the drawing first, then the tool, then the selection', () => {
  draw(SQUARE);
  takeTool('spline');
  setDraft({ kind: 'drawing', tool: 'spline', run: '1.2.3', frame: 0, places: SQUARE });
  const seen = [1, 2, 3].map(() => {
    cancelDraft();
    const { draft, tool, selected } = useApp.getState();
    return [draft, tool, selected === null];
  });
  expect(seen).toEqual([
    [null, 'spline', false],
    [null, 'select', false],
    [null, 'select', true],
  ]);
});

test('Delete removes the point under the pointer, else the outline; a triangle keeps its points', () => {
  draw(SQUARE);
  useCursor.setState({ at: [200, 200] });
  deleteSelected();
  const triangle = outlines()[0]?.knots;
  deleteSelected();
  useCursor.setState({ at: [150, 120] });
  deleteSelected();
  expect([triangle, outlines().length, steps()]).toEqual([
    [
      [100, 100],
      [200, 100],
      [100, 200],
    ],
    0,
    ['trace lumen', 'delete point', 'delete outline'],
  ]);
});

test('dragging a point is one step; the point stays where it was put, and on the picture', () => {
  draw(SQUARE);
  const id = outlines()[0]?.id ?? '';
  const drag = knotDrag(id, SQUARE, 2);
  // The picture is shown at 2 screen pixels a pixel: 20 of them are 10.
  for (const x of [5, 12, 20]) drag.move([0, 0], [x, 0], layout(), []);
  drag.end(true);
  const once = outlines()[0]?.knots[2];
  const off = knotDrag(id, outlines()[0]?.knots ?? [], 2);
  off.move([0, 0], [9999, 9999], layout(), []);
  off.end(true);
  expect([once, outlines()[0]?.knots[2], steps()]).toEqual([
    [210, 200],
    [512, 480],
    ['trace lumen', 'move point', 'move point'],
  ]);
});

test('a point that is pressed and let go is not a step', () => {
  draw(SQUARE);
  knotDrag(outlines()[0]?.id ?? '', SQUARE, 1).end(false);
  expect([steps(), useApp.getState().draft]).toEqual([['trace lumen'], null]);
});

test('undo in the middle of a drag ends it: the handle in the hand moves nothing any more', () => {
  draw(SQUARE);
  const id = outlines()[0]?.id ?? '';
  dispatch({ type: 'reshape', id, knots: SQUARE.toReversed(), label: 'move point' });
  const drag = knotDrag(id, SQUARE.toReversed(), 0);
  drag.move([0, 0], [40, 0], layout(), []);
  step('undo');
  drag.move([0, 0], [60, 0], layout(), []);
  drag.end(true);
  expect([outlines()[0]?.knots, steps()]).toEqual([SQUARE, ['trace lumen']]);
});

test('an outline moved as a whole is one step and keeps its shape', () => {
  draw(SQUARE);
  const id = outlines()[0]?.id ?? '';
  const commit = (knots: Contour) => dispatch({ type: 'reshape', id, knots, label: 'move outline' });
  const drag = wholeDrag({ id, points: SQUARE, commit });
  drag.move([0, 0], [20, -10], layout(), []);
  drag.end(true);
  expect([outlines()[0]?.knots, steps().at(-1)]).toEqual([SQUARE.map(([x, y]) => [x + 10, y - 5]), 'move outline']);
});

test('zoom, pan and window change no outline and no step', () => {
  draw(SQUARE);
  const before = sessionNow(useApp.getState());
  zoomBy(3);
  changeView({ pan: { x: 77, y: -5 }, window: { center: 10, width: 20 } });
  setStage({ size: { width: 333, height: 222 } });
  expect([sessionNow(useApp.getState()) === before, viewNow(useApp.getState()).zoom]).toEqual([true, 6]);
});

test('a read-only study says why nothing is drawn', () => {
  useApp.setState(({ study }) => ({ study: study === null ? null : { ...study, readOnly: 'It is another file.' } }));
  draw(SQUARE);
  expect([outlines().length, useApp.getState().notices]).toEqual([0, ['It is another file.']]);
});

test('Space plays and stops', () => {
  togglePlay();
  const playing = useApp.getState().playing;
  togglePlay();
  expect([playing, useApp.getState().playing]).toEqual([true, false]);
});
