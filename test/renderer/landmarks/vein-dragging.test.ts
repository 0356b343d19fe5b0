import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Axis } from '../../../core/plan/case.ts';
import { draggedTo, heldAt, LANES, type Lane, nudged } from '../../../renderer/landmarks/vein-dragging.ts';

const lane = (id: Lane['id']): Lane => {
  const found = LANES.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no lane ${id}`);
  return found;
};

/** A press at one place of a lane, dragged to another; a place is meant within 5 mm. */
const drag = (axis: Axis, id: Lane['id'], from: number, to: number): Axis =>
  draggedTo(axis, heldAt(axis, lane(id), from, 5), to);

const whole: Axis = {
  method: 'ruler',
  proximalLandingMm: 2,
  lesionStartMm: 4,
  lesionEndMm: 26,
  straightEivStartMm: 64,
  straightEivEndMm: 112,
};

test('a part that is unknown is drawn out from one end to the other, either way, in whole millimetres', () => {
  expect(drag({}, 'lesion', 4.3, 26.4)).toEqual({ lesionStartMm: 4, lesionEndMm: 26 });
  expect(drag({}, 'straight', 112.2, 63.8)).toEqual({ straightEivStartMm: 64, straightEivEndMm: 112 });
  expect(drag({}, 'landing', 3.2, 5.6)).toEqual({ proximalLandingMm: 6 });
});

test('a click without a drag draws no part', () => {
  expect(drag({}, 'lesion', 20, 20.2)).toEqual({});
});

test('an end is dragged alone, the middle drags both ends and keeps the length', () => {
  expect(drag(whole, 'lesion', 27, 30)).toEqual({ ...whole, lesionEndMm: 30 });
  expect(drag(whole, 'straight', 90, 80)).toEqual({ ...whole, straightEivStartMm: 54, straightEivEndMm: 102 });
});

test('of a part with one known end the other is set by a press elsewhere', () => {
  expect(drag({ lesionStartMm: 4 }, 'lesion', 30, 30)).toEqual({ lesionStartMm: 4, lesionEndMm: 30 });
});

test('an end stops at its neighbour: the lesion at the landing, its end below its start', () => {
  expect(drag(whole, 'lesion', 4, -20).lesionStartMm).toBe(2);
  expect(drag(whole, 'lesion', 26, 1).lesionEndMm).toBe(5);
  expect(drag(whole, 'landing', 2, 40).proximalLandingMm).toBe(4);
  expect(drag(whole, 'lesion', 15, -30)).toMatchObject({ lesionStartMm: 2, lesionEndMm: 24 });
  expect(nudged(whole, 'lesionEndMm', 10).lesionEndMm).toBe(36);
  expect(nudged(whole, 'proximalLandingMm', -10).proximalLandingMm).toBe(0);
});

test('whatever is dragged from an axis in order, the axis stays in order', () => {
  const place = fc.integer({ min: -20, max: 300 });
  fc.assert(
    fc.property(fc.constantFrom<Lane['id']>('lesion', 'straight', 'landing'), place, place, (id, from, to) => {
      const after = drag(whole, id, from, to);
      const { proximalLandingMm = 0, lesionStartMm = 0, lesionEndMm = 0 } = after;
      const { straightEivStartMm = 0, straightEivEndMm = 0 } = after;
      expect(proximalLandingMm).toBeGreaterThanOrEqual(0);
      expect(lesionStartMm).toBeGreaterThanOrEqual(proximalLandingMm);
      expect(lesionEndMm).toBeGreaterThan(lesionStartMm);
      expect(straightEivEndMm).toBeGreaterThan(straightEivStartMm);
    }),
  );
});
