import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDicom } from 'dicom-parser';
import { expect, test } from 'vitest';
import { toPicture } from '../../core/dicom/picture.ts';
import { readFrame } from '../../core/dicom/pixels.ts';
import { openRun } from '../../core/dicom/study.ts';
import { closedSpline } from '../../core/geometry/spline.ts';
import { lumenReadings } from '../../core/measure/lumen.ts';
import { checkPlanCase } from '../../core/plan/case.ts';
import { plan } from '../../core/plan/plan.ts';
import { openFileSource } from '../../electron/file-source.ts';
import { ellipse } from '../core/session/fixture.ts';
import { sharedFile } from '../data.ts';
import { medianMs, print } from './table.ts';

const BIG_FRAMES = 99;
const BIG_SIDE = 3280;
const BIG_BYTES = BIG_SIDE * BIG_SIDE * BIG_FRAMES;

/** A run of 1 GiB (99 frames of 3280 × 3280, 8 bits): the header of a real one, then zeros on a sparse file. */
async function bigRun(folder: string): Promise<string> {
  const model = await readFile(sharedFile('data', 'dicom', 'us_philips_mono_cine.dcm'));
  const header = parseDicom(model, { untilTag: 'x7fe00010' });
  const pixels = header.elements['x7fe00010'];
  if (pixels === undefined) throw new Error('the model file has no pixel data');
  const head = Buffer.from(model.subarray(0, pixels.dataOffset));
  const put = (tag: string, value: (at: number) => void) => value(header.elements[tag]?.dataOffset ?? -1);
  put('x00280010', (at) => head.writeUInt16LE(BIG_SIDE, at));
  put('x00280011', (at) => head.writeUInt16LE(BIG_SIDE, at));
  put('x00280008', (at) => head.write(String(BIG_FRAMES), at, 'latin1'));
  head.writeUInt32LE(BIG_BYTES, head.length - 4);
  const path = join(folder, 'big.dcm');
  const file = await open(path, 'w');
  await file.write(head);
  await file.truncate(head.length + BIG_BYTES);
  await file.close();
  return path;
}

async function opened(path: string) {
  const source = await openFileSource(path);
  if (!source.ok) throw new Error(source.problem);
  const run = await openRun(source.value);
  if (!run.ok) throw new Error(run.problem);
  return { source: source.value, run: run.value };
}

test('header of a 1 GiB run, against reading and parsing the whole file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-bench-'));
  const path = await bigRun(folder);
  const ours = await medianMs(9, async () => (await opened(path)).source.close());
  const before = process.memoryUsage().rss;
  const { run, source } = await opened(path);
  const grown = (process.memoryUsage().rss - before) / 2 ** 20;
  await source.close();
  const peer = await medianMs(2, async () => parseDicom(await readFile(path)));
  print('Opening', [
    { what: 'header of a 1 GiB run (peer: dicom-parser on the whole file)', ours, peer, unit: 'ms' },
    { what: 'memory grown by it', ours: Math.max(grown, 0.01), unit: 'MiB' },
  ]);
  expect(run.image.frames).toBe(BIG_FRAMES);
  await rm(folder, { recursive: true });
});

test('frames read, decoded and turned into pictures', async () => {
  const files = [
    'dicom/us_philips_mono_cine.dcm',
    'dicom/us_toshiba_jpeg_64f.dcm',
    'dicom/us_echo_palette_rle_10f.dcm',
    'ivus/derived-dicom/echoplaque_BL_jpeg_11f_region.dcm',
    'ivus/derived-dicom/tevg_rgb_unc_24f_region.dcm',
  ];
  const lines = [];
  for (const file of files) {
    const { run, source } = await opened(sharedFile('data', ...file.split('/')));
    let k = 0;
    const ours = await medianMs(20, async () => {
      const frame = await readFrame(source, run, k++ % run.image.frames);
      if (!frame.ok) throw new Error(frame.problem);
      return toPicture(run.image, frame.value);
    });
    lines.push({ what: `${file.split('/').at(-1)} ${run.image.columns} × ${run.image.rows}`, ours, unit: 'ms/frame' });
    await source.close();
  }
  print('Frames', lines);
  expect(lines.length).toBe(files.length);
});

test('readings of an outline and a whole plan', async () => {
  const knots = ellipse(17, 4.4, 12);
  const readings = await medianMs(200, () => lumenReadings(closedSpline(knots)));
  const document: unknown = JSON.parse(await readFile(sharedFile('clinical', 'cases', '01-base-plan.json'), 'utf8'));
  const whole = await medianMs(100, () => {
    const checked = checkPlanCase(document);
    if (!checked.ok) throw new Error(checked.problem);
    return plan(checked.value);
  });
  print('Measuring and planning', [
    { what: 'spline of 12 knots and all its readings', ours: readings, unit: 'ms' },
    { what: 'a case of three 256-point lumens checked and planned', ours: whole, unit: 'ms' },
  ]);
  expect(readings).toBeGreaterThan(0);
});
