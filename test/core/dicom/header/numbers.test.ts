import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { type NumberVr, readNumbers } from '../../../../core/dicom/header/numbers.ts';
import { calibrate } from '../../../../core/dicom/scale/calibration.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import {
  BIG,
  dicomFile,
  type Element,
  EXPLICIT,
  IMPLICIT,
  imageElements,
  itemBytes,
  joined,
  pixelData,
  written,
} from '../build.ts';
import { built, reported, runOf } from '../report-files.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const read = (text: string, usual: NumberVr = 'DS') => readNumbers(bytesOf(text), usual, usual, true);

test.each([
  ['0.05 \0', [0.05]],
  [' 0.05\0\\ 0.05 ', [0.05, 0.05]],
  ['0\\33\\\\33\\', [0, 33, 33]],
  ['0,5', [0.5]],
  ['0,3\\1', [0.3, 1]],
  ['-1,5e-3', [-0.0015]],
  ['1e3\\+2.5\\.5\\3.', [1000, 2.5, 0.5, 3]],
])('%j is read as %j', (text, values) => {
  expect(read(text)).toMatchObject({ state: 'read', values });
});

test.each(['0,05,0,05', '0,5\\0.5', '1.234,5', '0.05mm', '0x10', 'Infinity', '0;5', '1 2', '--3', ','])(
  '%j can mean several things or nothing: unreadable, and quoted',
  (text) => {
    expect(read(text)).toEqual({ state: 'unreadable', found: `"${text}"` });
  },
);

test.each(['', ' ', '\0\0', '\\ \\'])('%j holds no value', (text) => {
  expect(read(text)).toEqual({ state: 'absent' });
});

test('a comma in a whole number may be a thousand: unreadable', () => {
  expect(read('1,200', 'IS').state).toBe('unreadable');
});

const REGION: readonly Element[] = [
  [0x00186012, 'US', [1]],
  [0x00186014, 'US', [1]],
  [0x00186016, 'UL', [0]],
  [0x00186018, 'UL', [0]],
  [0x0018601a, 'UL', [0]],
  [0x0018601c, 'UL', [3]],
  [0x0018601e, 'UL', [3]],
  [0x00186024, 'US', [3]],
  [0x00186026, 'US', [3]],
  [0x0018602c, 'FD', [0.005]],
  [0x0018602e, 'FD', [0.005]],
];
const region = (...other: readonly Element[]): readonly Element[] =>
  REGION.map((element) => other.find(([tag]) => tag === element[0]) ?? element);
const sequence = (items: readonly Element[]): readonly Element[] => [[0x00186011, 'SQ', [items]]];
const both = (vr: string, value: Element[2]): readonly Element[] =>
  region([0x0018602c, vr, value], [0x0018602e, vr, value]);
/** An element in implicit form. */
const withoutVr = (element: Element): Uint8Array => written([element], IMPLICIT);

async function scaleOf(more: readonly Element[], syntax = EXPLICIT): Promise<number | string> {
  const scale = calibrate((await built(more, syntax)).spacing, null);
  return scale.known ? Number(scale.mmPerPixelX.toPrecision(12)) : scale.reason;
}

test.each([
  ['DS', '0.005000'],
  ['DS', '0,005'],
  ['LO', '0.005'],
  ['FL', [0.005]],
  ['UN', new Uint8Array(new Float64Array([0.005]).buffer)],
  ['UN', '0.005000'],
] as const)('pixel sizes of a region as %s %j are read as they are written', async (vr, value) => {
  expect(await scaleOf(sequence(both(vr, value)))).toBe(0.05);
});

test('boxes, units and formats of a region in other kinds of numbers are read as they are written', async () => {
  const strange = region(
    [0x00186012, 'IS', '1'],
    [0x00186014, 'UL', [1]],
    [0x00186018, 'US', [0]],
    [0x0018601c, 'IS', '3'],
    [0x0018601e, 'SL', [3]],
    [0x00186024, 'DS', '3'],
    [0x00186026, 'SS', [3]],
  );
  expect([await scaleOf(sequence(strange)), await scaleOf(sequence(strange), BIG)]).toEqual([0.05, 0.05]);
});

test('text instead of a float in an implicit file, which names no kinds, is read as text', async () => {
  expect(await scaleOf(sequence(both('DS', '0.005000')), IMPLICIT)).toBe(0.05);
});

test('rows and columns are read as IS, DS, UL, SL or UN', async () => {
  const kinds: readonly Element[] = [
    [0x00280010, 'IS', '4'],
    [0x00280010, 'DS', '4.0'],
    [0x00280010, 'UL', [4]],
    [0x00280010, 'SL', [4]],
    [0x00280010, 'UN', [4, 0]],
  ];
  const runs = await Promise.all(kinds.map((rows) => built([rows, [0x00280008, 'US', [1]]])));
  expect(runs.map(({ image }) => [image.rows, image.frames])).toEqual(kinds.map(() => [4, 1]));
});

