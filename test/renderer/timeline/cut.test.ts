import { expect, test } from 'vitest';
import { polarPlan } from '../../../core/dicom/longitudinal/longitudinal.ts';
import type { Landmark, LandmarkType } from '../../../core/session/vein/landmark-types.ts';
import { alike, layLabels, outlinesCut, segmentsMarked } from '../../../renderer/timeline/cut-drawing.ts';
import { ellipse, outline, run } from '../../core/session/fixture.ts';

const plan = polarPlan(run.spacing, 100, 1, 2 ** 24);
const mark = (station: LandmarkType, frame: number): Landmark => ({
  id: station,
  run: run.sopInstanceUid,
  station,
  frame,
});
const rounded = (values: readonly number[]) => values.map((value) => Math.round(10 * value) / 10);

test('an ellipse of 160 × 40 pixels about the catheter is 40 high in the cut at 12 o’clock and 160 at 3 o’clock', () => {
  const lesion = outline({ id: 'L', knots: ellipse(16, 4), frame: 24, role: 'lesion' });
  const at = (degrees: number) => outlinesCut([lesion], run, plan, degrees).map(({ crossings }) => rounded(crossings));
  expect([at(0), at(90), at(180)]).toEqual([[[-20, 20]], [[-80, 80]], [[-20, 20]]]);
});

test('a vein that lies below the catheter is cut on the far half only, and not at all across it', () => {
  const below = ellipse(4, 4).map(([x, y]) => [x, y + 50] as const);
  const at = (degrees: number) =>
    outlinesCut([outline({ id: 'B', knots: below })], run, plan, degrees).map(({ crossings }) => rounded(crossings));
  expect([at(0), at(180), at(90)]).toEqual([[[-70, -30]], [[30, 70]], []]);
});

test('a round vein in pixels twice as high as wide is equally wide at every angle of the cut', () => {
  const tall = polarPlan(run.spacing, 100, 2, 2 ** 24);
  const flat = ellipse(16, 8);
  const widths = [0, 45, 90].map((degrees) => {
    const [first] = outlinesCut([outline({ id: 'T', knots: flat })], run, tall, degrees);
    return rounded(first?.crossings ?? []);
  });
  expect(widths).toEqual([
    [-80, 80],
    [-80, 80],
    [-80, 80],
  ]);
});

test('labels of marks that would cover each other stand in rows', () => {
  const marks = [mark('ivc', 0), mark('confluence', 3), mark('eiv', 60), mark('cfv', 99)];
  const laid = layLabels(marks, 100, 500);
  expect(laid.map(({ row }) => row)).toEqual([0, 1, 0, 0]);
  expect(laid.every(({ left }) => left >= 0 && left < 500)).toBe(true);
});

test('a stretch is drawn once both of its ends are marked, whichever way the run goes', () => {
  const marks = [mark('lesion-start', 40), mark('lesion-end', 12), mark('straight-eiv-start', 70)];
  expect(segmentsMarked(marks)).toEqual([{ name: 'lesion', first: 12, last: 40 }]);
});

test('outlines of one role and acceptance are drawn together, and none is lost', () => {
  const words = [
    { id: 'a', role: 'lesion' },
    { id: 'b', role: 'other' },
    { id: 'c', role: 'lesion', accepted: false },
    { id: 'd', role: 'other' },
  ] as const;
  const cut = outlinesCut(words.map(outline), run, plan, 0);
  expect(alike(cut).map((group) => group.map(({ id }) => id))).toEqual([['a'], ['b', 'd'], ['c']]);
});
