import type { Page } from 'playwright-core';
import type { Contour } from '../../../core/geometry/point.ts';
import type { PictureShape } from './operator.ts';
import { clickPicture } from './operator.ts';

/** Clicks on picture places one after the other. */
export async function clickAll(page: Page, places: Contour, shape: PictureShape): Promise<void> {
  for (const place of places) await clickPicture(page, place, shape);
}
