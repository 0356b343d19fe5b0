import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { toPicture, toRgba8 } from '../../../../core/dicom/picture/picture.ts';
import { readFrame } from '../../../../core/dicom/pixels/pixels.ts';
import type { Picture, Run } from '../../../../core/dicom/run.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { dicomFile, type Element, EXPLICIT, imageElements, pixelData } from '../build.ts';

/** A picture of one row of 8-bit values with these elements, as the program opens and shows it. */
async function shown(values: readonly number[], more: readonly Element[]): Promise<{ run: Run; picture: Picture }> {
  const source = memorySource(
    'a.dcm',
    dicomFile(EXPLICIT, imageElements(1, values.length, [...more, pixelData(values)])),
  );
  const run = await openRun(source);
  if (!run.ok) throw new Error(run.problem);
  const stored = await readFrame(source, run.value, 0);
  if (!stored.ok) throw new Error(stored.problem);
  return { run: run.value, picture: toPicture(run.value.image, stored.value) };
}

const greys = (picture: Picture): readonly number[] => [...toRgba8(picture)].filter((_, i) => i % 4 === 0);
const table = (first: number, bits: number, entries: readonly number[], name: string): readonly Element[] => [
  [0x00283002, 'US', [entries.length, first, bits]],
  [0x00283003, 'LO', name],
  [0x00283006, 'OW', entries],
];

test('a Modality LUT turns stored values into its entries; values beyond it take the nearest one', async () => {
  const { picture } = await shown([9, 10, 11, 12, 200], [[0x00283000, 'SQ', [table(10, 16, [1000, 3000, 2000], '')]]]);
  expect(picture).toMatchObject({ kind: 'grey', slope: 1, intercept: 0, min: 1000, max: 3000 });
  expect(picture.kind === 'grey' && [...picture.pixels]).toEqual([1000, 1000, 3000, 2000, 2000]);
  // Without a window the least value is black and the greatest white.
  expect(greys(picture)).toEqual([0, 0, 255, 128, 128]);
});

test('an angiogram’s Modality LUT leads back to the beam’s intensity and is not shown', async () => {
  const { picture } = await shown(
    [9, 10, 11],
    [
      [0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.12.1'],
      [0x00283000, 'SQ', [table(10, 16, [1000, 3000, 2000], '')]],
    ],
  );
  expect(picture.kind === 'grey' && [...picture.pixels]).toEqual([9, 10, 11]);
});

test('the file’s window applies to the values after the Modality LUT', async () => {
  const { picture } = await shown(
    [0, 1, 2],
    [
      [0x00281050, 'DS', '1000.5'],
      [0x00281051, 'DS', '1001'],
      [0x00283000, 'SQ', [table(0, 16, [500, 1000, 1500], '')]],
    ],
  );
  expect(greys(picture)).toEqual([0, 128, 255]);
});

test('a VOI LUT shows the values where there is no window, an inverting one inverts', async () => {
  const inverting = [[0x00283010, 'SQ', [table(0, 8, [255, 191, 64, 0], 'Bone')]]] as const;
  const { run, picture } = await shown([0, 1, 2, 3, 9], inverting);
  expect(greys(picture)).toEqual([255, 191, 64, 0, 0]);
  expect(run.image.presets.map(({ kind, name }) => [kind, name])).toEqual([['table', 'Bone']]);
});

test('a window wins over a VOI LUT, and both are offered by name', async () => {
  const { run, picture } = await shown(
    [0, 100, 200],
    [
      [0x00281050, 'DS', '100.5\\50'],
      [0x00281051, 'DS', '201\\10'],
      [0x00281055, 'LO', 'Wide\\Narrow'],
      [0x00283010, 'SQ', [table(0, 8, [9, 9], 'Flat')]],
    ],
  );
  expect(greys(picture)).toEqual([0, 128, 255]);
  expect(run.image.presets).toMatchObject([
    { kind: 'window', name: 'Wide', center: 100.5, width: 201 },
    { kind: 'window', name: 'Narrow', center: 50, width: 10 },
    { kind: 'table', name: 'Flat' },
  ]);
});

test('LINEAR_EXACT runs from centre − width/2 to centre + width/2', async () => {
  const { picture } = await shown(
    [50, 100, 150],
    [
      [0x00281050, 'DS', '100'],
      [0x00281051, 'DS', '100'],
      [0x00281056, 'CS', 'LINEAR_EXACT'],
    ],
  );
  // (100 − 100)/100 + 0.5 of 255 is 127.5.
  expect(greys(picture)).toEqual([0, 128, 255]);
});

test('SIGMOID follows 255/(1 + exp(−4 (x − c)/w))', async () => {
  const values = [0, 60, 90, 100, 110, 140, 255];
  const { picture } = await shown(values, [
    [0x00281050, 'DS', '100'],
    [0x00281051, 'DS', '80'],
    [0x00281056, 'CS', 'SIGMOID'],
  ]);
  const expected = values.map((x) => 255 / (1 + Math.exp((-4 * (x - 100)) / 80)));
  for (const [i, grey] of greys(picture).entries()) expect(Math.abs(grey - (expected[i] ?? 0))).toBeLessThanOrEqual(1);
});

test('an enhanced object’s window and value scale come from its functional groups', async () => {
  const shared: readonly Element[] = [
    [
      0x00289132,
      'SQ',
      [
        [
          [0x00281050, 'DS', '40'],
          [0x00281051, 'DS', '100'],
        ],
      ],
    ],
    [
      0x00289145,
      'SQ',
      [
        [
          [0x00281052, 'DS', '-10'],
          [0x00281053, 'DS', '2 '],
        ],
      ],
    ],
  ];
  const { run } = await shown([1, 2], [[0x52009229, 'SQ', [shared]]]);
  expect(run.image).toMatchObject({ slope: 2, intercept: -10, window: { center: 40, width: 100 } });
});

test('frames with value scales of their own are refused', async () => {
  const scaled = (slope: string): readonly Element[] => [
    [
      0x00289145,
      'SQ',
      [
        [
          [0x00281052, 'DS', '0 '],
          [0x00281053, 'DS', slope],
        ],
      ],
    ],
  ];
  const file = dicomFile(
    EXPLICIT,
    imageElements(1, 2, [
      [0x00280008, 'IS', '2 '],
      [0x52009230, 'SQ', [scaled('1 '), scaled('2 ')]],
      pixelData([1, 2, 3, 4]),
    ]),
  );
  const run = await openRun(memorySource('enhanced.dcm', file));
  expect(run).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/^enhanced\.dcm has a different value scale for each frame/),
  });
});

test.each([[0x00880200], [0x00081115]])(
  'an icon inside a sequence (%i) is never taken for the picture',
  async (tag) => {
    const icon: readonly Element[] = [
      [0x00280002, 'US', [1]],
      [0x00280010, 'US', [1]],
      [0x00280011, 'US', [2]],
      [0x00280100, 'US', [8]],
      [0x7fe00010, 'OB', [77, 77]],
    ];
    const { run, picture } = await shown([1, 2, 3, 4], [[tag, 'SQ', [icon]]]);
    expect([run.image.rows, run.image.columns, picture.kind === 'grey' && [...picture.pixels]]).toEqual([
      1,
      4,
      [1, 2, 3, 4],
    ]);
  },
);
