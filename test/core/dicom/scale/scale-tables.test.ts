import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import type { Run } from '../../../../core/dicom/run.ts';
import { calibrate } from '../../../../core/dicom/scale/calibration.ts';
import { calibrateByLine } from '../../../../core/dicom/scale/calibration-operator.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { dicomFile, type Element, EXPLICIT, imageElements, pixelData } from '../build.ts';
import { judged } from './spacing-facts.ts';

// The calibration, X-ray and clock tables of the design notes (DICOM.md 1.4, 1.5, 1.6), row by row, from the bytes of a file.

async function opened(more: readonly Element[], frames = 1): Promise<Run> {
  const count: Element = [0x00280008, 'IS', `${frames} `];
  const elements = imageElements(10, 20, [count, ...more, pixelData(Array(200 * frames).fill(7))]);
  const run = await openRun(memorySource('row.dcm', dicomFile(EXPLICIT, elements)));
  if (!run.ok) throw new Error(run.problem);
  return run.value;
}

const ds = (tag: number, text: string): Element => [tag, 'DS', text.length % 2 === 0 ? text : `${text} `];
const cs = (tag: number, text: string): Element => [tag, 'CS', text.length % 2 === 0 ? text : `${text} `];
const ui = (uid: string): Element => [0x00080016, 'UI', uid.length % 2 === 0 ? uid : `${uid}\0`];
const region = (more: readonly Element[] = []): readonly Element[] => {
  const replaced = new Set(more.map(([tag]) => tag));
  const usual: readonly Element[] = [
    [0x00186012, 'US', [1]],
    [0x00186014, 'US', [1]],
    [0x00186016, 'UL', [0]],
    [0x00186018, 'UL', [0]],
    [0x0018601a, 'UL', [0]],
    [0x0018601c, 'UL', [19]],
    [0x0018601e, 'UL', [9]],
    [0x00186024, 'US', [3]],
    [0x00186026, 'US', [3]],
    [0x0018602c, 'FD', [0.05]],
    [0x0018602e, 'FD', [0.025]],
  ];
  return [...usual.filter(([tag]) => !replaced.has(tag)), ...more].toSorted(([a], [b]) => a - b);
};
const regions = (...items: readonly (readonly Element[])[]): Element => [0x00186011, 'SQ', items];
const spacing = (text: string): Element => ds(0x00280030, text);

const SCREEN_SHOT = [ui('1.2.840.10008.5.1.4.1.1.7'), cs(0x00080060, 'OT')];
const US_VOLUME = [ui('1.2.840.10008.5.1.4.1.1.6.2'), cs(0x00080060, 'IVUS')];
const measures = (text: string): readonly Element[] => [[0x00289110, 'SQ', [[spacing(text)]]]];

