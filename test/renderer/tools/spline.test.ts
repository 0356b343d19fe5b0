import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { closedSpline } from '../../../core/geometry/spline.ts';
import {
  isInside,
  lineAt,
  moved,
  onPicture,
  pointAt,
  withoutPoint,
  withPoint,
  withPointMoved,
} from '../../../renderer/tools/handles.ts';
import { spline } from '../../../renderer/tools/spline.ts';

const LONG_AGO = 10_000;
const SQUARE: Contour = [
  [100, 100],
  [200, 100],
  [200, 200],
  [100, 200],
];
/** Two screen pixels per picture pixel, moved by 30: distances to the eye are not those in the picture. */
const doubled = ([x, y]: Point): Point => [2 * x + 30, 2 * y + 30];
const same = (place: Point): Point => place;

function clicked(knots: Contour, place: Point, sinceLast: number, toScreen: (at: Point) => Point) {
  const { places, done } = spline.press(knots, { place, sinceLast, toScreen });
  return { knots: places, closed: done };
}

function closes(knots: Contour, place: Point, toScreen: (at: Point) => Point): boolean {
  return spline.cursor(knots, { place, sinceLast: LONG_AGO, toScreen }) === 'pointer';
}

test('a click adds a point', () => {
  expect(clicked(SQUARE.slice(0, 2), [50, 60], LONG_AGO, same)).toEqual({
    knots: [...SQUARE.slice(0, 2), [50, 60]],
    closed: false,
  });
});

test('a click within 10 screen pixels of the first point closes the outline and adds nothing', () => {
  expect([clicked(SQUARE, [107, 107], LONG_AGO, same), clicked(SQUARE, [108, 107], LONG_AGO, same).closed]).toEqual([
    { knots: SQUARE, closed: true },
    false,
  ]);
});

test('the 10 pixels are pixels of the screen, not of the picture', () => {
  expect([closes(SQUARE, [105, 100], doubled), closes(SQUARE, [105.1, 100], doubled)]).toEqual([true, false]);
});

test('two points do not close', () => {
  const two = SQUARE.slice(0, 2);
  expect([clicked(two, [101, 100], LONG_AGO, same).closed, clicked(two, [200, 101], 100, same)]).toEqual([
    false,
    { knots: two, closed: false },
  ]);
});

test('a double click closes and leaves one point, not two', () => {
  const first = clicked(SQUARE.slice(0, 3), [100, 200], LONG_AGO, same);
  const second = clicked(first.knots, [101, 199], 180, same);
  expect([first.closed, second]).toEqual([false, { knots: SQUARE, closed: true }]);
});

test('two slow clicks close to each other are two points, two on the very same place are one', () => {
  expect([
    clicked(SQUARE, [104, 200], 900, same).knots.length,
    clicked(SQUARE, [100, 200], 900, same).knots.length,
  ]).toEqual([5, 4]);
});

test('the nearest point within reach is taken hold of', () => {
  const close: Contour = [
    [100, 100],
    [110, 100],
    [105, 140],
  ];
  expect([
    pointAt(close, [104, 100], same),
    pointAt(close, [106, 100], same),
    pointAt(close, [105, 120], same),
  ]).toEqual([0, 1, null]);
});

test('a click on the line gives the place of the new point between its neighbours', () => {
  const onSide = closedSpline(SQUARE)[2 * 32 + 16] ?? [0, 0];
  const hit = lineAt(SQUARE, doubled(onSide), doubled);
  expect([hit?.index, hit?.place[0], hit?.place[1]]).toEqual([
    3,
    expect.closeTo(onSide[0], 6),
    expect.closeTo(onSide[1], 6),
  ]);
});

test('the last side lies between the last point and the first', () => {
  const onSide = closedSpline(SQUARE)[3 * 32 + 16] ?? [0, 0];
  expect([lineAt(SQUARE, onSide, same)?.index, lineAt(SQUARE, [150, 150], same)]).toEqual([4, null]);
});

test('points that lie on each other do not shift where a new one goes', () => {
  const doubledPoint: Contour = [
    [100, 100],
    [100, 100],
    [200, 100],
    [200, 200],
    [100, 200],
  ];
  const onSide = closedSpline(doubledPoint)[32 + 16] ?? [0, 0];
  expect(lineAt(doubledPoint, onSide, same)?.index).toBe(3);
});

test('points are added, moved and removed one at a time; fewer than three are never left', () => {
  expect([
    withPoint(SQUARE, 1, [150, 90]).map(([x]) => x),
    withPointMoved(SQUARE, 3, [1, 2])[3],
    withoutPoint(SQUARE, 0)?.length,
    withoutPoint(SQUARE.slice(0, 3), 0),
  ]).toEqual([[100, 150, 200, 200, 100], [1, 2], 3, null]);
});

test('a point dragged off the picture stays on its border', () => {
  expect([onPicture([-20, 40], 512, 480), onPicture([600, 481], 512, 480), onPicture([3.25, 4.5], 512, 480)]).toEqual([
    [0, 40],
    [512, 480],
    [3.25, 4.5],
  ]);
});

test('an outline moved as a whole keeps its shape and stays on the picture', () => {
  expect([moved(SQUARE, [10, -20], 500, 500), moved(SQUARE, [900, -900], 500, 500)]).toEqual([
    SQUARE.map(([x, y]) => [x + 10, y - 20]),
    SQUARE.map(([x, y]) => [x + 300, y - 100]),
  ]);
});

test('inside and outside of an outline', () => {
  expect([isInside(SQUARE, [150, 150]), isInside(SQUARE, [250, 150]), isInside(SQUARE, [150, 90])]).toEqual([
    true,
    false,
    false,
  ]);
});
