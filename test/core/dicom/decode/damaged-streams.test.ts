import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { isVerified } from '../../../../core/dicom/decode/verified.ts';
import { readFrame } from '../../../../core/dicom/pixels/pixels.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { sharedFile } from '../../../data.ts';
import { losslessJpeg } from './encode-jpeg.ts';
import { highThroughput, jpeg2000, jpegLs } from './encode-wasm.ts';
import { grey12, samples, wrapped } from './rasters.ts';

const streams: readonly (readonly [string, () => Promise<Uint8Array>])[] = [
  ['.4.70', async () => losslessJpeg(grey12, { predictor: 1 })],
  ['.4.80', () => jpegLs(grey12, 0)],
  ['.4.90', () => jpeg2000(grey12)],
  ['.4.201', () => highThroughput(grey12)],
];

const shown = (syntax: string, stream: Uint8Array): Promise<boolean> =>
  samples(wrapped(syntax, grey12, stream)).then(
    () => true,
    () => false,
  );

/** The stream with its last part left out, with and without the end mark that a careful hand puts back. */
function cuts(stream: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: 20 }, (_, i) => Math.floor((stream.length * (i + 1)) / 22)).flatMap((length) => {
    const short = stream.slice(0, length);
    return [short, Uint8Array.of(...short, 0xff, 0xd9)];
  });
}

test.each(streams)(
  '%s: what was cut short is no picture, wherever it was cut and however it ends',
  async (syntax, make) => {
    const stream = await make();
    expect(await shown(syntax, stream)).toBe(true);
    const seen: number[] = [];
    for (const [i, short] of cuts(stream).entries()) if (await shown(syntax, short)) seen.push(i);
    expect(seen).toEqual([]);
  },
);

test.each(streams.slice(0, 2))('%s: a stream whose second half is zeros is no picture', async (syntax, make) => {
  const stream = await make();
  const zeroed = stream.slice();
  zeroed.fill(0, stream.length >> 1, stream.length - 2);
  expect(await shown(syntax, zeroed)).toBe(false);
});

test('638 bytes of junk that claim 2,048 × 2,048 pixels are no picture', async () => {
  const source = memorySource('j2k.dcm', readFileSync(sharedFile('data', 'hostile', 'j2k-2048-1tile.dcm')));
  const run = await openRun(source);
  const frame = run.ok ? await readFrame(source, run.value, 0) : run;
  expect(frame).toEqual({ ok: false, problem: expect.stringMatching(/^j2k\.dcm, frame 1 .*JPEG 2000/) });
});

test('damage inside JPEG 2000 decodes into a picture, which is therefore called not verified; the codes of other syntaxes end where they should', () => {
  const verified = ['.1', '.5', '.4.50', '.4.70', '.4.80', '.4.90', '.4.91', '.4.201', '.4.203'].map((end) =>
    isVerified(`1.2.840.10008.1.2${end}`),
  );
  expect(verified).toEqual([true, true, true, true, true, false, false, false, false]);
});
