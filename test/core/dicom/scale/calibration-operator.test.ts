import { expect, test } from 'vitest';
import type { UltrasoundRegion } from '../../../../core/dicom/run.ts';
import {
  calibrateByLine,
  lineLength,
  MM_PER_FRENCH,
  type OperatorLine,
  reachOf,
} from '../../../../core/dicom/scale/calibration-operator.ts';
import { isScaleProtected } from '../../../../core/dicom/scale/calibration-regions.ts';
import { spacingFacts as facts, judged } from './spacing-facts.ts';

const region = (more: Partial<UltrasoundRegion> = {}): UltrasoundRegion => ({
  spatialFormat: 1,
  dataType: 1,
  flags: 0,
  box: { x0: 0, y0: 0, x1: 599, y1: 399 },
  unitsX: 3,
  unitsY: 3,
  deltaX: 0.002,
  deltaY: 0.002,
  ...more,
});
const line = (more: Partial<OperatorLine> = {}): OperatorLine => ({
  object: 'ticks',
  said: '10 intervals of 1 mm',
  frame: 2,
  from: [20, 100],
  to: [500, 100],
  via: [],
  intervals: null,
  mm: 10,
  overProtected: false,
  ...more,
});

test('ten 1-mm ticks over 480 pixels make 0.020833 mm a pixel, everywhere, good for sizing, with the source said', () => {
  expect(calibrateByLine(facts({}), line(), null)).toEqual({
    known: true,
    state: 'USER',
    mmPerPixelX: expect.closeTo(10 / 480, 12),
    mmPerPixelY: expect.closeTo(10 / 480, 12),
    from: 'your line along scale marks in the picture (10 intervals of 1 mm), frame 3',
    within: null,
    sizing: true,
    needsConfirmation: false,
    warnings: [],
  });
});

test('an angiogram calibrated on a marker catheter is CALIBRATED_USER and holds at that depth only', () => {
  const scale = calibrateByLine(facts({ modality: 'XA' }), line({ object: 'markers', mm: 100 }), null);
  expect([judged(scale), scale.known && scale.sizing, scale.known && scale.warnings.length]).toEqual([
    ['CALIBRATED_USER', expect.closeTo(100 / 480, 12), expect.closeTo(100 / 480, 12)],
    true,
    1,
  ]);
});

test('7 French are 2 1/3 mm', () => {
  expect(7 * MM_PER_FRENCH).toBeCloseTo(2.33333333, 7);
});

test('on pixels higher than wide, a line gives the same scale however it is drawn', () => {
  // Pixels of 0.1 mm across and 0.2 mm down: 8 mm are 80 columns or 40 rows, 10 mm are 60 columns and 40 rows aslant.
  const shape = facts({ aspectRatio: [2, 1] });
  const drawn = [
    line({ from: [0, 0], to: [80, 0], mm: 8 }),
    line({ from: [0, 0], to: [0, 40], mm: 8 }),
    line({ from: [0, 0], to: [60, 40], mm: 10 }),
  ].map((one) => calibrateByLine(shape, one, null));
  for (const scale of drawn) expect(judged(scale)).toEqual(['USER', expect.closeTo(0.1, 12), expect.closeTo(0.2, 12)]);
});

test('a shape that the file states is kept: regions of 0.3 by 0.2 mm calibrated along x are 3 to 2 after it too', () => {
  const anisotropic = facts({ regions: [region({ deltaX: 0.03, deltaY: 0.02 })] });
  const scale = calibrateByLine(anisotropic, line({ from: [0, 0], to: [100, 0], mm: 60 }), null);
  expect(judged(scale)).toEqual(['USER', expect.closeTo(0.6, 12), expect.closeTo(0.4, 12)]);
});

test.each([
  ['polar data', facts({ sopClassUid: '1.2.840.10008.5.1.4.1.1.14.2' }), null],
  ['a region without units', facts({ regions: [region({ unitsX: 0 })] }), { shape: 1, within: null }],
  ['nothing', facts({}), { shape: 1, within: null }],
])('how far a line reaches by %s', (_, spacing, reach) => {
  expect(
    reachOf(spacing, [
      [0, 0],
      [10, 0],
    ]),
  ).toEqual(reach);
});

test('where two regions differ in scale, a line on one of them scales that one alone, across both it scales nothing', () => {
  const left = region({ box: { x0: 0, y0: 0, x1: 299, y1: 399 } });
  const right = region({ box: { x0: 300, y0: 0, x1: 599, y1: 399 }, deltaX: 0.004, deltaY: 0.004 });
  const two = facts({ regions: [left, right] });
  const onLeft = line({ from: [20, 100], to: [260, 100], mm: 10 });
  const triangle = (x: number) =>
    [
      [x, 10],
      [x + 20, 10],
      [x, 30],
    ] as const;
  const answers = [null, triangle(100), triangle(290), triangle(400)].map((outline) =>
    judged(calibrateByLine(two, onLeft, outline)),
  );
  const scale = ['USER', expect.closeTo(10 / 240, 12), expect.closeTo(10 / 240, 12)];
  expect(answers).toEqual([scale, scale, ['OUTSIDE_REGION'], ['OUTSIDE_REGION']]);
  expect(judged(calibrateByLine(two, line(), null))).toEqual(['AMBIGUOUS_REGIONS']);
});

