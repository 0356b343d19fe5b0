import { copyFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Contour } from '../../../core/geometry/point.ts';
import { sharedFile } from '../../data.ts';
import { answerSaveDialog } from '../support/dialogs.ts';
import { dragPicture, goToFrame, seeFrame, trace } from '../support/operator.ts';
import { resize } from '../support/program.ts';
import { savedSession, savedText } from '../support/saved.ts';
import { sharedProgram } from '../support/shared.ts';

const SHAPE = { width: 500, height: 500, aspect: 1 };
const RUN = ['data', 'ivus', 'derived-dicom', 'echoplaque_BL_jpeg_11f_region.dcm'];

interface Opened {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly file: string;
}

const shared = sharedProgram({ width: 1280, height: 800 });

async function opened(): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-traps-'));
  const [dicom, file] = [join(folder, 'run.dcm'), join(folder, 'saved.ivus.json')];
  await copyFile(sharedFile(...RUN), dicom);
  const { app, page } = await shared(dicom);
  await answerSaveDialog(app, file);
  return { app, page, file };
}

const circle: Contour = Array.from({ length: 12 }, (_, k) => [
  250 + 60 * Math.cos((k * Math.PI) / 6),
  250 + 45 * Math.sin((k * Math.PI) / 6),
]);

/** Collects, from now on, every frame number that the counter shows. */
async function watchFrames(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const counter = document.querySelector('[data-testid="frame-counter"]');
    const seen: string[] = [];
    const note = () => seen.push(/\d+/.exec(counter?.textContent ?? '')?.[0] ?? '');
    const watching = { characterData: true, subtree: true, childList: true };
    if (counter !== null) new MutationObserver(note).observe(counter, watching);
    Object.assign(globalThis, { seenFrames: seen });
  });
  return () => page.evaluate(() => (globalThis as unknown as { seenFrames: string[] }).seenFrames);
}

test('the wheel over the slider shows every frame, one for each notch, up and down', async () => {
  const { page } = await opened();
  await goToFrame(page, 3);
  await page.getByRole('slider', { name: /frame/i }).hover();
  const seen = await watchFrames(page);
  for (const [notch, frame] of [
    [1, 4],
    [1, 5],
    [1, 6],
    [1, 7],
    [-1, 6],
    [-1, 5],
  ] as const) {
    await page.mouse.wheel(0, 120 * notch);
    await seeFrame(page, frame);
  }
  expect(await seen()).toEqual(['4', '5', '6', '7', '6', '5']);
});

test('saving moves no measurement to another frame and leaves the frame, the selection and the undo steps as they are', async () => {
  const { page, file } = await opened();
  await goToFrame(page, 7);
  await trace(page, circle, SHAPE, 1);
  for (const save of ['Control+s', 'Control+Shift+s']) {
    await page.keyboard.press(save);
    expect((await savedSession(page, file)).outlines.map(({ frame }) => frame)).toEqual([6]);
    await seeFrame(page, 7);
    await expect.poll(() => page.getByTestId('outline-row').getAttribute('aria-current')).toBe('true');
  }
  await page.keyboard.press('Control+z');
  expect((await savedSession(page, file)).outlines).toEqual([]);
});

/** Every number of the Trace and the Plan panel as it stands there. */
async function numbers(page: Page): Promise<readonly string[]> {
  const panel = page.getByRole('tabpanel');
  const texts: string[] = [];
  for (const tab of ['Plan', 'Trace']) {
    await page.getByRole('tab', { name: tab }).click();
    texts.push((await panel.textContent()) ?? '');
  }
  return texts;
}

/** Ways to look at the same work differently. */
const LOOKS: readonly (readonly [string, (page: Page, app: ElectronApplication) => Promise<unknown>])[] = [
  ['zoom by keys', (page) => page.keyboard.press('+')],
  [
    'zoom by the wheel',
    async (page) => {
      await page.locator('.picture').hover({ position: { x: 40, y: 40 } });
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -360);
      await page.keyboard.up('Control');
    },
  ],
  [
    'the picture moved',
    async (page) => {
      await page.keyboard.down('Shift');
      await dragPicture(page, [30, 30], [90, 140], SHAPE);
      await page.keyboard.up('Shift');
    },
  ],
  ['window and level', (page) => dragPicture(page, [20, 20], [120, 70], SHAPE)],
  ['the whole picture again', (page) => page.keyboard.press('r')],
  ['outlines hidden', (page) => page.keyboard.press('h')],
  ['outlines shown', (page) => page.keyboard.press('h')],
  ['another frame and back', (page) => page.keyboard.press('ArrowRight').then(() => page.keyboard.press('ArrowLeft'))],
  ['light', (page) => page.emulateMedia({ colorScheme: 'light' })],
  ['dark', (page) => page.emulateMedia({ colorScheme: 'dark' })],
  [
    'a screen of twice the density',
    async (page) => {
      const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 2, mobile: false });
      await page.waitForFunction(() => devicePixelRatio === 2);
      await session.send('Emulation.clearDeviceMetricsOverride');
    },
  ],
  ['a larger window', (page, app) => resize(app, page, { width: 1720, height: 1010 })],
];

test('no number and no byte of the session changes when only the view changes: zoom, pan, window, size, theme, density', async () => {
  const { app, page, file } = await opened();
  await trace(page, circle, SHAPE, 1);
  const [before, text] = [await numbers(page), await savedText(page, file)];
  expect(before.join('\n')).toContain('mm²');
  for (const [look, change] of LOOKS) {
    await change(page, app);
    expect([look, await numbers(page), await savedText(page, file)]).toEqual([look, before, text]);
  }
});
