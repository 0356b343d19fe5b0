import { expect, test } from 'vitest';
import { calibrate } from '../../../../core/dicom/scale/calibration.ts';
import type { Element } from '../build.ts';
import { built, reported } from '../report-files.ts';

const region = (box: readonly [number, number, number, number], delta: Element[2], units = 3): Element => [
  0x00186011,
  'SQ',
  [
    [
      [0x00186012, 'US', [1]],
      [0x00186014, 'US', [1]],
      [0x00186018, 'UL', [box[0]]],
      [0x0018601a, 'UL', [box[1]]],
      [0x0018601c, 'UL', [box[2]]],
      [0x0018601e, 'UL', [box[3]]],
      [0x00186024, 'US', [units]],
      [0x00186026, 'US', [units]],
      [0x0018602c, typeof delta === 'string' ? 'DS' : 'FD', delta],
      [0x0018602e, typeof delta === 'string' ? 'DS' : 'FD', delta],
    ],
  ],
];
const WHOLE = [0, 0, 3, 3] as const;
const SPACING: Element = [0x00280030, 'DS', '0.1\\0.1'];

test.each<[string, readonly Element[], string]>([
  [
    'a frame time of two commas',
    [[0x00181063, 'DS', '33,3,33']],
    'Frame Time (0018,1063) is unreadable: it holds "33,3,33" and is not used.',
  ],
  [
    'a pullback rate with a unit',
    [[0x00183101, 'DS', '0.5 mm/s']],
    'IVUS Pullback Rate (0018,3101) is unreadable: it holds "0.5 mm/s" and is not used.',
  ],
  [
    'half a number',
    [[0x00180040, 'FL', Uint8Array.of(1, 2)]],
    'Cine Rate (0018,0040) is unreadable: it holds 2 bytes of type FL and is not used.',
  ],
  [
    'one pixel size of two',
    [[0x00280030, 'DS', '0,05']],
    'Pixel Spacing (0028,0030) is unreadable: it holds "0.05" instead of two sizes above zero and is not used.',
  ],
  [
    'a region size in words',
    [region(WHOLE, '0.005cm')],
    'Ultrasound region 1: Physical Delta X (0018,602C) is unreadable: it holds "0.005cm" and is not used.',
  ],
  [
    'no sequence of regions',
    [[0x00186011, 'UN', 'no items']],
    'The Sequence of Ultrasound Regions (0018,6011) is unreadable and is not used.',
  ],
  [
    'a frame time of zero',
    [
      [0x00181063, 'DS', '0'],
      [0x00180040, 'IS', '10'],
    ],
    'Frame Time (0018,1063) is 0, with which nothing runs, and is not used.',
  ],
  [
    'a speed below zero',
    [[0x00183101, 'DS', '-0.5']],
    'IVUS Pullback Rate (0018,3101) is -0.5, with which nothing runs, and is not used.',
  ],
  [
    'a decimal comma',
    [[0x00181063, 'DS', '33,3']],
    'Frame Time (0018,1063) is written "33,3" with a decimal comma and read as 33.3.',
  ],
  [
    'an empty list of regions beside Pixel Spacing',
    [[0x00186011, 'SQ', []], SPACING],
    'The file’s list of ultrasound regions is empty: it states no pixel size. Its Pixel Spacing (0028,0030) of 0.1 × 0.1 mm is not used beside such regions: calibrate on the depth scale in the picture.',
  ],
  [
    'regions without unit beside Pixel Spacing',
    [region(WHOLE, [0.01], 0), SPACING],
    'The ultrasound regions of the file are not scaled in centimetres. Its Pixel Spacing (0028,0030) of 0.1 × 0.1 mm is not used beside such regions: calibrate on the depth scale in the picture.',
  ],
])('%s is said', async (_, more, sentence) => {
  expect((await built(more)).warnings).toContain(sentence);
});

test.each([
  ['all zero', [0, 0, 0, 0]],
  ['inverted', [3, 3, 0, 0]],
  ['a line', [0, 2, 3, 2]],
  ['outside', [10, 10, 20, 20]],
] as const)('a region whose box is %s is no scale and says so', async (_, box) => {
  const { spacing, warnings } = await built([region(box, [0.01])]);
  expect([calibrate(spacing, null), warnings]).toMatchObject([
    { known: false, reason: 'REGION_BOUNDS_INVALID' },
    [expect.stringMatching(/^The ultrasound region of the file/)],
  ]);
});

test.each([0.0000001, 0.6, 1e6])(
  'a region of %d cm a pixel is no scale before the operator confirms it',
  async (cm) => {
    const scale = calibrate((await built([region(WHOLE, [cm])])).spacing, null);
    expect(scale).toMatchObject({ known: true, needsConfirmation: true });
    expect(scale.known && scale.warnings.some((text) => text.startsWith('A pixel of '))).toBe(true);
  },
);

test('a speed that cannot be read is not called missing', async () => {
  const { pullback } = await built([
    [0x00183100, 'CS', 'MOTOR_PULLBACK'],
    [0x00183101, 'DS', '0;5'],
  ]);
  expect(pullback).toMatchObject({
    known: false,
    sentence: expect.stringMatching(/^IVUS Pullback Rate \(0018,3101\) is unreadable/),
  });
});

test('the reported region of a box of zeros gives no scale and says so; the control stays as it was', async () => {
  const [zero, control] = await Promise.all(['23a_region_all_zero_box.dcm', '00_control.dcm'].map(reported));
  expect([zero, control].map((run) => run && [calibrate(run.spacing, null).known, run.warnings.length])).toEqual([
    [false, 1],
    [true, 0],
  ]);
});