test.each<[string, readonly Element[], readonly unknown[]]>([
  ['1: one region', [regions(region())], ['REGION', 0.5, 0.25]],
  ['1: two equal regions', [regions(region(), region())], ['REGION', 0.5, 0.25]],
  [
    '1: two unequal regions, one of high priority',
    [
      regions(
        region([
          [0x00186016, 'UL', [1]],
          [0x0018602c, 'FD', [0.1]],
        ]),
        region(),
      ),
    ],
    ['REGION', 0.5, 0.25],
  ],
  [
    '1: two unequal regions, both of high priority',
    [regions(region([[0x0018602c, 'FD', [0.1]]]), region())],
    ['AMBIGUOUS_REGIONS'],
  ],
  ['1: a negative delta', [regions(region([[0x0018602c, 'FD', [-0.05]]]))], ['REGION', 0.5, 0.25]],
  ['1: units of percent', [regions(region([[0x00186024, 'US', [1]]]))], ['UNITS_NOT_CM']],
  ['1: a delta of zero', [regions(region([[0x0018602c, 'FD', [0]]]))], ['DELTA_ZERO_OR_NAN']],
  ['1: a delta that is no number', [regions(region([[0x0018602e, 'FD', [Number.NaN]]]))], ['DELTA_ZERO_OR_NAN']],
  ['1: beyond the picture', [regions(region([[0x0018601c, 'UL', [21]]]))], ['REGION_BOUNDS_INVALID']],
  ['1: M-mode', [regions(region([[0x00186012, 'US', [2]]]))], ['NOT_2D']],
  ['1: an empty sequence', [regions()], ['MISSING_MODULE']],
  ['2: Pixel Spacing in ultrasound', [spacing('0.1\\0.2')], ['NONSTANDARD_PIXEL_SPACING', 0.2, 0.1]],
  ['3: shared pixel measures', [...US_VOLUME, [0x52009229, 'SQ', [measures('0.1\\0.2')]]], ['PIXEL_SPACING', 0.2, 0.1]],
  [
    '3: pixel measures a frame',
    [...US_VOLUME, [0x52009230, 'SQ', [measures('0.1\\0.2')]]],
    ['PIXEL_SPACING', 0.2, 0.1],
  ],
  [
    '3: pixel measures that differ between frames',
    [...US_VOLUME, [0x52009230, 'SQ', [measures('0.1\\0.1'), measures('0.2\\0.2')]]],
    ['NO_SPACING'],
  ],
  ['4: an aspect ratio alone', [[0x00280034, 'IS', '4\\5 ']], ['RELATIVE_ONLY']],
  ['5: nothing', [], ['NO_SPACING']],
  ['resampled, nothing', [cs(0x00080008, 'DERIVED\\SECONDARY\\RESAMPLED')], ['DERIVED_RESAMPLED_WITHOUT_SPACING']],
  ['raw polar data', [ui('1.2.840.10008.5.1.4.1.1.14.2'), cs(0x00080060, 'IVOCT'), spacing('1\\1')], ['POLAR_IMAGE']],
  ['a screen shot', SCREEN_SHOT, ['NO_SPACING']],
  ['a screen shot with Pixel Spacing', [...SCREEN_SHOT, spacing('0.3\\0.3')], ['UNCALIBRATED']],
  ['a digitised film', [...SCREEN_SHOT, ds(0x00182010, '0.2\\0.2')], ['NO_SPACING']],
])('table 1.4, %s', async (_, more, answer) => {
  expect(judged(calibrate((await opened(more)).spacing, null))).toEqual(answer);
});

const XA = [ui('1.2.840.10008.5.1.4.1.1.12.1'), cs(0x00080060, 'XA')];
const ENHANCED_XA = [ui('1.2.840.10008.5.1.4.1.1.12.1.1'), cs(0x00080060, 'XA')];
const detector = ds(0x00181164, '0.25\\0.25');

test.each<[string, readonly Element[], readonly unknown[]]>([
  ['fiducial', [spacing('0.2\\0.2'), cs(0x00280a02, 'FIDUCIAL')], ['CALIBRATED_FIDUCIAL', 0.2, 0.2]],
  ['geometry', [spacing('0.2\\0.2'), cs(0x00280a02, 'GEOMETRY')], ['ESTIMATED_GEOMETRY', 0.2, 0.2]],
  ['corrected, no type', [spacing('0.2\\0.2'), detector], ['CALIBRATED_UNKNOWN', 0.2, 0.2]],
  ['equal to the detector', [spacing('0.25\\0.25'), detector], ['UNCALIBRATED']],
  ['detector and magnification', [detector, ds(0x00181114, '1.25')], ['ESTIMATED_ISOCENTRE', 0.2, 0.2]],
  [
    'detector and distances',
    [detector, ds(0x00181110, '1000'), ds(0x00181111, '800')],
    ['ESTIMATED_ISOCENTRE', 0.2, 0.2],
  ],
  ['magnification of 0.99', [detector, ds(0x00181114, '0.99')], ['UNCALIBRATED']],
  ['magnification of 2.01', [detector, ds(0x00181114, '2.01')], ['UNCALIBRATED']],
  ['a distance of zero', [detector, ds(0x00181110, '1000'), ds(0x00181111, '0')], ['UNCALIBRATED']],
  ['a derived matrix', [cs(0x00080008, 'DERIVED\\PRIMARY'), detector, ds(0x00181114, '1.25')], ['UNCALIBRATED']],
  ['nothing', [], ['UNCALIBRATED']],
])('table 1.5, %s', async (_, more, answer) => {
  expect(judged(calibrate((await opened([...XA, ...more])).spacing, null))).toEqual(answer);
});

