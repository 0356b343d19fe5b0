import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sharedFile } from '../../data.ts';
import { makeSample } from '../support/sample-operator.ts';
import { sharedProgram } from '../support/shared.ts';

const shared = sharedProgram({ width: 1280, height: 800 });

/** A copy of a DICOM file whose Modality (0008,0060) is two blanks. */
async function withoutModality(path: string): Promise<string> {
  const bytes = await readFile(path);
  const at = bytes.indexOf(Buffer.from([0x08, 0x00, 0x60, 0x00, 0x43, 0x53, 0x02, 0x00]));
  expect(bytes.toString('latin1', at + 8, at + 10)).toBe('XA');
  bytes.write('  ', at + 8, 'latin1');
  const copy = join(await mkdtemp(join(tmpdir(), 'ivus-kind-')), 'no-modality.dcm');
  await writeFile(copy, bytes);
  return copy;
}

test('an echo cine is a cross-section without a longitudinal view, until the operator says that it is IVUS', async () => {
  const { page } = await shared(sharedFile('data', 'dicom', 'us_echo_palette_rle_10f.dcm'));
  const strip = page.getByTestId('timeline');
  expect(await strip.count()).toBe(0);
  expect(await page.getByText('Which end is cranial?').count()).toBe(0);
  await page.getByLabel('This run is…').selectOption('IVUS');
  await strip.waitFor();
  await page.keyboard.press('Control+z');
  await strip.waitFor({ state: 'detached' });
});

test('an X-ray file without Modality has the tools of a venogram and no longitudinal view', async () => {
  const { venogram } = makeSample('practice-11', '11');
  const { page } = await shared(await withoutModality(venogram));
  await page.getByRole('button', { name: 'Vessel diameter' }).first().waitFor();
  expect(await page.getByTestId('timeline').count()).toBe(0);
  await expect.poll(() => page.getByTestId('status-length').innerText()).toMatch(/^X-ray projection/);
});
