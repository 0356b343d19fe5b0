import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { calibrate } from '../../../core/dicom/scale/calibration.ts';
import { openRun } from '../../../core/dicom/study.ts';
import type { Point } from '../../../core/geometry/point.ts';
import { type GreyFrame, isLumen, type LumenAnswer } from '../../../core/lumen/answer.ts';
import { lumenField } from '../../../core/lumen/field.ts';
import { findLumen } from '../../../core/lumen/find-lumen.ts';
import { greyFrame } from '../../../core/lumen/grey-frame.ts';
import { lumenGeometry } from '../../../core/lumen/lumen-geometry.ts';
import type { KeyOutline } from '../../../core/lumen/propagate.ts';
import { expectedAt } from '../../../core/lumen/propagate.ts';
import { pictureAt } from '../../../electron/cli/frame-picture.ts';
import { openFileSource } from '../../../electron/file-source.ts';
import { screenTransform } from '../../../renderer/ui/screen.ts';
import { FIRST_VIEW } from '../../../renderer/ui/view.ts';
import { sharedFile } from '../../data.ts';
import { answerSaveDialog } from './dialogs.ts';
import { type PictureShape, pictureArea } from './operator.ts';
import { sharedProgram } from './shared.ts';

/** A run of a vein: 24 frames of 500 × 500 pixels of 0.07 mm. */
const FILE = sharedFile('data', 'ivus', 'derived-dicom', 'tevg_rgb_unc_24f_region.dcm');
export const FRAMES = 24;
export const SHAPE = { width: 500, height: 500, aspect: 1 };

/** A frame (from 0) of the run, with a place inside its lumen or with the accepted outlines on either side. */
interface Ask {
  readonly frame: number;
  readonly inside?: Point;
  readonly keys?: readonly KeyOutline[];
}

/** What is found on frames of the run, or of another one, without a window. */
export async function foundByCore(asks: readonly Ask[], file = FILE): Promise<readonly LumenAnswer[]> {
  const source = await openFileSource(file);
  const run = source.ok ? await openRun(source.value) : source;
  if (!source.ok || !run.ok) throw new Error('the run opens');
  const grey = async (k: number): Promise<GreyFrame> => {
    const shown = await pictureAt(source.value, run.value, k);
    if (!shown.ok) throw new Error(shown.problem);
    return greyFrame(shown.value);
  };
  const geometry = lumenGeometry(run.value.spacing, calibrate(run.value.spacing, null));
  if ('none' in geometry) throw new Error(geometry.none);
  const field = lumenField(await grey(0), geometry);
  if ('none' in field) throw new Error(field.none);
  const answers: LumenAnswer[] = [];
  for (const { frame, inside, keys = [] } of asks) {
    const expected = expectedAt(field, keys, frame);
    const options = { ...(inside === undefined ? {} : { inside }), ...(expected === null ? {} : { expected }) };
    const answer = findLumen(field, await grey(frame), options);
    if (!isLumen(answer)) throw new Error(answer.none);
    answers.push(answer);
  }
  await source.value.close();
  return answers;
}

/** What the panel says of the selected outline. */
export const words = (page: Page) => page.getByRole('region', { name: 'Selected outline' }).innerText();

/** Clicks on the whole pixel of the screen that is nearest to a place of the run's picture; gives the place that it lies on. */
export async function clickPixel(page: Page, place: Point, shape: PictureShape = SHAPE): Promise<Point> {
  const area = await pictureArea(page);
  const { toScreen, toPicture } = screenTransform(FIRST_VIEW, shape, shape.aspect, area);
  const [x, y] = toScreen(place);
  const at = { x: Math.round(area.x + x), y: Math.round(area.y + y) };
  await page.mouse.click(at.x, at.y);
  return toPicture([at.x - area.x, at.y - area.y]);
}

/** The run in the one window of a file of tests, and where a copy of the session is saved. */
export function windowOnRun(): () => Promise<{ readonly page: Page; readonly file: string }> {
  const shared = sharedProgram({ width: 1280, height: 800 });
  return async () => {
    const { app, page, userData } = await shared(FILE);
    const file = join(userData, 'saved.ivus.json');
    await answerSaveDialog(app, file);
    return { page, file };
  };
}
