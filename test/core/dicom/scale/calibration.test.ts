import { expect, test } from 'vitest';
import type { UltrasoundRegion } from '../../../../core/dicom/run.ts';
import { calibrate } from '../../../../core/dicom/scale/calibration.ts';
import { spacingFacts as facts, judged } from './spacing-facts.ts';

const region = (more: Partial<UltrasoundRegion> = {}): UltrasoundRegion => ({
  spatialFormat: 1,
  dataType: 1,
  flags: 0,
  box: { x0: 100, y0: 50, x1: 499, y1: 349 },
  unitsX: 3,
  unitsY: 3,
  deltaX: 0.002,
  deltaY: 0.002,
  ...more,
});
const square = (x0: number, y0: number, x1: number, y1: number) =>
  [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ] as const;
const inside = square(200, 100, 300, 200);

test('0.002 cm a pixel is 0.02 mm a pixel, whatever the modality, in the box of the region', () => {
  const answers = ['US', 'IVUS', 'OT', ''].map((modality) =>
    calibrate(facts({ modality, regions: [region()] }), inside),
  );
  expect(answers).toEqual(
    answers.map(() => ({
      known: true,
      state: 'REGION',
      mmPerPixelX: 0.02,
      mmPerPixelY: 0.02,
      from: 'ultrasound region 1',
      within: { x0: 100, y0: 50, x1: 499, y1: 349 },
      sizing: true,
      needsConfirmation: false,
      warnings: [],
    })),
  );
});

test('negative deltas give positive lengths, unequal ones are kept apart and said', () => {
  const scale = calibrate(
    facts({ regions: [region({ deltaX: -0.02857142857142857, deltaY: 0.022857142857142857 })] }),
    null,
  );
  expect([judged(scale), scale.known && scale.warnings.length]).toEqual([
    ['REGION', 0.2857142857142857, 0.22857142857142856],
    1,
  ]);
});

test.each([
  ['an ECG trace', { spatialFormat: 4, dataType: 10 }, 'NOT_2D'],
  ['a spectral region', { spatialFormat: 3, dataType: 3, unitsX: 4, unitsY: 7 }, 'NOT_2D'],
  ['units not given', { unitsX: 0, unitsY: 0 }, 'UNITS_NOT_CM'],
  ['seconds across', { unitsX: 4 }, 'UNITS_NOT_CM'],
  ['a delta of zero', { deltaY: 0 }, 'DELTA_ZERO_OR_NAN'],
  ['a delta that is no number', { deltaX: Number.NaN }, 'DELTA_ZERO_OR_NAN'],
  ['a box beyond the picture', { box: { x0: 84, y0: 31, x1: 601, y1: 300 } }, 'REGION_BOUNDS_INVALID'],
  ['a box turned round', { box: { x0: 300, y0: 31, x1: 200, y1: 300 } }, 'REGION_BOUNDS_INVALID'],
])('%s is no scale', (_, more, reason) => {
  expect(judged(calibrate(facts({ regions: [region(more)], pixelSpacing: [1, 1] }), inside))).toEqual([reason]);
});

test('an empty list of regions is a missing module', () => {
  expect(judged(calibrate(facts({ regions: [] }), null))).toEqual(['MISSING_MODULE']);
});

test('a box whose last index is written as Columns and Rows is read as the picture’s edge', () => {
  const scale = calibrate(
    facts({ regions: [region({ box: { x0: 0, y0: 0, x1: 600, y1: 400 } })] }),
    square(0, 0, 600, 400),
  );
  expect(scale).toMatchObject({ known: true, within: { x0: 0, y0: 0, x1: 599, y1: 399 } });
});

test('a region of pixels 100 to 499 reaches from 100 to 500 in edge-based coordinates, and not one hundredth further', () => {
  const on = calibrate(facts({ regions: [region()] }), square(100, 50, 500, 350));
  const beyond = [square(99.99, 50, 500, 350), square(100, 50, 500.01, 350), square(100, 50, 500, 350.01)];
  expect([judged(on), ...beyond.map((outline) => judged(calibrate(facts({ regions: [region()] }), outline)))]).toEqual([
    ['REGION', 0.02, 0.02],
    ['OUTSIDE_REGION'],
    ['OUTSIDE_REGION'],
    ['OUTSIDE_REGION'],
  ]);
});

const left = region({ box: { x0: 0, y0: 0, x1: 299, y1: 399 } });
const right = region({ box: { x0: 300, y0: 0, x1: 599, y1: 399 } });

test('two regions side by side with one scale hold for an outline across both and for the whole picture', () => {
  const two = facts({ regions: [left, right] });
  const whole = { x0: 0, y0: 0, x1: 599, y1: 399 };
  expect([calibrate(two, square(250, 100, 350, 200)), calibrate(two, null)]).toMatchObject([
    { state: 'REGION', within: whole },
    { state: 'REGION', within: whole },
  ]);
});

