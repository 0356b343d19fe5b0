import { expect, test } from 'vitest';
import type { OperatorLine } from '../../../../core/dicom/scale/calibration-operator.ts';
import { footOn } from '../../../../core/geometry/foot.ts';
import { lengthBetween, openSpline } from '../../../../core/geometry/open-spline.ts';
import type { Point } from '../../../../core/geometry/point.ts';
import { widthAt } from '../../../../core/measure/vessel.ts';
import type { RunRecord } from '../../../../core/session/document/document.ts';
import { readVessel } from '../../../../core/session/drawn/vessel-readings.ts';
import { DRAWN_BY_HAND } from '../../../../core/session/drawn/vessels.ts';
import { courseOf, projectedAt } from '../../../../samples/phantom/venogram.ts';
import { venogramTruth } from '../../../../samples/phantom/venogram-truth.ts';
import { caseOf } from '../../../samples/small-study.ts';
import { spacingFacts } from '../../dicom/scale/spacing-facts.ts';
import { run as pullback } from '../fixture.ts';

const described = caseOf('marker-catheter-venogram');
const truth = venogramTruth(described);
if (truth === null) throw new Error('the sample has a venogram');
const inLegs = truth.markers.filter(({ positionMm }) => positionMm >= -20 && positionMm <= 120);
const [first, ...others] = inLegs.map(({ px }) => px);
const last = others.at(-1);
if (first === undefined || last === undefined) throw new Error('the sample has markers');

/** Clicked on each marker, 10 mm apart as the request form says. */
const markers: OperatorLine = {
  object: 'markers',
  said: `${others.length} intervals of 10 mm`,
  frame: 0,
  from: first,
  via: others.slice(0, -1),
  to: last,
  intervals: others.length,
  mm: 10 * others.length,
  overProtected: false,
};
const run: RunRecord = {
  ...pullback,
  modality: 'XA',
  spacing: spacingFacts({ modality: 'XA' }),
  operatorScale: markers,
};

/** Places on both edges of the vein every 4 mm, where the phantom drew them. */
function edges(from: number, to: number): { readonly left: Point[]; readonly right: Point[] } {
  const course = courseOf(described);
  const [left, right]: [Point[], Point[]] = [[], []];
  for (let mm = from; mm <= to; mm += 4) {
    const { middle, half } = projectedAt(described, mm);
    const [[x, y], [x0, y0], [x1, y1]] = [course.at(mm), course.at(mm - 0.5), course.at(mm + 0.5)];
    const length = Math.hypot(x1 - x0, y1 - y0);
    const aside = (away: number): Point => {
      const px = away / course.mmPerPixel;
      return [x + (px * (y1 - y0)) / length, y - (px * (x1 - x0)) / length];
    };
    left.push(aside(middle + half));
    right.push(aside(middle - half));
  }
  return { left, right };
}

const vessel = {
  id: 'V',
  name: 'Vessel 1',
  run: run.sopInstanceUid,
  frame: 0,
  centre: truth.course.filter(({ positionMm }) => positionMm >= -10 && positionMm <= 120).map(({ px }) => px),
  ...DRAWN_BY_HAND,
  ...edges(-20, 130),
  reference: truth.landmarks.filter(({ name }) => name.startsWith('straight')).map(({ px }) => px),
};

test('the scale found on the markers is that of the vein, not the machine’s own at the isocentre', () => {
  const { calibration } = readVessel(vessel, run);
  expect(calibration.known && [calibration.state, calibration.mmPerPixelX]).toEqual([
    'CALIBRATED_USER',
    expect.closeTo(truth.mmPerPixel, 3),
  ]);
});

test('traced on the truth, every width of the venogram is its true width to 2 %', () => {
  const { lines } = readVessel(vessel, run);
  const curve = openSpline(vessel.centre);
  if (lines === null || curve === null) throw new Error('the vein was drawn');
  const inside = truth.course.filter(({ positionMm }) => positionMm >= -5 && positionMm <= 115);
  expect(inside.length).toBe(25);
  const errors = inside.map(({ px, widthMm }) => (widthAt(lines, footOn(curve, px))?.width ?? 0) / widthMm - 1);
  expect(Math.max(...errors.map(Math.abs))).toBeLessThan(0.02);
});

test('the straight external iliac vein is the reference and the venogram sees no stenosis where IVUS sees 66 %', () => {
  const { readings } = readVessel(vessel, run);
  const straight = truth.course.filter(({ positionMm }) => positionMm >= 55 && positionMm <= 95);
  const mean = straight.reduce((sum, { widthMm }) => sum + widthMm, 0) / straight.length;
  expect(readings?.reference?.width).toBeCloseTo(mean, 1);
  expect(readings?.stenosisPct).toBeLessThan(10);
});

test('lengths along a path through the landmarks are their true lengths to 1 %', () => {
  const { scale } = readVessel(vessel, run);
  const path = openSpline(
    truth.course.filter(({ positionMm }) => positionMm >= 0 && positionMm <= 100).map(({ px }) => px),
  );
  if (path === null) throw new Error('the path was drawn');
  const lengths = truth.landmarks.map(({ px }) => scale.x * lengthBetween(path, 0, footOn(path, px)));
  truth.landmarks.forEach(({ positionMm }, k) => {
    expect(Math.abs((lengths[k] ?? 0) - positionMm)).toBeLessThanOrEqual(0.01 * positionMm + 1e-6);
  });
});
