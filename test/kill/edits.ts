import type { Page } from 'playwright-core';
import type { Point } from '../../core/geometry/point.ts';
import type { Session } from '../../core/session/document/document.ts';
import { goToFrame, onScreen } from '../app/support/operator.ts';
import { answerCard } from '../app/support/role-card.ts';
import { SHAPE } from '../app/support/sample-operator.ts';

/** One change of the session through the window: its number, and the moment (ms since 1970) just before the key or button that made it was pressed or let go. */
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
  let crashed = false;
  page.once('crash', () => {
    crashed = true;
  });
  const begin = () => begun.push({ number: first + begun.length, at: Date.now() });
  const place = async ([x, y]: Point) => {
    const at = await onScreen(page, [x, y], SHAPE);
    await page.mouse.move(at.x, at.y);
  };
  let knot: Point = [MIDDLE + RADIUS, MIDDLE];
  try {
    await goToFrame(page, frame);
    await page.keyboard.press('e');
    for (const corner of [knot, [MIDDLE, MIDDLE + RADIUS], [MIDDLE - RADIUS, MIDDLE], [MIDDLE, MIDDLE - RADIUS]]) {
      await place(corner as Point);
      await page.mouse.down();
      await page.mouse.up();
    }
    begin();
    await page.keyboard.press('Enter');
    await answerCard(page);
    const name = page.getByLabel('Name', { exact: true });
    for (;;) {
      await name.fill(`edit ${first + begun.length}`);
      begin();
      await name.press('Enter');
      await place(knot);
      await page.mouse.down();
      knot = [knot[0] === MIDDLE + RADIUS ? knot[0] + 20 : MIDDLE + RADIUS, MIDDLE];
      await place(knot);
      begin();
      await page.mouse.up();
    }
  } catch (error) {
    if (!page.isClosed() && !crashed && !/crashed/i.test(String(error))) throw error;
    return begun;
  }
}

/** The highest number that a name in the session tells; 0 when none does. */
export function lastSaved({ outlines }: Session): number {
  return Math.max(0, ...outlines.map(({ name }) => Number(NAME.exec(name)?.[1] ?? 0)));
}
