import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../../electron/runtime/built.mjs';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { ensureSamples } from '../../../electron/runtime/sample-files.ts';
import { sharedFile } from '../../data.ts';
import { ivus } from '../../ivus.ts';

const sample = (name: string) => join(projectFolder, 'samples/generated', name);

beforeAll(async () => {
  await ensureBuilt();
  await ensureSamples();
}, 300_000);

test('the self-test answers right on the first practice study, and says what is wrong on anything else', async () => {
  expect(await ivus('check', sample('practice-01.dcm'))).toEqual({
    code: 0,
    err: '',
    out: [
      // dcmdump +W practice-01.dcm, the first 512 × 512 bytes of it through sha256sum.
      'First picture, SHA-256: d0c7942c5fa12d0cbac113f1d22940bc85050c84d2788814a74f909471d8ad83',
      // dcmdump: Physical Delta X 0.01171875 cm.
      'Scale: 0.1171875 mm per pixel',
      // π/4 · 9.2 · 4.4
      `Readings of a known outline: smallest 4.40 mm, largest 9.20 mm, area ${((Math.PI / 4) * 9.2 * 4.4).toFixed(2)} mm²`,
      'Plan of a known case: 16 × 80 mm',
    ].join('\n'),
  });
  const other = await ivus('check', sharedFile('data', 'reports', '00_control.dcm'));
  expect(other.code).toBe(1);
  expect(other.out).toMatch(/^First picture, SHA-256: [0-9a-f]{64}, WRONG, it has to be d0c7942c/);
  const missing = await ivus('check', sample('practice-00.dcm'));
  expect(missing.code).toBe(1);
  expect(missing.out).toContain('WRONG, it has to be a run that opens');
  expect((await ivus('check')).code).toBe(2);
});
