import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import type { DisplayOrientation } from '../../../core/session/document/display-orientation.ts';
import { AS_STORED, flipped, rotatedBy } from '../../../core/session/document/display-orientation.ts';
import { recordOf } from '../../../core/session/document/run-record.ts';
import { readOutline } from '../../../core/session/drawn/readings.ts';
import { readVessel } from '../../../core/session/drawn/vessel-readings.ts';
import { DRAWN_BY_HAND } from '../../../core/session/drawn/vessels.ts';
import { useRuler } from '../../../renderer/calibration/ruler.ts';
import { rulerHandler } from '../../../renderer/calibration/ruler-drag.ts';
import { nudgeBy } from '../../../renderer/outlines/reshape.ts';
import { turnRun } from '../../../renderer/state/display.ts';
import { dispatch } from '../../../renderer/state/document.ts';
import { changeView } from '../../../renderer/state/navigation.ts';
import { paneOf, useApp } from '../../../renderer/state/store.ts';
import { grabbedVessel } from '../../../renderer/venogram/vessel-handler.ts';
import { moveCrosshair, useCrosshair } from '../../../renderer/viewer/crosshair.ts';
import { selecting } from '../../../renderer/viewer/selecting.ts';
import { turnPicture } from '../../../renderer/viewport/turning.ts';
import { outline } from '../../core/session/fixture.ts';
import { layout, outlines, session, showPainted, take } from '../viewer/handlers.ts';

const RUN = '1.2.3';
const PICTURE = { width: 512, height: 480 };
/** Pixels twice as high as wide: 0.1 mm across, 0.2 mm down. */
const TALL = [0.2, 0.1] as const;
const KNOTS: Contour = [
  [200, 150],
  [300, 160],
  [320, 260],
  [210, 270],
];

const anyDisplay: fc.Arbitrary<DisplayOrientation> = fc.record({
  mirrored: fc.boolean(),
  quarterTurns: fc.constantFrom(0, 1, 2, 3),
});
const anyZoom = fc.double({ min: 0.8, max: 6, noNaN: true });
const anyPlace = fc.tuple(
  fc.double({ min: 150, max: 350, noNaN: true }),
  fc.double({ min: 120, max: 300, noNaN: true }),
);

/** Where a place of the picture is seen (CSS pixels), worked out a step at a time as one would with a sheet of paper. */
function seenAt([x, y]: Point, { mirrored, quarterTurns }: DisplayOrientation, zoom: number, aspect: number): Point {
  const { width, height } = layout().viewport;
  let [right, down] = [(x - PICTURE.width / 2) * zoom, (y - PICTURE.height / 2) * zoom * aspect];
  if (mirrored) right = -right;
  for (let turn = 0; turn < quarterTurns; turn += 1) [right, down] = [-down, right];
  return [width / 2 + right, height / 2 + down];
}

beforeEach(() => {
  showPainted();
  dispatch({ type: 'addOutline', outline: outline({ id: 'L', run: RUN, knots: KNOTS, role: 'lesion' }) });
  useApp.setState({ selected: 'L' });
});

/** The run lies so, at a zoom, with pixels of a shape. */
function lie(display: DisplayOrientation, zoom: number, tall: boolean): void {
  const { study } = useApp.getState();
  const present = session();
  if (study === null || present === null) throw new Error('no study');
  const runs = present.runs.map((run) => ({
    ...run,
    spacing: tall ? { ...run.spacing, regions: null, pixelSpacing: TALL } : run.spacing,
  }));
  useApp.setState({ study: { ...study, history: { ...study.history, present: { ...present, runs } } } });
  turnRun(RUN, display);
  changeView({ zoom, pan: { x: 0, y: 0 } });
}

function reading() {
  const record = recordOf(session(), RUN);
  const [drawn] = outlines();
  if (record === null || drawn === undefined) throw new Error('no outline');
  return readOutline(drawn, record);
}

test('however the picture lies, a point is dragged to where the pointer goes, no other moves, and no reading depends on it', () => {
  fc.assert(
    fc.property(anyDisplay, anyZoom, fc.boolean(), fc.nat(3), anyPlace, (display, zoom, tall, index, to) => {
      showPainted();
      dispatch({ type: 'addOutline', outline: outline({ id: 'L', run: RUN, knots: KNOTS }) });
      useApp.setState({ selected: 'L' });
      lie(AS_STORED, zoom, tall);
      const before = reading();
      lie(display, zoom, tall);
      expect(reading()).toEqual(before);
      const at = (place: Point) => seenAt(place, display, zoom, tall ? 2 : 1);
      const from = KNOTS[index] ?? [0, 0];
      const drag = selecting.left({ at: at(from), alt: false, time: 0, layout: layout() });
      drag?.move(at(from), at(to), layout(), [at(to)]);
      drag?.end(true);
      const expected = KNOTS.with(index, to);
      const knots = outlines()[0]?.knots ?? [];
      expect(knots).toEqual(expected.map(([x, y]) => [expect.closeTo(x, 6), expect.closeTo(y, 6)]));
    }),
    { numRuns: 60 },
  );
});