test('a scale more than 1 % beside that of the file is a conflict that is said; a line under 50 pixels is called coarse', () => {
  const file = facts({ regions: [region()] });
  const warnings = (one: OperatorLine) => {
    const scale = calibrateByLine(file, one, null);
    return scale.known ? scale.warnings.map((text) => text.slice(0, 16)) : [];
  };
  // 480 pixels of 0.02 mm are 9.6 mm.
  expect([
    warnings(line({ mm: 9.69 })),
    warnings(line({ mm: 9.7 })),
    warnings(line({ from: [0, 0], to: [50, 0], mm: 1 })),
    warnings(line({ from: [0, 0], to: [49, 0], mm: 0.98 })),
  ]).toEqual([[], ['Scale conflict: '], [], ['The line is shor']]);
});

test('only flag bit 1 of a region with a scale protects it', () => {
  const protects = [region({ flags: 2 }), region({ flags: 3 }), region({ flags: 1 }), region({ flags: 2, unitsX: 0 })];
  expect(protects.map((one) => isScaleProtected(facts({ regions: [one] })))).toEqual([true, true, false, false]);
  expect(isScaleProtected(facts({}))).toBe(false);
});

test('the length of a line counts pixel widths: 3 across and 4 down are 5 on square pixels', () => {
  const lengths = [
    lineLength(
      [
        [1, 1],
        [4, 5],
      ],
      1,
    ),
    lineLength(
      [
        [0, 0],
        [3, 2],
      ],
      2,
    ),
  ];
  expect(lengths).toEqual([expect.closeTo(5, 12), expect.closeTo(5, 12)]);
});

const venogram = facts({ modality: 'XA' });

/** Marks every `gap` pixels along a circle of 300 pixels: a bent marker catheter. */
function bent(marks: number, gap: number): OperatorLine {
  const places = Array.from({ length: marks }, (_, k) => {
    const angle = (k * gap) / 300;
    return [400 + 300 * Math.cos(angle), 100 + 300 * Math.sin(angle)] as const;
  });
  const [from = [0, 0], ...others] = places;
  const intervals = marks - 1;
  return line({
    object: 'markers',
    from,
    via: others.slice(0, -1),
    to: others.at(-1) ?? from,
    mm: 10 * intervals,
    intervals,
  });
}

test.each([2, 3, 6, 11, 16])(
  '%i marks 10 mm apart and 20 pixels along a bent catheter make half a millimetre a pixel',
  (marks) => {
    const scale = calibrateByLine(venogram, bent(marks, 20), null);
    // Straight from the first mark to the last one the bend would be cut off: up to 4 % of the longest.
    expect(scale.known && Math.abs(scale.mmPerPixelX / 0.5 - 1)).toBeLessThan(0.0003);
    expect(scale.known && [scale.state, scale.sizing]).toEqual(['CALIBRATED_USER', true]);
  },
);

test('the rim of a catheter in X-ray is an estimate that sizes nothing; in ultrasound it calibrates', () => {
  const across = line({ object: 'catheter', said: '7 F', from: [0, 0], to: [7, 0], mm: 7 * MM_PER_FRENCH });
  const answers = [venogram, facts({})].map((spacing) => calibrateByLine(spacing, across, null));
  expect(answers.map((scale) => scale.known && [scale.state, scale.sizing, scale.mmPerPixelX])).toEqual([
    ['ESTIMATED_CATHETER', false, expect.closeTo(1 / 3, 12)],
    ['USER', true, expect.closeTo(1 / 3, 12)],
  ]);
});

test('marks that are not seen equally far apart are said; 10 % are still borne', () => {
  const gaps = (...steps: readonly number[]): boolean => {
    const xs = steps.reduce<number[]>((places, step) => places.concat((places.at(-1) ?? 0) + step), [0]);
    const places = xs.map((x) => [x, 50] as const);
    const via = places.slice(1, -1);
    const drawn = line({
      object: 'markers',
      from: [0, 50],
      via,
      to: places.at(-1) ?? [0, 50],
      intervals: steps.length,
    });
    const scale = calibrateByLine(venogram, drawn, null);
    return scale.known && scale.warnings.some((warning) => warning.includes('foreshortened'));
  };
  expect([gaps(20, 20, 20), gaps(20, 18.1, 20), gaps(20, 17.9, 20), gaps(20, 40, 20)]).toEqual([
    false,
    false,
    true,
    true,
  ]);
});
