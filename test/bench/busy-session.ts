import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import type { Contour } from '../../core/geometry/point.ts';
import type { Outline } from '../../core/session/document/document.ts';
import { writeSession } from '../../core/session/document/file.ts';
import { answerOpenDialog, answerSaveDialog } from '../app/support/dialogs.ts';
import { pictureArea } from '../app/support/operator.ts';
import { savedSession } from '../app/support/saved.ts';
import { UNSAID } from '../core/session/fixture.ts';
import { shownRun } from './stepping.ts';

/** Outlines of the session of every day. */
export const OUTLINES = 300;

/** Writes a session of so many different outlines beside a run of 1,000 frames, a third of them waiting to be accepted; its path. */
export async function busySession(run: string, count = OUTLINES): Promise<string> {
  const path = join(dirname(run), `busy-${count}.ivus.json`);
  const empty = await shownRun(run, async (page, app) => {
    await answerSaveDialog(app, path);
    return savedSession(page, path);
  });
  const uid = empty.runs[0]?.sopInstanceUid ?? '';
  const outlines = Array.from({ length: count }, (_, k) => outlineOf(uid, k, count));
  await writeFile(path, writeSession({ ...empty, outlines }));
  return path;
}

/** Twelve knots around the middle of a picture of 512 × 512, each outline a little different from the one before. */
export function knotsOf(k: number): Contour {
  return Array.from({ length: 12 }, (_, knot) => {
    const angle = (Math.PI * knot) / 6;
    const radius = 90 + 30 * Math.sin(k / 20) + 12 * Math.cos(3 * angle + k / 7);
    return [256 + radius * Math.cos(angle), 256 + 0.7 * radius * Math.sin(angle)];
  });
}

function outlineOf(run: string, k: number, count: number): Outline {
  const role = k === 5 ? 'lesion' : k % 10 === 0 ? 'reference' : 'other';
  const waits = role === 'other' && k % 3 === 1;
  return {
    id: `outline ${k}`,
    name: `Outline ${k + 1}`,
    run,
    frame: Math.floor((k * 1000) / count),
    knots: knotsOf(k),
    ...UNSAID,
    origin: waits ? 'interpolation' : 'hand',
    accepted: !waits,
    role,
    segment: role === 'reference' ? 'EIV' : 'CIV',
    normal: role === 'reference',
    primary: role === 'lesion',
  };
}

/** Opens a session in the running window; milliseconds until its table and its picture are there. */
export async function openedMs(page: Page, app: ElectronApplication, session: string): Promise<number> {
  await answerOpenDialog(app, session);
  const began = performance.now();
  await page.keyboard.press('Control+o');
  await page.waitForSelector('table.outlines tbody tr:nth-child(5)', { timeout: 120_000 });
  await pictureArea(page);
  return performance.now() - began;
}
