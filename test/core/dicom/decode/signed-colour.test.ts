import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { readFrame } from '../../../../core/dicom/pixels/pixels.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { sharedFile } from '../../../data.ts';

test('a JPEG colour run whose header calls its samples signed has the same colours as without that word', async () => {
  const bytes = Uint8Array.from(readFileSync(sharedFile('data', 'dicom', 'us_hp_jpeg_34f_anisotropic.dcm')));
  const samples = async () => {
    const source = memorySource('run.dcm', bytes);
    const run = await openRun(source);
    const frame = run.ok ? await readFrame(source, run.value, 0) : run;
    return frame.ok ? Array.from(frame.value.samples.subarray(0, 3000)) : frame.problem;
  };
  const plain = await samples();
  // Pixel Representation (0028,0103), US, two bytes: 0 becomes 1.
  const mark = Buffer.from(bytes.buffer).indexOf(Buffer.from([0x28, 0, 0x03, 0x01, 0x55, 0x53, 2, 0, 0, 0]));
  bytes[mark + 8] = 1;
  expect([mark > 0, await samples()]).toEqual([true, plain]);
});
