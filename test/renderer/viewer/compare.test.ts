import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { showFrame, useApp } from '../../../renderer/state/store.ts';
import { FIRST_VIEW } from '../../../renderer/ui/view.ts';
import { compareWith, exchange, toggleComparison } from '../../../renderer/viewer/compare.ts';
import { goCompared, keepFollowing, linkBy, stepCompared } from '../../../renderer/viewer/following.ts';
import { comparedView, useComparison, viewCompared } from '../../../renderer/viewer/second-pane.ts';
import { showOpenedRun } from './run.ts';

/** The opened run has ten frames. */
const FRAMES = 10;

beforeEach(() => {
  useApp.setState({ study: null, leftAt: {} });
  showOpenedRun();
});

const shown = () => [useApp.getState().frame, useComparison.getState().other?.frame];

test('exchanging twice is as if nothing had happened, and once only changes the two', () => {
  showFrame(3);
  compareWith('1.2.3', 7);
  viewCompared({ zoom: 4 });
  const before = [useApp.getState().view, useComparison.getState()];
  exchange();
  expect([shown(), useApp.getState().view.zoom, useComparison.getState().activeSide]).toEqual([[7, 3], 4, 'right']);
  exchange();
  const { apart: _apart, ...after } = useComparison.getState();
  expect([useApp.getState().view, after]).toMatchObject([before[0], { other: { frame: 7 }, activeSide: 'left' }]);
});

test('however two linked pictures are stepped, they stay as far apart as when they were linked, or wait at an end', () => {
  const stop = keepFollowing();
  const frame = fc.integer({ min: 0, max: FRAMES - 1 });
  const step = fc.record({ by: fc.integer({ min: -4, max: 4 }), second: fc.boolean() });
  fc.assert(
    fc.property(frame, frame, fc.array(step, { maxLength: 12 }), (first, second, steps) => {
      showFrame(first);
      compareWith('1.2.3', second);
      linkBy('frames');
      for (const { by, second: over } of steps) {
        if (over) stepCompared(by);
        else showFrame(useApp.getState().frame + by);
        const { frame: now } = useApp.getState();
        const wanted = Math.max(0, Math.min(FRAMES - 1, now + second - first));
        expect(useComparison.getState().other?.frame).toBe(wanted);
      }
    }),
  );
  stop();
});

test('linked, a frame chosen in the second picture takes the first along; not linked, it does not', () => {
  const stop = keepFollowing();
  showFrame(2);
  compareWith('1.2.3', 4);
  linkBy('frames');
  goCompared(8);
  expect(shown()).toEqual([6, 8]);
  linkBy('none');
  goCompared(1);
  expect(shown()).toEqual([6, 1]);
  // In one run the same place is the same frame: there is nothing to link.
  linkBy('place');
  goCompared(3);
  expect(shown()).toEqual([6, 3]);
  stop();
});

test('zoom and pan of two pictures of one run go together on demand, their brightness stays their own', () => {
  compareWith('1.2.3', 4);
  useComparison.setState({ together: true });
  viewCompared({ zoom: 3, pan: { x: 5, y: 6 } });
  viewCompared({ window: { center: 9, width: 8 } });
  const { view } = useApp.getState();
  expect([view, comparedView(useApp.getState(), useComparison.getState())]).toEqual([
    { ...FIRST_VIEW, zoom: 3, pan: { x: 5, y: 6 } },
    { ...FIRST_VIEW, zoom: 3, pan: { x: 5, y: 6 }, window: { center: 9, width: 8 } },
  ]);
});

test('another study takes the second picture off the screen, and so does a second press', () => {
  toggleComparison();
  expect(useComparison.getState().other?.run).toBe('1.2.3');
  useApp.setState(({ study }) => ({ study: study === null ? null : { ...study, key: '9.9' } }));
  expect(useComparison.getState().other).toBeNull();
  toggleComparison();
  toggleComparison();
  expect(useComparison.getState().other).toBeNull();
});
