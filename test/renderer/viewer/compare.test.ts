import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { activatePane, changeView, showFrame, stepFrames } from '../../../renderer/state/navigation.ts';
import { linkPanes, nextPane, openPane, otherPanes, zoomTogether } from '../../../renderer/state/panes.ts';
import { frameNow, paneOf, useApp, viewNow } from '../../../renderer/state/store.ts';
import { putStudy } from '../../../renderer/state/study.ts';
import { FIRST_VIEW } from '../../../renderer/ui/view.ts';
import { activateNext, compareWith, toggleComparison } from '../../../renderer/viewer/compare.ts';
import { goBeside, keepFollowing, stepBeside } from '../../../renderer/viewer/following.ts';
import { openedRun, showOpenedRun } from './run.ts';

/** The opened run has ten frames. */
const FRAMES = 10;

beforeEach(() => {
  useApp.setState({ study: null, leftAt: {} });
  showOpenedRun();
});

const beside = () => {
  const pane = nextPane(useApp.getState());
  if (pane === null) throw new Error('there is only one pane');
  return pane;
};
const shown = () => [frameNow(useApp.getState()), beside().frame];

test('working in the other pane changes which one is active and nothing else, and back again', () => {
  showFrame(3);
  compareWith('1.2.3', 7);
  changeView({ zoom: 4 }, beside().id);
  const { panes } = useApp.getState();
  activateNext();
  expect([shown(), viewNow(useApp.getState()).zoom, useApp.getState().panes === panes]).toEqual([[7, 3], 4, true]);
  activateNext();
  expect([shown(), useApp.getState().panes === panes]).toEqual([[3, 7], true]);
});

test('however two linked panes are stepped, they stay as far apart as when they were linked, or wait at an end', () => {
  const stop = keepFollowing();
  const frame = fc.integer({ min: 0, max: FRAMES - 1 });
  const step = fc.record({ by: fc.integer({ min: -4, max: 4 }), second: fc.boolean() });
  fc.assert(
    fc.property(frame, frame, fc.array(step, { maxLength: 12 }), (first, second, steps) => {
      showFrame(first);
      compareWith('1.2.3', second);
      linkPanes('frames');
      for (const { by, second: over } of steps) {
        if (over) stepBeside(by);
        else stepFrames(by);
        const [now = 0, other] = shown();
        expect(other).toBe(Math.max(0, Math.min(FRAMES - 1, now + second - first)));
      }
      linkPanes('none');
    }),
  );
  stop();
});

test('linked, a frame chosen in the second pane takes the first along; not linked, it does not', () => {
  const stop = keepFollowing();
  showFrame(2);
  compareWith('1.2.3', 4);
  linkPanes('frames');
  goBeside(beside(), 8);
  expect(shown()).toEqual([6, 8]);
  linkPanes('none');
  goBeside(beside(), 1);
  expect(shown()).toEqual([6, 1]);
  // In one run the same position is the same frame: there is nothing to link.
  linkPanes('place');
  goBeside(beside(), 3);
  expect(shown()).toEqual([6, 3]);
  stop();
});

test('three panes step together from whichever of them is active', () => {
  const stop = keepFollowing();
  showFrame(1);
  openPane({ run: '1.2.3', frame: 4, view: FIRST_VIEW });
  openPane({ run: '1.2.3', frame: 6, view: FIRST_VIEW });
  linkPanes('frames');
  const frames = () => useApp.getState().panes.map((pane) => pane.frame);
  stepFrames(1);
  expect(frames()).toEqual([2, 5, 7]);
  activatePane(useApp.getState().panes[2]?.id ?? 0);
  expect(frames()).toEqual([2, 5, 7]);
  stepFrames(-1);
  expect(frames()).toEqual([1, 4, 6]);
  stop();
});

test('a fourth picture takes the place of the last one beside the active pane', () => {
  for (const frame of [2, 3, 4]) openPane({ run: '1.2.3', frame, view: FIRST_VIEW });
  expect(useApp.getState().panes.map(({ frame }) => frame)).toEqual([0, 2, 4]);
});

test('zoom and pan of two panes of one run go together on demand, their brightness stays their own', () => {
  compareWith('1.2.3', 4);
  zoomTogether(true);
  changeView({ zoom: 3, pan: { x: 5, y: 6 } }, beside().id);
  changeView({ window: { center: 9, width: 8 } }, beside().id);
  expect([viewNow(useApp.getState()), beside().view]).toEqual([
    { ...FIRST_VIEW, zoom: 3, pan: { x: 5, y: 6 } },
    { ...FIRST_VIEW, zoom: 3, pan: { x: 5, y: 6 }, window: { center: 9, width: 8 } },
  ]);
});

test('another study takes the second pane off the screen, and so does a second press', () => {
  toggleComparison();
  expect(beside().run).toBe('1.2.3');
  const { study } = useApp.getState();
  if (study === null) throw new Error('no study is open');
  putStudy({ ...study, key: '9.9' }, openedRun(), null);
  expect([otherPanes(useApp.getState()), paneOf(useApp.getState()).frame]).toEqual([[], 0]);
  toggleComparison();
  toggleComparison();
  expect(otherPanes(useApp.getState())).toEqual([]);
});
