import { expect, test } from 'vitest';
import { sharedFile } from '../../data.ts';
import { ivus } from '../../ivus.ts';

const file = sharedFile('data', 'border', 'iliac_31001.dcm');

test('one frame answers its outline in picture pixels, what it measures and how far to trust it', async () => {
  const { code, out } = await ivus('border', file, '--frame', '1', '--json');
  expect(code).toBe(0);
  const row = JSON.parse(out);
  expect(row).toMatchObject({ frame: 1, flagged: expect.any(Boolean), readings: { unit: 'mm' } });
  expect(row.contour.length).toBe(256);
  expect(row.confidence).toBeGreaterThanOrEqual(0);
  expect(row.confidence).toBeLessThanOrEqual(1);
});

test('all frames are a list, and each is what it is alone', async () => {
  const all = JSON.parse((await ivus('border', file, '--all', '--json')).out);
  const alone = JSON.parse((await ivus('border', file, '--frame', '1', '--json')).out);
  expect(all).toEqual([alone]);
});

test('a run without a scale answers null and says why', async () => {
  const uncalibrated = sharedFile('data', 'ivus', 'derived-dicom', 'console_mono_jpeg_40f_nocal.dcm');
  const { code, out } = await ivus('border', uncalibrated, '--frame', '2', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({ frame: 2, contour: null, why: expect.stringMatching(/scale/i) });
});

test('a frame that is not there is refused, and both ways of naming frames are not taken together', async () => {
  expect(await ivus('border', file, '--frame', '2')).toMatchObject({ code: 1, err: expect.stringContaining('has 1') });
  expect((await ivus('border', file, '--frame', '1', '--all')).code).toBe(2);
  expect((await ivus('border')).code).toBe(2);
});
