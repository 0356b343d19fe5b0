import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ElectronApplication, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { pageToken } from '../../../electron/network/page-token.ts';
import { networkService } from '../../../electron/network/service.ts';
import { pageNetwork } from '../../../electron/network/web-routes.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { samplesFolder } from '../../../electron/runtime/sample-files.ts';
import { ensureSystemLibraries, NETWORK_PEERS } from '../../../electron/runtime/system.ts';
import { serveWindow } from '../../../electron/runtime/web.ts';
import { type Orthanc, startOrthanc, USER } from '../../network/support/orthanc.ts';
import { freePort } from '../../network/support/ports.ts';
import { saidOf } from '../../network/support/said.ts';
import { stalling } from '../../network/support/stalling.ts';
import { lookedAt } from '../support/axe.ts';
import { putAway, seeFrame } from '../support/operator.ts';
import { makeSample, traceAll, truthOfSample } from '../support/sample-operator.ts';
import { sharedProgram } from '../support/shared.ts';
import { openPage } from '../support/window.ts';
import { addArchive, beginToFetch, byDays, byDimse, fetchSample, sheetOf, tab } from './in-sheet.ts';

const openProgram = sharedProgram({ width: 1280, height: 800 });
const run = promisify(execFile);
let orthanc: Orthanc;
let other: ReturnType<typeof makeSample>;

beforeAll(async () => {
  const peers = await ensureSystemLibraries(NETWORK_PEERS, console.error);
  if (!peers.ok) throw new Error(peers.problem);
  other = makeSample('practice-11', '11');
  orthanc = await startOrthanc();
  await orthanc.seed(await readFile(join(samplesFolder, 'practice-01.dcm')));
});
afterAll(() => orthanc.stop());

const runOnScreen = (page: Page) => page.getByTestId('viewer').getAttribute('data-run');

/** The classes of everything that the archive holds. */
async function classes(): Promise<readonly string[]> {
  const ids = (await (await orthanc.rest('GET', '/instances')).json()) as readonly string[];
  const found = ids.map(async (id) =>
    (await (await orthanc.rest('GET', `/instances/${id}/metadata/SopClassUid`)).text()).trim(),
  );
  return (await Promise.all(found)).toSorted();
}

/** Everything that the program keeps of its sessions, but for what is kept beside them. */
async function workingCopies(userData: string): Promise<readonly string[]> {
  const folder = join(userData, 'sessions');
  const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{64}\.json$/.test(name)).toSorted();
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
}

test('search, fetch, open, trace and send: the archive has the report, and no work was touched', async () => {
  const { app, page, userData } = await openProgram(other.ivus);
  const before = await runOnScreen(page);
  expect(await networkProcesses(app)).toEqual([]);
  await addArchive(page, `${orthanc.webUrl}-not`);
  await page.getByText(/^✕ .*Orthanc/).waitFor();
  await page.getByRole('button', { name: 'Edit: Orthanc' }).click();
  await page.getByLabel('Address').fill(orthanc.webUrl);
  await page.getByRole('button', { name: 'Save and test' }).click();
  await page.getByText(/^✓ .*Orthanc/).waitFor();
  await byDays(page);
  const sheet = await fetchSample(page);
  expect(await runOnScreen(page)).toBe(before);
  await sheet.getByRole('button', { name: 'Open', exact: true }).click();
  await expect.poll(() => runOnScreen(page)).not.toBe(before);
  await traceAll(page, await truthOfSample());
  await page.getByRole('tab', { name: 'Report' }).click();
  await page.locator('[data-testid="status-saved"].good').waitFor();
  const work = await workingCopies(userData);
  const sending = await sent(page);
  expect(await workingCopies(userData)).toEqual(work);
  await sending.getByRole('button', { name: 'Show the outbox' }).click();
  await sheetOf(page).getByRole('button', { name: 'Remove from list' }).click();
  await sheetOf(page).getByText('The outbox is empty.').waitFor();
  await byDimse(app, page, orthanc);
  await received(page);
  await restarted(app, page);
  await looked(page);
  await loggedNothing(userData);
});

