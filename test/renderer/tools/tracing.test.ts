import { beforeEach, expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { newRecord } from '../../../core/session/document/identity.ts';
import { readOutline, scaled } from '../../../core/session/drawn/readings.ts';
import { makeSpline, traceAgain } from '../../../renderer/outlines/actions.ts';
import { step } from '../../../renderer/state/document.ts';
import { useApp } from '../../../renderer/state/store.ts';
import { ellipse } from '../../../renderer/tools/ellipse.ts';
import { deleteSelected } from '../../../renderer/viewer/actions.ts';
import { selecting } from '../../../renderer/viewer/selecting.ts';
import { squarePixels } from '../../core/dicom/scale/spacing-facts.ts';
import { click, css, drag, layout, outlines, session, showPainted, steps, take } from '../viewer/handlers.ts';
import { openedRun } from '../viewer/run.ts';

beforeEach(showPainted);

function readings() {
  return outlines().map((outline) => readOutline(outline, newRecord(openedRun())).readings);
}

/** An ellipse of 100 by 60 pixels about (200, 200). */
function drawEllipse(): void {
  const handler = take('ellipse');
  drag(handler, [
    [150, 200],
    [250, 200],
  ]);
  click(handler, [205, 230]);
}

test('an ellipse drawn by an axis of 10 mm and a place 3 mm beside it is 10 by 6 mm', () => {
  drawEllipse();
  expect(outlines()[0]?.curve).toBe('ellipse');
  const [read] = readings();
  expect([read?.max, read?.min]).toEqual([expect.closeTo(10, 2), expect.closeTo(6, 2)]);
  // 256 corners on the curve hold 0.01 % less than the ellipse.
  expect((read?.area ?? 0) / (Math.PI * 5 * 3)).toBeCloseTo(1, 3);
});

test('where pixels are twice as high as wide the axes of an ellipse are square to each other in millimetres', () => {
  const spacing = squarePixels(512, 480);
  const tall = { ...spacing, regions: spacing.regions?.map((region) => ({ ...region, deltaY: 0.02 })) ?? null };
  const record = { ...newRecord(openedRun()), spacing: tall };
  const places: Contour = [
    [100, 100],
    [200, 160],
    [140, 190],
  ];
  const drawing = { kind: 'drawing', tool: 'ellipse', run: '1.2.3', frame: 0, places } as const;
  const now = session();
  if (now === null) throw new Error('no study is open');
  const command = ellipse.finish(drawing, { session: now, record, id: 'e', tracing: null, finest: 1 });
  if (!command.ok || command.value.type !== 'addOutline') throw new Error('there is no ellipse');
  const [a = [0, 0], b = [0, 0], c = [0, 0], d = [0, 0]] = scaled(command.value.outline.knots, {
    unit: 'mm',
    x: 0.1,
    y: 0.2,
    sizing: true,
  });
  expect((a[0] - c[0]) * (b[0] - d[0]) + (a[1] - c[1]) * (b[1] - d[1])).toBeCloseTo(0, 9);
  // In millimetres: from (10, 20) to (20, 32), and (14, 38) lies |10·18 − 12·4| / √(10² + 12²) beside it.
  const axes = [Math.hypot(a[0] - c[0], a[1] - c[1]), Math.hypot(b[0] - d[0], b[1] - d[1])];
  expect(axes.toSorted((one, other) => one - other)).toEqual([
    expect.closeTo(Math.hypot(10, 12), 9),
    expect.closeTo((2 * 132) / Math.hypot(10, 12), 9),
  ]);
});

test('an ellipse is pulled by its ends, turned by its handle and moved by its line; each is one step with its name', () => {
  drawEllipse();
  // Its right end 10 pixels out: 120 across. Its handle is 24 CSS pixels beyond the left end.
  drag(selecting, [
    [250, 200],
    [260, 205],
  ]);
  const wider = readings()[0]?.max;
  drag(selecting, [
    [128, 200],
    [200, 120],
  ]);
  const turned = readings()[0];
  drag(selecting, [
    [200 + 30 * Math.SQRT1_2, 200 + 60 * Math.SQRT1_2],
    [210 + 30 * Math.SQRT1_2, 220 + 60 * Math.SQRT1_2],
  ]);
  const [left, top] = [0, 1].map((axis) => Math.min(...(outlines()[0]?.knots.map((end) => end[axis as 0 | 1]) ?? [])));
  expect([wider, turned?.max, turned?.min]).toEqual([
    expect.closeTo(12, 2),
    expect.closeTo(12, 2),
    expect.closeTo(6, 2),
  ]);
  expect([left, top]).toEqual([expect.closeTo(180, 6), expect.closeTo(160, 6)]);
  expect(steps()).toEqual(['trace lumen', 'resize outline', 'rotate outline', 'move outline']);
});

test('an ellipse has four ends: neither a right click nor Delete takes one of them away', () => {
  drawEllipse();
  selecting.right({ at: css([250, 200]), alt: false, time: 0, layout: layout() });
  expect(outlines()[0]?.knots.length).toBe(4);
  deleteSelected();
  expect([outlines().length, steps()]).toEqual([0, ['trace lumen', 'delete outline']]);
});

test('an ellipse made a spline keeps its readings to 0.05 % and can be bent at a point', () => {
  drawEllipse();
  const [outline] = outlines();
  if (outline === undefined) throw new Error('there is no ellipse');
  const before = readings()[0];
  makeSpline(outline);
  const after = readings()[0];
  for (const name of ['area', 'perimeter', 'min', 'max', 'mean'] as const)
    expect(Math.abs((after?.[name] ?? 0) / (before?.[name] ?? 1) - 1)).toBeLessThan(0.0005);
  expect([outlines()[0]?.curve, steps().at(-1)]).toEqual(['spline', 'convert to spline']);
  step('undo');
  expect(outlines()[0]).toEqual(outline);
});

/** A stroke around a circle of 80 pixels about (250, 240). */
const AROUND: Contour = Array.from({ length: 121 }, (_, k): Point => {
  const angle = (2 * Math.PI * k) / 120;
  return [250 + 80 * Math.cos(angle), 240 + 80 * Math.sin(angle)];
});

test('a freehand stroke around a circle of 16 mm across reads π·8² mm² to 0.5 % from no more than 24 points', () => {
  drag(take('freehand'), AROUND);
  const [outline] = outlines();
  expect([outline?.curve, steps()]).toEqual(['spline', ['trace lumen']]);
  expect(outline?.knots.length).toBeLessThanOrEqual(24);
  expect(Math.abs((readings()[0]?.area ?? 0) / (Math.PI * 64) - 1)).toBeLessThan(0.005);
});

test('a scribble is no outline: a sentence says what to do and nothing of it stays', () => {
  drag(take('freehand'), AROUND.slice(0, 40));
  const { notices, draft } = useApp.getState();
  expect([outlines().length, notices.length, draft]).toEqual([0, 1, null]);
});

test('a freehand figure of eight is kept as drawn and gives no readings', () => {
  const eight = Array.from({ length: 161 }, (_, k): Point => {
    const angle = (2 * Math.PI * k) / 160 + 0.4;
    return [250 + 90 * Math.sin(angle), 240 + 60 * Math.sin(2 * angle)];
  });
  drag(take('freehand'), eight);
  expect([outlines().length, readings()[0]]).toEqual([1, null]);
});

test.each(['freehand', 'ellipse'] as const)(
  'a lumen traced again by %s stays a repeat of the first tracing',
  (tool) => {
    drawEllipse();
    const [first] = outlines();
    if (first === undefined) throw new Error('there is no outline');
    traceAgain(first);
    if (tool === 'ellipse') drawEllipse();
    else drag(take('freehand'), AROUND);
    expect(outlines().map(({ repeatOf, name }) => [repeatOf, name])).toEqual([
      [null, 'Outline 1'],
      [first.id, 'Outline 1, again 1'],
    ]);
  },
);
