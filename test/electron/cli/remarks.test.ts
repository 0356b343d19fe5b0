import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dispatch } from '../../../electron/cli/dispatch.ts';
import { dicomFile, type Element, EXPLICIT, imageElements, pixelData } from '../../core/dicom/build.ts';
import { sharedFile } from '../../data.ts';
import { newFolder } from '../new-folder.ts';

/** Runs the command line; gives its exit code and the lines that it wrote. */
async function ivus(...args: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await dispatch(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out, err };
}

interface Row {
  readonly file: string;
  readonly opens: boolean;
  readonly warnings: readonly string[];
  readonly calibration: { readonly state: string; readonly needsConfirmation: boolean } | null;
}

async function inspected(...paths: readonly string[]): Promise<readonly Row[]> {
  return JSON.parse((await ivus('inspect', ...paths, '--json')).out.join('\n'));
}

const reports = readdirSync(sharedFile('data', 'reports')).filter((name) => name.endsWith('.dcm'));

test.each(reports)('%s: what inspect says of the file, frame says too', async (name) => {
  const file = sharedFile('data', 'reports', name);
  const [row] = await inspected(file);
  const { code, err } = await ivus('frame', file, '--frame', '1', '--raw', join(await newFolder(), 'out.raw'));
  expect([row?.opens, code]).toEqual([true, 0]);
  expect(err).toEqual(row?.warnings.map((warning) => `${file}: ${warning}`));
});

/** An echo picture of 4 × 4 pixels with further elements. */
async function echo(...more: readonly Element[]): Promise<string> {
  const file = join(await newFolder(), 'echo.dcm');
  const modality: Element = [0x00080060, 'CS', 'US'];
  await writeFile(
    file,
    dicomFile(EXPLICIT, [...imageElements(4, 4, [modality, ...more]), pixelData(Array(16).fill(9))]),
  );
  return file;
}

const region = (deltaCm: number): Element => [
  0x00186011,
  'SQ',
  [
    [
      [0x00186012, 'US', [1]],
      [0x00186014, 'US', [1]],
      [0x00186018, 'UL', [0]],
      [0x0018601a, 'UL', [0]],
      [0x0018601c, 'UL', [3]],
      [0x0018601e, 'UL', [3]],
      [0x00186024, 'US', [3]],
      [0x00186026, 'US', [3]],
      [0x0018602c, 'FD', [deltaCm]],
      [0x0018602e, 'FD', [deltaCm]],
    ],
  ],
];

test.each<readonly [string, readonly Element[], object | null]>([
  ['Pixel Spacing in an ultrasound file', [[0x00280030, 'DS', '0.2\\0.2']], { needsConfirmation: true }],
  ['a region', [region(0.02)], { needsConfirmation: false }],
  ['a region with pixels of 8 mm', [region(0.8)], { needsConfirmation: true }],
  ['nothing', [], null],
])('inspect says whether the window asks to confirm a scale: %s', async (_, elements, calibration) => {
  const file = await echo(...elements);
  const [row] = await inspected(file);
  if (calibration === null) expect(row?.calibration).toBeNull();
  else expect(row?.calibration).toMatchObject(calibration);
  const asks = calibration !== null && 'needsConfirmation' in calibration && calibration.needsConfirmation;
  expect((await ivus('inspect', file)).out.join().includes('to be confirmed')).toBe(asks);
});
