import { copyFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Session } from '../../../core/session/document/document.ts';
import { sharedFile } from '../../data.ts';
import { random } from '../../fuzz/random.ts';
import { answerSaveDialog } from '../support/dialogs.ts';
import { seeFrame } from '../support/operator.ts';
import { actAtRandom } from '../support/random-operator.ts';
import { savedText } from '../support/saved.ts';
import { launchWindow } from '../support/window.ts';

const SHAPE = { width: 500, height: 500, aspect: 1 };
/** More of them by `npm run long`. */
const ACTIONS = Number(process.env['IVUS_RANDOM_ACTIONS'] ?? 110);
const EDITS = (2 / 3) * ACTIONS;
/** The session is compared each time so many steps were taken. */
const EVERY = 25;

/** The button in the toolbar as the operator reads it; its name for screen readers says the action as well. */
const stepButton = (page: Page, name: 'Undo' | 'Redo') => page.locator('.toolbar button', { hasText: name });

/** Presses a key until its button is no longer to be pressed; how often, and the session's text after each `EVERY` presses counted from the `first`. */
async function walked(page: Page, file: string, name: 'Undo' | 'Redo', first = 0) {
  const texts: string[] = [];
  let steps = 0;
  while (await stepButton(page, name).isEnabled()) {
    if (steps > 0 && steps % EVERY === first) texts.push(await savedText(page, file));
    await page.keyboard.press(name === 'Undo' ? 'Control+z' : 'Control+y');
    steps += 1;
  }
  return { steps, texts, end: await savedText(page, file) };
}

test(`${ACTIONS} random actions by mouse and keys, undone and done again one by one, give the same session to the last byte`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-random-'));
  const [dicom, file] = [join(folder, 'run.dcm'), join(folder, 'saved.ivus.json')];
  await copyFile(sharedFile('data', 'ivus', 'derived-dicom', 'echoplaque_BL_jpeg_11f_region.dcm'), dicom);
  const { app, page } = await launchWindow({ userData: folder, args: [dicom], size: { width: 1280, height: 800 } });
  await seeFrame(page, 1);
  await answerSaveDialog(app, file);
  const untouched = await savedText(page, file);
  const below = random(20_261_123);
  for (let action = 0; action < ACTIONS; action += 1) await actAtRandom(page, below, SHAPE);
  // What the last undo took back is done again first.
  const { end: edited } = await walked(page, file, 'Redo');
  const back = await walked(page, file, 'Undo');
  expect(back.end).toBe(untouched);
  const again = await walked(page, file, 'Redo', back.steps % EVERY);
  expect(again.end).toBe(edited);
  expect(again.steps).toBe(back.steps);
  expect(again.texts.toReversed()).toEqual(back.texts);
  expect(back.steps).toBeGreaterThanOrEqual(EDITS);
  const { outlines, measurements, marks } = JSON.parse(edited) as Session;
  expect(Math.min(outlines.length, measurements.length, marks.length)).toBeGreaterThan(0);
  await app.close();
});