test('table 1.5, enhanced: the object’s pixel size in the centre of the beam, else the detector’s with its magnification', async () => {
  const beam: readonly Element[] = [[0x00189401, 'SQ', [[[0x00189404, 'FL', [0.25, 0.25]]]]]];
  const frame: readonly Element[] = [[0x00289443, 'SQ', [[detector]]]];
  const runs = [
    await opened([...ENHANCED_XA, [0x52009230, 'SQ', [beam]]]),
    await opened([...ENHANCED_XA, ds(0x00181114, '1.25'), [0x52009229, 'SQ', [frame]]]),
  ];
  expect(runs.map((run) => judged(calibrate(run.spacing, null)))).toEqual([
    ['ESTIMATED_GEOMETRY', 0.25, 0.25],
    ['ESTIMATED_ISOCENTRE', 0.2, 0.2],
  ]);
});

test.each([
  ['a screen shot', SCREEN_SHOT, 'USER'],
  ['an ultrasound run', [], 'USER'],
  ['an angiogram', XA, 'CALIBRATED_USER'],
])('a line of the operator outranks whatever %s says', async (_, more, state) => {
  const { spacing: facts } = await opened(more);
  const line = {
    object: 'ticks',
    said: '',
    frame: 0,
    from: [0, 5],
    to: [20, 5],
    via: [],
    intervals: null,
    mm: 10,
    overProtected: false,
  } as const;
  expect(judged(calibrateByLine(facts, line, null))).toEqual([state, 0.5, 0.5]);
});

const at = (tag: number): Element => [0x00280009, 'AT', [tag >>> 16, tag & 0xffff]];
const stamped = (time: string): readonly Element[] => [[0x00209111, 'SQ', [[[0x00189074, 'DT', time]]]]];

test.each<[string, readonly Element[], readonly unknown[]]>([
  ['Frame Time', [at(0x00181063), ds(0x00181063, '40')], ['Frame Time', [0, 40, 80]]],
  [
    'Frame Time after a delay',
    [at(0x00181063), ds(0x00181063, '40'), ds(0x00181066, '500')],
    ['Frame Time', [0, 40, 80]],
  ],
  ['a vector', [at(0x00181065), ds(0x00181065, '0\\40\\60')], ['Frame Time Vector', [0, 40, 100]]],
  ['a vector cut off', [at(0x00181065), ds(0x00181065, '0\\40')], ['TIME_VECTOR_LENGTH']],
  ['cine rate', [[0x00180040, 'IS', '25']], ['Cine Rate', [0, 40, 80]]],
  ['duration', [ds(0x00180072, '0.08')], ['Effective Duration', [0, 40, 80]]],
  ['a display rate alone', [[0x00082144, 'IS', '25']], ['NO_FRAME_TIME']],
  ['an exposure time alone', [[0x00181242, 'IS', '40']], ['NO_FRAME_TIME']],
  ['nothing', [], ['NO_FRAME_TIME']],
  [
    'dates of frames',
    [
      ...US_VOLUME,
      [
        0x52009230,
        'SQ',
        [stamped('20200101235959.980000'), stamped('20200102000000.020000'), stamped('20200102000000.120000')],
      ],
    ],
    ['Frame Acquisition DateTime', [0, 40, 140]],
  ],
])('table 1.6, %s', async (_, more, answer) => {
  const { clock } = await opened(more, 3);
  expect(clock.known ? [clock.from, clock.timesMs.map(Math.round)] : [clock.reason]).toEqual(answer);
});

test('Start and Stop Trim are only recommended frames: the run keeps its frames, times and lengths', async () => {
  const trim: readonly Element[] = [
    [0x00082142, 'IS', '2 '],
    [0x00082143, 'IS', '3 '],
  ];
  const run = await opened([...trim, ds(0x00181063, '40')], 4);
  expect([run.trim, run.image.frames, run.clock.known && run.clock.timesMs.length]).toEqual([
    { first: 1, last: 2 },
    4,
    4,
  ]);
  const odd = await opened(
    [
      [0x00082142, 'IS', '3 '],
      [0x00082143, 'IS', '9 '],
    ],
    4,
  );
  expect(odd.trim).toBe(null);
});
