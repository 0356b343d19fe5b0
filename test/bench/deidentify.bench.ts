import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundled } from '../bundle.ts';
import { dicomFile, EXPLICIT, imageElements, pixelData } from '../core/dicom/build.ts';
import { fragmentsRun } from './fragments-run.ts';
import { run } from './programs.ts';
import { print } from './table.ts';

const SIDE = 512;
const FRAMES = 1200;

/** 1,200 frames of 512 × 512 in 8 bits, 315 MB: uncompressed, or RLE in pieces of literals. */
async function runsIn(folder: string): Promise<Readonly<Record<'native' | 'RLE', string>>> {
  const pixels = new Uint8Array(SIDE * SIDE * FRAMES).map((_, k) => (k * 7) % 251);
  const elements = imageElements(SIDE, SIDE, [[0x00280008, 'IS', String(FRAMES)]]);
  const head = dicomFile(EXPLICIT, [...elements, pixelData([])]);
  new DataView(head.buffer).setUint32(head.length - 4, pixels.length, true);
  const [native, rle] = [join(folder, 'native.dcm'), join(folder, 'rle.dcm')];
  await writeFile(native, [head, pixels]);
  await writeFile(rle, fragmentsRun(FRAMES, SIDE));
  return { native, RLE: rle };
}

test('de-identified copies of a run of 300 MB', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-bench-deid-'));
  const program = await bundled('test/bench/copying.ts', 'bench-copying');
  const lines = [];
  for (const [name, path] of Object.entries(await runsIn(folder)))
    for (const how of ['as it is', 'masked']) {
      const [ms = Number.NaN, mb = Number.NaN] = (await run([process.execPath, program, path, how]))
        .split(' ')
        .map(Number);
      lines.push({ what: `${name}, ${how}: written and proved`, ours: ms / 1000, unit: 's', goal: { atMost: 30 } });
      lines.push({ what: `${name}, ${how}: memory grown by it`, ours: mb, unit: 'MiB', goal: { atMost: 200 } });
    }
  await rm(folder, { recursive: true });
  print('De-identified copies of 315 MB', lines);
  expect(lines.every(({ ours }) => Number.isFinite(ours))).toBe(true);
});