test('two regions side by side with two scales: each outline has its own, an outline across both and the whole picture have none', () => {
  const two = facts({ regions: [left, { ...right, deltaX: 0.004, deltaY: 0.004 }] });
  const outlines = [square(50, 50, 200, 200), square(350, 50, 500, 200), square(250, 100, 350, 200), null];
  expect(outlines.map((outline) => judged(calibrate(two, outline)))).toEqual([
    ['REGION', 0.02, 0.02],
    ['REGION', 0.04, 0.04],
    ['OUTSIDE_REGION'],
    ['AMBIGUOUS_REGIONS'],
  ]);
});

test('overlapping regions of two scales: the only one of high priority counts, with a warning; two of high priority do not', () => {
  const [high, low] = [region(), region({ flags: 1, deltaX: 0.004, deltaY: 0.004 })];
  const one = calibrate(facts({ regions: [low, high] }), inside);
  const both = calibrate(facts({ regions: [{ ...low, flags: 0 }, high] }), inside);
  expect([judged(one), one.known && one.from, one.known && one.warnings.length, judged(both)]).toEqual([
    ['REGION', 0.02, 0.02],
    'ultrasound region 2',
    1,
    ['AMBIGUOUS_REGIONS'],
  ]);
});

test('Pixel Spacing that differs from the region by more than 1 % is a conflict that is said; the region is used', () => {
  const warned = [0.0202, 0.02021].map((spacing) =>
    calibrate(facts({ regions: [region()], pixelSpacing: [spacing, 0.02] }), null),
  );
  expect(
    warned.map((scale) => [
      judged(scale),
      scale.known && scale.warnings.some((text) => text.startsWith('Scale conflict')),
    ]),
  ).toEqual([
    [['REGION', 0.02, 0.02], false],
    [['REGION', 0.02, 0.02], true],
  ]);
});

test('an IVUS picture less than 5 mm or more than 100 mm wide is questioned, an ultrasound picture is not', () => {
  const widths = [4.9, 5, 100, 100.1].map((width) => region({ deltaX: width / 6000, deltaY: width / 6000 }));
  const warnings = (modality: string) =>
    widths
      .map((one) => calibrate(facts({ modality, regions: [one] }), null))
      .map((scale) => scale.known && scale.warnings.length);
  expect([warnings('IVUS'), warnings('US')]).toEqual([
    [1, 0, 0, 1],
    [0, 0, 0, 0],
  ]);
});

test('ultrasound without regions: Pixel Spacing (vertical first) must be confirmed, a shape alone gives ratios, nothing gives nothing', () => {
  expect([
    calibrate(facts({ pixelSpacing: [0.1, 0.2] }), null),
    calibrate(facts({ aspectRatio: [4, 5] }), null),
    calibrate(facts({}), null),
  ]).toMatchObject([
    { state: 'NONSTANDARD_PIXEL_SPACING', mmPerPixelX: 0.2, mmPerPixelY: 0.1, needsConfirmation: true },
    { reason: 'RELATIVE_ONLY', relativeAspect: 0.8 },
    { reason: 'NO_SPACING', relativeAspect: 1 },
  ]);
});

test('raw polar data has no scale at all', () => {
  const polar = facts({ modality: 'IVOCT', sopClassUid: '1.2.840.10008.5.1.4.1.1.14.2', pixelSpacing: [1, 1] });
  expect(judged(calibrate(polar, null))).toEqual(['POLAR_IMAGE']);
});

test('Pixel Spacing of CT, MR and of functional groups is a scale', () => {
  const all = [
    facts({ modality: 'CT', pixelSpacing: [0.7, 0.7] }),
    facts({ modality: 'IVUS', pixelSpacing: [0.7, 0.7], fromFunctionalGroups: true }),
  ];
  expect(all.map((one) => judged(calibrate(one, null)))).toEqual([
    ['PIXEL_SPACING', 0.7, 0.7],
    ['PIXEL_SPACING', 0.7, 0.7],
  ]);
});

test('Pixel Spacing of a screen shot is a scale only with the word on how it was calibrated', () => {
  const shot = { sopClassUid: '1.2.840.10008.5.1.4.1.1.7', modality: 'OT', pixelSpacing: [0.3, 0.3] as const };
  const types = ['', 'FIDUCIAL', 'GEOMETRY'].map((calibrationType) =>
    calibrate(facts({ ...shot, calibrationType }), null),
  );
  expect(types.map(judged)).toEqual([
    ['UNCALIBRATED'],
    ['CALIBRATED_FIDUCIAL', 0.3, 0.3],
    ['ESTIMATED_GEOMETRY', 0.3, 0.3],
  ]);
});
