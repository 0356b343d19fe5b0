import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { toPicture, toRgba8 } from '../../../../core/dicom/picture/picture.ts';
import { readFrame } from '../../../../core/dicom/pixels/pixels.ts';
import { calibrate } from '../../../../core/dicom/scale/calibration.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { sharedFile } from '../../../data.ts';
import { cell, table } from '../manifest.ts';

/** 'shown' when the last frame could be painted at its full size, else the sentence of the refusal. */
async function outcome(name: string, bytes: Uint8Array): Promise<string> {
  const source = memorySource(name, bytes);
  const run = await openRun(source);
  if (!run.ok) return run.problem;
  calibrate(run.value.spacing, null);
  const frame = await readFrame(source, run.value, run.value.image.frames - 1);
  if (!frame.ok) return frame.problem;
  const picture = toPicture(run.value.image, frame.value);
  return toRgba8(picture).length === 4 * picture.rows * picture.columns ? 'shown' : 'shown at a wrong size';
}

/** Milliseconds that the processor has worked for this process: however busy the machine is with others, they do not count. */
function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

for (const folder of ['fuzz', 'fuzz-us']) {
  const files = table('data', 'dicom', 'fuzz', 'manifest.tsv').map(
    (row) => [cell(row, 'file'), cell(row, 'expect')] as const,
  );
  test.each(files)(`${folder}/%s (%s): shown or refused by name within 5 s of work`, async (file, expected) => {
    const began = worked();
    const answer = await outcome(file, readFileSync(sharedFile('data', 'dicom', folder, file)));
    const fits = answer.startsWith(`${file} `) || (answer === 'shown' && expected !== 'refuse');
    expect([answer, fits, worked() - began < 5000]).toEqual([answer, true, true]);
  });
}

const originals = [
  'rgb_odd_3x3.dcm',
  'rgb_rle_2f.dcm',
  'us_bigendian_rgb_planar_small.dcm',
  'mono16_enhanced_10f.dcm',
  'us_sonosite_jpegbaseline_ybr422_30f.dcm',
  'us_acuson_rle_ybrfull.dcm',
  'bad_sr_document.dcm',
  'fuzz/TC0711_encap_frag_len_maxuint_minus1.dcm',
];

/** Numbers that repeat from run to run (mulberry32). */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** The file cut short or with some bytes changed, half of them in its header. */
function damaged(original: Uint8Array, below: (limit: number) => number): Uint8Array {
  const bytes = Uint8Array.from(original);
  if (below(3) === 0) return bytes.subarray(0, below(bytes.length));
  for (let i = below(12); i >= 0; i--) {
    const reach = below(2) === 0 ? Math.min(bytes.length, 2048) : bytes.length;
    bytes[below(reach)] = below(4) === 0 ? 255 : below(256);
  }
  return bytes;
}

test.each(originals)(
  '64 damaged copies of %s are each shown or refused by name within 2 s of work, and none throws',
  async (file) => {
    const original = readFileSync(sharedFile('data', 'dicom', file));
    const below = random(file.length * 7919);
    const wrong: string[] = [];
    for (let copy = 0; copy < 64; copy++) {
      const began = worked();
      const answer = await outcome('run.dcm', damaged(original, below)).catch((bug: unknown) => `threw ${String(bug)}`);
      const sound = answer === 'shown' || /^run\.dcm[ ,]/.test(answer);
      if (!sound || worked() - began > 2000) wrong.push(`copy ${copy}: ${answer}`);
    }
    expect(wrong).toEqual([]);
  },
);
