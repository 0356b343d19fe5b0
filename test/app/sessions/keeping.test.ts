import { copyFile, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { PreloadBridge } from '../../../core/contract.ts';
import { sharedFile } from '../../data.ts';
import { newFolder } from '../../electron/new-folder.ts';
import { answerOpenDialog } from '../support/dialogs.ts';
import { circle, picture, saved, seeFrame, trace } from '../support/operator.ts';
import { kill } from '../support/program.ts';
import { LESION } from '../support/role-card.ts';
import { launchWindow } from '../support/window.ts';

const SIZE = { width: 1280, height: 800 };
const SHAPE = { width: 500, height: 500, aspect: 1 };
const RUN = sharedFile('data', 'ivus', 'derived-dicom', 'echoplaque_BL_jpeg_11f_region.dcm');
const OTHER = sharedFile('data', 'dicom', 'us1_unc_rgb.dcm');

const names = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Study' })
    .getByRole('button', { name: /^Frame/ })
    .allInnerTexts();
const sessions = (page: Page) => page.getByTestId('session');

/** Opens a run, traces a lesion on it and waits until that is kept, with its cover and with what the next start has to know of it. */
async function workOn(userData: string, dicom: string): Promise<{ app: ElectronApplication; page: Page }> {
  const { app, page } = await launchWindow({ userData, args: [dicom], size: SIZE });
  await seeFrame(page, 1);
  await trace(page, circle(60), SHAPE, 1, LESION);
  await page.keyboard.press('Escape');
  await saved(page);
  await expect.poll(() => readdir(join(userData, 'sessions'))).toContainEqual(expect.stringMatching(/\.cover\.json$/));
  await expect.poll(() => openIn(userData)).not.toBeNull();
  return { app, page };
}

/** What the mark of the running program says is open; null before it says anything. */
async function openIn(userData: string): Promise<unknown> {
  const mark = await readFile(join(userData, 'running.json'), 'utf8').catch(() => '{"open":null}');
  return (JSON.parse(mark) as { open: unknown }).open;
}

async function copied(folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await copyFile(RUN, join(folder, name));
  return join(folder, name);
}

test('the window begins with the sessions kept; one opens with its outlines', async () => {
  const [userData, folder] = [await newFolder(), await newFolder()];
  const dicom = await copied(folder, 'run.dcm');
  const first = await workOn(userData, dicom);
  const rows = await names(first.page);
  await first.app.close();
  const second = await launchWindow({ userData, size: SIZE });
  const [row] = [sessions(second.page).first()];
  await row.waitFor();
  await expect.poll(() => row.innerText()).toMatch(/1 outline · .+\n.*run\.dcm\n.*Changed .+ · File in place/s);
  await expect.poll(() => row.locator('img').getAttribute('src')).toMatch(/^data:image\/jpeg;base64,/);
  await picture(second.page, 'sessions-empty');
  await row.getByRole('button', { name: /^Open/ }).click();
  await seeFrame(second.page, 1);
  await expect.poll(() => names(second.page)).toEqual(rows);
  await second.page.keyboard.press('Control+Shift+l');
  await picture(second.page, 'sessions-dialog');
  await second.app.close();
});

/** Work on a run whose file is then called otherwise, in the next window. */
async function moved() {
  const [userData, folder] = [await newFolder(), await newFolder()];
  const dicom = await copied(folder, 'run.dcm');
  const first = await workOn(userData, dicom);
  const rows = await names(first.page);
  await first.app.close();
  const now = join(folder, 'elsewhere.dcm');
  await rename(dicom, now);
  return { ...(await launchWindow({ userData, size: SIZE })), rows, now, folder };
}

test('a file that was moved is named in the list, located, and the work goes on with it', async () => {
  const { app, page, rows, now, folder } = await moved();
  const row = sessions(page).first();
  await expect.poll(() => row.innerText()).toContain('run.dcm is no longer where it was');
  await row.getByRole('button', { name: /^Locate/ }).click();
  const card = page.getByTestId('missing');
  await expect.poll(() => card.innerText()).toContain('locate it to go on with this study. Your work is kept.');
  await picture(page, 'locate');
  await answerOpenDialog(app, OTHER);
  await card.getByRole('button', { name: 'Locate file…' }).click();
  await page.getByText('us1_unc_rgb.dcm is not run.dcm, but another run').waitFor();
  const changed = join(folder, 'changed.dcm');
  await copyFile(now, changed);
  const file = await open(changed, 'r+');
  await file.write(Buffer.from([0x55]), 0, 1, 200_000);
  await file.close();
  await answerOpenDialog(app, changed);
  await card.getByRole('button', { name: 'Locate file…' }).click();
  await page.getByText('changed.dcm has the same SOP Instance UID as run.dcm, but other content').waitFor();
  await rm(changed);
  await answerOpenDialog(app, folder);
  await card.getByRole('button', { name: 'Locate folder…' }).click();
  await seeFrame(page, 1);
  await expect.poll(() => names(page)).toEqual(rows);
  await expect.poll(() => card.count()).toBe(0);
  await trace(page, circle(90), SHAPE, 1);
  await expect.poll(() => names(page)).toHaveLength(2);
  await saved(page);
  await app.close();
});

test('a deleted session is one click from coming back, now and after a restart', async () => {
  const [userData, folder] = [await newFolder(), await newFolder()];
  const first = await workOn(userData, await copied(folder, 'run.dcm'));
  await first.app.close();
  const { app, page } = await launchWindow({ userData, size: SIZE });
  await sessions(page)
    .getByRole('button', { name: /^Delete/ })
    .click();
  await page.getByText('Moved to the bin').waitFor();
  await expect.poll(() => sessions(page).filter({ visible: true }).count()).toBe(0);
  await picture(page, 'sessions-deleted');
  await page.keyboard.press('Enter');
  await sessions(page).getByRole('button', { name: /^Open/ }).waitFor();
  await sessions(page)
    .getByRole('button', { name: /^Delete/ })
    .click();
  await page.getByText('Moved to the bin').waitFor();
  await app.close();
  const again = await launchWindow({ userData, size: SIZE });
  // Nothing but the deleted session was kept: the window begins with the sample.
  await seeFrame(again.page, 1);
  await again.page.keyboard.press('Control+Shift+l');
  await again.page.getByText('Bin (1)').click();
  await again.page
    .getByRole('button', { name: /^Put back/ })
    .first()
    .click();
  // The sample is on the screen, and stands in the list too.
  await sessions(again.page).filter({ hasText: 'run.dcm' }).getByRole('button', { name: /^Open/ }).click();
  await expect.poll(async () => (await names(again.page)).length).toBe(1);
  await again.app.close();
});

test('every step is listed by name; a click goes back to any of them at once, Enter forward again', async () => {
  const { app, page } = await launchWindow({ userData: await newFolder(), args: [RUN], size: SIZE });
  await seeFrame(page, 1);
  await trace(page, circle(60), SHAPE, 1, ['lesion', 'EIV']);
  const done = await names(page);
  await page.getByRole('button', { name: 'Steps' }).click();
  const list = page.getByRole('region', { name: 'Steps' });
  await expect
    .poll(() => list.getByRole('button').allInnerTexts())
    .toEqual([expect.stringMatching(/^3 change segment\s*now$/), '2 change role', '1 trace lumen', '0 as opened']);
  await list.getByRole('button', { name: 'as opened' }).click();
  await expect.poll(() => names(page)).toEqual([]);
  await expect.poll(() => list.getByText('undone', { exact: true }).count()).toBe(3);
  await picture(page, 'steps');
  // After a press of the mouse the keys belong to the picture: whoever works by keys comes back to the list by Tab.
  await list.getByRole('button').last().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect.poll(() => names(page)).toEqual(done);
  await page.keyboard.press('Escape');
  await expect.poll(() => list.isVisible()).toBe(false);
  await app.close();
});

/** What the shell answers a window that asks whether the program ended unexpectedly. */
function crashTold(page: Page): Promise<unknown> {
  return page.evaluate(() => (globalThis as unknown as { ivusShell: PreloadBridge }).ivusShell.call('lastCrash', null));
}

test('after a crash the study that was open is offered beside what is opened now, once', async () => {
  const [userData, folder] = [await newFolder(), await newFolder()];
  const first = await workOn(userData, await copied(folder, 'run.dcm'));
  const rows = await names(first.page);
  await kill(first.app);
  const second = await launchWindow({ userData, args: [OTHER], size: SIZE });
  await seeFrame(second.page, 1);
  const offer = second.page.getByRole('alert', { name: 'The program closed unexpectedly' });
  await offer.waitFor();
  await expect.poll(() => offer.innerText()).toMatch(/while .+ was open\. All work up to .+ is saved\./);
  await picture(second.page, 'recovery');
  await expect.poll(() => names(second.page)).toEqual([]);
  await offer.getByRole('button', { name: 'Open it' }).click();
  await expect.poll(() => names(second.page)).toEqual(rows);
  await expect.poll(() => offer.count()).toBe(0);
  await second.app.close();
  const third = await launchWindow({ userData, args: [OTHER], size: SIZE });
  await seeFrame(third.page, 1);
  expect(await crashTold(third.page)).toEqual({ crash: null });
  expect(await third.page.getByText('ended unexpectedly').count()).toBe(0);
  await third.app.close();
});