/** Three frames of 4 × 4 pixels under this count, opened. */
const counted = (...count: readonly Element[]) =>
  openRun(memorySource('run.dcm', dicomFile(EXPLICIT, [...imageElements(4, 4, count), pixelData(Array(48).fill(7))])));

test.each([
  ['IS', '2'],
  ['US', [2]],
  ['AT', Uint8Array.of(2, 0)],
  ['OW', Uint8Array.of(2, 0)],
] as const)('a number of frames as %s is read as it is written', async (vr, value) => {
  const run = await counted([0x00280008, vr, value]);
  expect(run).toMatchObject({ value: { warnings: [expect.stringContaining('2 frames')] } });
});

test('a number of frames that is there but unreadable is not taken for one frame', async () => {
  expect(await counted([0x00280008, 'OB', Uint8Array.of(2, 0)])).toEqual({
    ok: false,
    problem: 'run.dcm has no usable number of frames; export it again.',
  });
});

test('a float beyond what counts of pixels hold is no count, however it is rounded', async () => {
  expect(await scaleOf(sequence(region([0x0018601e, 'FL', [3, 2 ** 32]])))).toBe('REGION_BOUNDS_INVALID');
});

test.each([
  ['explicit items of known length in UN', EXPLICIT, itemBytes(written(REGION, EXPLICIT))],
  ['implicit items of known length in UN', EXPLICIT, itemBytes(written(REGION, IMPLICIT))],
  ['explicit items of known length in UN, big endian', BIG, itemBytes(written(REGION, BIG), BIG)],
  ['explicit items in an implicit file', IMPLICIT, itemBytes(written(REGION, EXPLICIT))],
  [
    'an element without VR in an explicit item',
    EXPLICIT,
    itemBytes(joined([withoutVr([0x00090010, 'LO', 'MAKER ']), written(REGION, EXPLICIT)])),
  ],
] as const)('%s are found', async (_, syntax, bytes) => {
  expect(await scaleOf([[0x00186011, 'UN', bytes]], syntax)).toBe(0.05);
});

test('explicit items in a UN of undefined length are found, before Pixel Data without VR', async () => {
  const head = Uint8Array.of(0x18, 0, 0x11, 0x60, 0x55, 0x4e, 0, 0, 255, 255, 255, 255);
  const end = Uint8Array.of(0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0);
  const regions = joined([head, itemBytes(written(REGION, EXPLICIT)), end]);
  const image = imageElements(4, 4);
  const at = (group: number) =>
    written(
      image.filter(([tag]) => tag >>> 16 <= group),
      EXPLICIT,
    );
  const [before, whole] = [at(0x0018), at(0x0028)];
  const file = joined([
    dicomFile(EXPLICIT, []),
    before,
    regions,
    whole.subarray(before.length),
    withoutVr([0x7fe00010, 'OB', Array.from({ length: 16 }, () => 7)]),
  ]);
  const { spacing } = await runOf(file);
  expect(calibrate(spacing, null)).toMatchObject({ known: true, mmPerPixelX: 0.05 });
});

test.each([
  ['01a_xa_ips_comma.dcm', 0.25],
  ['02a_ps_nul.dcm', 0.05],
  ['03a_delta_as_DS.dcm', 0.05],
  ['03b_delta_as_FL.dcm', 0.05],
  ['03f_rows_as_IS.dcm', 0.05],
  ['04a_private_without_vr.dcm', 0.05],
  ['06c_regions_UN_defined_explicit_inside.dcm', 0.05],
  ['00_control.dcm', 0.05],
])('%s: %d mm per pixel, 64 × 64', async (file, mm) => {
  const { spacing, image } = await reported(file);
  expect([calibrate(spacing, null), image]).toMatchObject([
    { known: true, mmPerPixelX: expect.closeTo(mm, 12), mmPerPixelY: expect.closeTo(mm, 12) },
    { rows: 64, columns: 64 },
  ]);
});

test('decimal commas in the speed of the pullback and the frame time: 0.5 mm/s at 33.333 ms', async () => {
  const { pullback, clock } = await reported('01c_pullback_comma.dcm');
  expect([pullback, clock.known && clock.timesMs[1]]).toMatchObject([
    { from: 'motorised pullback at 0.5 mm/s' },
    33.333,
  ]);
});

test('a vector that ends with a separator still has its eight intervals', async () => {
  const { clock } = await reported('02d_vector_trailing_backslash.dcm');
  expect(clock.known && [clock.timesMs.length, clock.timesMs[1]]).toEqual([8, 33.3]);
});