/** Sends everything that a report gives; the archive holds it then. */
async function sent(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Send…' }).click();
  const sending = page.getByRole('dialog', { name: 'Send to an archive' });
  await sending.getByText('Orthanc has this study: the objects join it.').waitFor();
  for (const name of [/^Presentation states/, /^Key object/]) await sending.getByRole('checkbox', { name }).check();
  expect(await sending.locator('.both-sides tbody tr').allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringMatching(/^Patient ID\s+PRACTICE-01\s+PRACTICE-01\s+✓$/)]),
  );
  await sending.getByRole('button', { name: 'Send to Orthanc' }).click();
  await sending.getByText('✓ Orthanc has stored everything.').waitFor();
  // The PDF, the presentation state, the run itself, the key frames, the structured report and the key objects.
  expect(await classes()).toEqual([
    '1.2.840.10008.5.1.4.1.1.104.1',
    '1.2.840.10008.5.1.4.1.1.11.1',
    '1.2.840.10008.5.1.4.1.1.3.1',
    '1.2.840.10008.5.1.4.1.1.7.4',
    '1.2.840.10008.5.1.4.1.1.88.33',
    '1.2.840.10008.5.1.4.1.1.88.59',
  ]);
  return sending;
}

/** No log of the program names anybody or anything of the files. */
async function loggedNothing(userData: string): Promise<void> {
  const logs = await Promise.all([join(userData, 'network', 'log.txt'), join(userData, 'log.txt')].map(textOf));
  expect(logs[0]).not.toBe('');
  expect(await saidOf([join(samplesFolder, 'practice-01.dcm'), other.ivus, other.venogram], logs.join('\n'))).toEqual(
    [],
  );
}

/** What a file says; nothing where there is none. */
function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}

/** A console sends a study: it is said, and waits below the studies. */
async function received(page: Page): Promise<void> {
  const sheet = await tab(page, /^Inbox/);
  await sheet.getByRole('button', { name: 'Settings…' }).click();
  const port = await freePort();
  await sheet.getByLabel('Port').fill(String(port));
  await sheet.getByRole('button', { name: 'Save' }).click();
  await sheet.getByRole('checkbox', { name: /^Receive studies/ }).click();
  await sheet.getByText(`✓ On. Title (AE) IVUSPLANNER, address 127.0.0.1, port ${port}`).waitFor();
  const here = await runOnScreen(page);
  await run('storescu', ['-aec', 'IVUSPLANNER', '127.0.0.1', String(port), other.venogram]);
  await page.keyboard.press('Escape');
  await page.getByText(/^A study has arrived from .*: 1 object\./).waitFor();
  const arrived = page.getByRole('region', { name: 'Arrived' });
  await arrived.getByText(/PRACTICE-11/).waitFor();
  expect(await runOnScreen(page)).toBe(here);
  await arrived.getByRole('button', { name: /^Later/ }).click();
  await arrived.waitFor({ state: 'detached' });
}

/** The processes of the program that talk to the network. */
async function networkProcesses(app: ElectronApplication): Promise<readonly number[]> {
  const metrics = await app.evaluate(({ app: program }) => program.getAppMetrics());
  return metrics.filter(({ name }) => name === 'IVUS Planner network').map(({ pid }) => pid);
}

/** The process of the network is killed: one sentence, and the next call is answered by another one. */
async function restarted(app: ElectronApplication, page: Page): Promise<void> {
  const [pid = 0] = await networkProcesses(app);
  process.kill(pid, 'SIGKILL');
  await page.getByText(/crashed and was started again/).waitFor();
  const sheet = await tab(page, /^Archives/);
  await sheet.getByText(orthanc.webUrl).waitFor();
  // Where the system keeps no secrets safely, the password died with the process.
  await sheet.getByRole('button', { name: 'Test: Orthanc' }).click();
  const password = sheet.getByLabel('Password for Orthanc');
  await password.or(sheet.getByText(/^✓/)).first().waitFor();
  if (await password.isVisible()) {
    await page.keyboard.type(USER.password);
    await page.keyboard.press('Enter');
  }
  await sheet.getByText(/^✓ .*Orthanc/).waitFor();
}

