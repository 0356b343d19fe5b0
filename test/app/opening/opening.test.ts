import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { serveWindow } from '../../../electron/runtime/web.ts';
import { sharedFile } from '../../data.ts';
import { answerOpenDialog } from '../support/dialogs.ts';
import { seeFrame } from '../support/operator.ts';
import { launchWindow, openPage } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };
const dicom = (name: string) => sharedFile('data', 'dicom', name);
const newFolder = () => mkdtemp(join(tmpdir(), 'ivus-opening-'));

test('a folder with runs, broken files and a stray document opens what can be opened and names the rest', async () => {
  const folder = await newFolder();
  for (const name of ['us1_unc_rgb.dcm', 'bad_truncated_pixels.dcm', 'bad_no_rows.dcm'])
    await copyFile(dicom(name), join(folder, name));
  await writeFile(join(folder, 'notes.json'), '{"patient": "none"}');
  await writeFile(join(folder, 'exactly-at-the-gate.json'), '{"format": "ivus-truth/1"}');
  const { app, page } = await launchWindow({ userData: await newFolder(), args: [folder], size: SIZE });
  await seeFrame(page, 1);
  const text = () => page.locator('body').innerText();
  await page.getByText('3 files were not opened.').waitFor();
  await page.getByRole('button', { name: 'Show list' }).click();
  for (const name of ['bad_truncated_pixels.dcm', 'bad_no_rows.dcm', 'notes.json'])
    await expect.poll(text).toContain(name);
  // The name of a practice study's truth gives its answer away.
  expect(await text()).not.toContain('exactly-at-the-gate');
  await app.close();
});

test('several files of several studies chosen in the dialog: one study is shown, the others are offered and open on a click', async () => {
  const { app, page } = await launchWindow({
    userData: await newFolder(),
    args: [dicom('us1_unc_rgb.dcm')],
    size: SIZE,
  });
  await seeFrame(page, 1);
  await answerOpenDialog(app, dicom('us_ge_rgb_ps_and_region.dcm'), dicom('us_echo_palette_rle_10f.dcm'));
  await page.keyboard.press('Control+o');
  const studies = page.getByRole('region', { name: 'Opened studies' }).getByRole('button');
  await expect.poll(() => studies.count()).toBe(3);
  const frames = () => page.getByTestId('frame-counter').innerText();
  await studies.filter({ hasText: 'Echocardiogram' }).click();
  await expect.poll(frames).toContain('/ 10');
  await studies.first().click();
  await expect.poll(frames).not.toContain('/ 10');
  await app.close();
});

test('a file dropped onto the page opens', async () => {
  const server = await serveWindow({
    folder: join(projectFolder, 'out/renderer'),
    samples: join(projectFolder, 'samples/none'),
  });
  const { browser, page } = await openPage(server.url, { viewport: SIZE });
  await page.getByText('No study is open').first().waitFor();
  const bytes = (await readFile(dicom('us_acuson_rle_ybrfull.dcm'))).toString('base64');
  await page.evaluate(async (content) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(content), (c) => c.charCodeAt(0))], 'dropped.dcm'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
  }, bytes);
  await seeFrame(page, 1);
  await page.locator('[data-tip*="dropped.dcm"]').first().waitFor();
  await browser.close();
  await server.close();
});