test('what is drawn is drawn where it is seen', () => {
  const display = { mirrored: true, quarterTurns: 1 } as const;
  lie(display, 2, true);
  const spline = take('spline');
  for (const [k, place] of KNOTS.entries())
    spline.left({ at: seenAt(place, display, 2, 2), alt: false, time: 1000 * k, layout: layout() })?.end(false);
  expect(useApp.getState().draft).toMatchObject({
    kind: 'drawing',
    places: KNOTS.map(([x, y]) => [expect.closeTo(x, 6), expect.closeTo(y, 6)]),
  });
});

test('the calibration line ends where the pointer goes', () => {
  const display = { mirrored: false, quarterTurns: 3 } as const;
  lie(display, 2, true);
  const [from, to] = [seenAt([100, 100], display, 2, 2), seenAt([100, 220], display, 2, 2)];
  const drag = rulerHandler.left({ at: from, alt: false, time: 0, layout: layout() });
  drag?.move(from, to, layout(), [to]);
  drag?.end(true);
  expect(useRuler.getState().line?.places.flat()).toEqual(
    [100, 100, 100, 220].map((value) => expect.closeTo(value, 6)),
  );
});

test('a point of a vessel is dragged to where the pointer goes', () => {
  const display = { mirrored: true, quarterTurns: 2 } as const;
  lie(display, 2, false);
  const edge = (y: number): Contour => [
    [150, y],
    [350, y],
  ];
  const vessel = {
    ...DRAWN_BY_HAND,
    id: 'V',
    name: 'Vessel 1',
    run: RUN,
    frame: 0,
    centre: edge(200),
    left: edge(180),
    right: edge(220),
    reference: edge(200),
  };
  dispatch({ type: 'addVessel', vessel });
  const record = recordOf(session(), RUN);
  if (record === null) throw new Error('no record');
  const [from, to] = [seenAt([350, 220], display, 2, 1), seenAt([340, 235], display, 2, 1)];
  const down = { at: from, alt: false, time: 0, layout: layout() };
  const drag = grabbedVessel(vessel, readVessel(vessel, record), down);
  drag?.move(from, to, layout(), [to]);
  drag?.end(true);
  expect(session()?.vessels[0]?.right[1]).toEqual([expect.closeTo(340, 6), expect.closeTo(235, 6)]);
});

test('keys move the outline and the crosshair as the picture is seen: right is up in a picture turned clockwise', () => {
  lie({ mirrored: false, quarterTurns: 1 }, 2, false);
  nudgeBy(10, 0);
  expect(outlines()[0]?.knots[0]).toEqual([200, 140]);
  useCrosshair.setState({ at: [200, 200] });
  moveCrosshair(0, 1);
  // Down on the screen is right in the stored picture.
  expect(useCrosshair.getState().at).toEqual([201, 200]);
});

test('what is in the middle of the picture area stays there when the picture is turned or flipped', () => {
  changeView({ zoom: 3, pan: { x: 130, y: -70 } });
  const middle: Point = [512, 480];
  const there = layout().transform.toPicture(middle);
  for (const change of [
    (display: DisplayOrientation) => rotatedBy(display, 1),
    (display: DisplayOrientation) => flipped(display, 'left-right'),
    (display: DisplayOrientation) => flipped(display, 'top-bottom'),
  ]) {
    turnPicture(change);
    expect(layout().transform.toPicture(middle)).toEqual(there.map((value) => expect.closeTo(value, 6)));
  }
  expect(paneOf(useApp.getState()).view.zoom).toBe(3);
});

test('a read-only study can be turned as well, and nothing of it is to be undone', () => {
  const { study } = useApp.getState();
  if (study !== null) useApp.setState({ study: { ...study, readOnly: 'This attempt was submitted.' } });
  const steps = study?.history.past.length;
  turnPicture((display) => rotatedBy(display, 1));
  expect(recordOf(session(), RUN)?.display).toEqual({ mirrored: false, quarterTurns: 1 });
  expect([useApp.getState().study?.history.past.length, useApp.getState().notices]).toEqual([steps, []]);
});
