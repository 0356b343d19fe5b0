import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { dispatch } from '../../../electron/cli/dispatch.ts';
import { dicomFile, type Element, EXPLICIT, imageElements, pixelData } from '../../core/dicom/build.ts';
import { newFolder } from '../new-folder.ts';

/** Two frames of four grey pixels with two windows, an overlay on the first pixel, and the first frame as mask of the second. */
const RUN: readonly Element[] = [
  [0x00280008, 'IS', '2 '],
  [0x00281050, 'DS', '128 \\100 '],
  [0x00281051, 'DS', '256 \\2 '],
  [0x00281055, 'LO', 'Whole \\Hard'],
  [
    0x00286100,
    'SQ',
    [
      [
        [0x00286101, 'CS', 'AVG_SUB '],
        [0x00286102, 'US', [2, 2]],
        [0x00286110, 'US', [1]],
      ],
    ],
  ],
  [0x60000010, 'US', [1]],
  [0x60000011, 'US', [4]],
  [0x60003000, 'OW', Uint8Array.of(1, 0)],
  pixelData([10, 20, 110, 120, 10, 20, 46, 184]),
];

async function frame(...look: readonly string[]) {
  const folder = await newFolder();
  const [file, to] = [join(folder, 'xa.dcm'), join(folder, 'out.png')];
  await writeFile(file, dicomFile(EXPLICIT, imageElements(1, 4, RUN)));
  let err = '';
  const io = { out: () => undefined, err: (text: string) => (err += text) };
  const code = await dispatch(['frame', file, '--frame', '2', '--png', to, ...look], io);
  return code === 0 ? [...decode(await readFile(to)).data] : err.replace(file, 'FILE');
}

test('a frame is written through the window that is named, under its overlay, and minus its mask', async () => {
  expect([await frame(), await frame('--preset', 'Hard'), await frame('--overlays')]).toEqual([
    [10, 20, 46, 184],
    [0, 0, 0, 255],
    [255, 20, 46, 184],
  ]);
  // Differences 0, 0, −64, 64 in a window of 128: 127.5 + difference · 255/127.
  const difference = await frame('--subtract');
  expect(difference).toEqual([128, 128, 0, 255]);
});

test('a look that the file does not offer is refused', async () => {
  expect(await frame('--preset', 'Bone')).toBe('FILE has no preset "Bone" (presets: Whole, Hard).');
});