/** axe-core on every part, in both themes. */
async function looked(page: Page): Promise<void> {
  await putAway(page);
  const found = await lookedAt(page, {
    'what was found': async () => void (await tab(page, /^Find/)),
    inbox: async () => (await tab(page, /^Inbox/)).getByRole('button', { name: 'Settings…' }).click(),
    archives: async () => (await tab(page, /^Archives/)).getByRole('button', { name: 'Edit: Orthanc' }).click(),
    send: async () => {
      await page.getByRole('button', { name: 'Send…' }).click();
      await page.getByText('Orthanc has this study').waitFor();
    },
  });
  expect(found).toEqual([]);
}

test('the page searches, stops and resumes fetching, and sends through its own server; a page without its token does not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-page-network-'));
  const service = networkService({ folder, safe: null });
  const through = await stalling(orthanc.webUrl);
  const { id, name } = { id: 'orthanc', name: 'Orthanc' };
  const may = { mayRetrieve: true, maySend: true, queryLimit: 10 };
  const auth = { kind: 'basic', user: USER.name } as const;
  await service.savePlace({ kind: 'dicomweb', id, name, url: through.webUrl, auth, ...may }, USER.password);
  const token = await pageToken(folder);
  const network = pageNetwork({ service: () => service, folder, token });
  const served = await serveWindow({ folder: join(projectFolder, 'out/renderer'), samples: folder, network });
  onTestFinished(async () => {
    await served.close();
    await service.close();
    through.stop();
  });
  const { page } = await openPage(served.url, { viewport: { width: 1280, height: 800 } });
  await page.getByText('No study is open').first().waitFor();
  await page.keyboard.press('Control+Shift+f');
  await page.getByText(/open the whole address that the terminal shows/).waitFor();
  await page.goto('about:blank');
  await page.goto(`${served.url}#network=${token}`);
  await page.getByText('No study is open').first().waitFor();
  expect(page.url()).toBe(served.url);
  await page.keyboard.press('Control+Shift+f');
  through.stall(true);
  const sheet = await beginToFetch(page);
  await through.stalled;
  await sheet.getByRole('button', { name: 'Stop' }).click();
  await sheet.getByText('! Stopped from Orthanc: 0 objects').waitFor();
  through.stall(false);
  await sheet.getByRole('button', { name: 'Resume' }).click();
  await sheet.getByText('✓ Fetched from Orthanc: 1 object').waitFor();
  await sheet.getByRole('button', { name: 'Open', exact: true }).click();
  await seeFrame(page, 1);
  await sentFromPage(page);
  const log = await readFile(join(folder, 'log.txt'), 'utf8');
  expect(log).toContain(', stopped');
  expect(await saidOf([join(samplesFolder, 'practice-01.dcm'), other.ivus], log)).toEqual([]);
});

/** Sends the report alone: the archive holds one more PDF then. */
async function sentFromPage(page: Page): Promise<void> {
  const reports = async () => (await classes()).filter((each) => each === '1.2.840.10008.5.1.4.1.1.104.1').length;
  const before = await reports();
  await page.getByRole('tab', { name: 'Report' }).click();
  await page.getByRole('button', { name: 'Send…' }).click();
  const sending = page.getByRole('dialog', { name: 'Send to an archive' });
  await sending.getByText('Orthanc has this study: the objects join it.').waitFor();
  for (const name of [/^Structured report/, /^Key frames/]) await sending.getByRole('checkbox', { name }).uncheck();
  await sending.getByRole('button', { name: 'Send to Orthanc' }).click();
  await sending.getByText('✓ Orthanc has stored everything.').waitFor();
  expect(await reports()).toBe(before + 1);
}
