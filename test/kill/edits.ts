import type { Page } from 'playwright-core';
import type { Point } from '../../core/geometry/point.ts';
import type { Session } from '../../core/session/document/document.ts';
import { goToFrame, onScreen } from '../app/support/operator.ts';
import { answerCard } from '../app/support/role-card.ts';
import { SHAPE } from '../app/support/sample-operator.ts';

/**
 * One change of the session through the window: its number, the moment (ms since 1970) just before the key or button that made it was
 * pressed or let go, and the moment when the window had answered that press (infinite: never).
 */
export interface Edit {
  readonly number: number;
  readonly at: number;
  readonly answeredAt: number;
}

const NAME = /^edit (\d+)$/;
const MIDDLE = 256;
const RADIUS = 90;
const FARTHER = 20;

/**
 * Edits without a pause until the window is gone: traces an outline on a frame (from 1), then gives it a name with the number of
 * the edit and moves its first point, in turns.
 */
export async function editUntilGone(page: Page, frame: number, first: number): Promise<readonly Edit[]> {
  const begun: { -readonly [K in keyof Edit]: Edit[K] }[] = [];
  let crashed = false;
  page.once('crash', () => {
    crashed = true;
  });
  const edit = async (press: () => Promise<void>) => {
    const one = { number: first + begun.length, at: Date.now(), answeredAt: Number.POSITIVE_INFINITY };
    begun.push(one);
    await press();
    one.answeredAt = Date.now();
  };
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
    await edit(() => page.keyboard.press('Enter'));
    await answerCard(page);
    const name = page.getByLabel('Name', { exact: true });
    for (;;) {
      await name.fill(`edit ${first + begun.length}`);
      await edit(() => name.press('Enter'));
      await place(knot);
      await page.mouse.down();
      knot = [knot[0] === MIDDLE + RADIUS ? knot[0] + FARTHER : MIDDLE + RADIUS, MIDDLE];
      await place(knot);
      await edit(() => page.mouse.up());
    }
  } catch (error) {
    if (!page.isClosed() && !crashed && !/crashed/i.test(String(error))) throw error;
    return begun;
  }
}

/** What a round begins with: how many outlines, and the number of its first edit, which traces another one. */
export interface Before {
  readonly outlines: number;
  readonly next: number;
}

/** The number of the last edit that a session tells of; 0 when it tells of none. */
export function lastSaved({ outlines }: Session, before: Before): number {
  const named = Math.max(0, ...outlines.map(({ name }) => Number(NAME.exec(name)?.[1] ?? 0)));
  const traced = outlines.at(-1);
  if (traced === undefined || outlines.length === before.outlines) return named;
  if (named <= before.next) return before.next;
  // Since it was traced it was named and moved in turns: each second move puts its first point back.
  const isMoved = (named - before.next - 1) % 4 !== 0;
  const isFar = traced.knots.some(([x]) => x > MIDDLE + RADIUS + FARTHER / 2);
  return isFar === isMoved ? named : named + 1;
}
