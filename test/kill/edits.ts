import type { Page } from 'playwright-core';
import type { Point } from '../../core/geometry/point.ts';
import type { Session } from '../../core/session/document.ts';
import { dragPicture, goToFrame, trace } from '../app/operator.ts';
import { SHAPE } from '../app/sample-operator.ts';

/** One change of the session through the window: its number, and when the hand began it (ms since 1970). */
export interface Edit {
  readonly number: number;
  readonly at: number;
}

const NAME = /^edit (\d+)$/;
const MIDDLE = 256;
const RADIUS = 90;

/**
 * Edits without a pause until the window is gone: traces an outline on a frame (from 1), then gives it a name with the number of
 * the edit and moves its first point, in turns.
 */
export async function editUntilGone(page: Page, frame: number, first: number): Promise<readonly Edit[]> {
  const begun: Edit[] = [];
  const begin = () => begun.push({ number: first + begun.length, at: Date.now() });
  let knot: Point = [MIDDLE + RADIUS, MIDDLE];
  try {
    await goToFrame(page, frame);
    begin();
    await trace(
      page,
      [knot, [MIDDLE, MIDDLE + RADIUS], [MIDDLE - RADIUS, MIDDLE], [MIDDLE, MIDDLE - RADIUS]],
      SHAPE,
      1,
    );
    const name = page.getByLabel('Name', { exact: true });
    for (;;) {
      begin();
      await name.fill(`edit ${first + begun.length - 1}`);
      await name.press('Enter');
      begin();
      const to: Point = [knot[0] === MIDDLE + RADIUS ? knot[0] + 20 : MIDDLE + RADIUS, MIDDLE];
      await dragPicture(page, knot, to, SHAPE);
      knot = to;
    }
  } catch (error) {
    if (!page.isClosed()) throw error;
    return begun;
  }
}

/** The highest number that a name in the session tells; 0 when none does. */
export function lastKept({ outlines }: Session): number {
  return Math.max(0, ...outlines.map(({ name }) => Number(NAME.exec(name)?.[1] ?? 0)));
}
