import type { Page } from 'playwright-core';

/** So much vein is drawn while less is known, mm. */
const SPAN = 180;

/** A place of a lane of the drawing of the vein on the screen, by its millimetres; the lane reaches half a knob, 7 of 330 units, past its line on either side. */
async function inLane(page: Page, lane: string, mm: number) {
  const box = await page.getByTestId(`lane-${lane}`).boundingBox();
  if (box === null) throw new Error(`no lane ${lane}`);
  const unit = box.width / (302 + 14);
  return { x: box.x + unit * (7 + (302 * mm) / SPAN), y: box.y + 0.7 * box.height };
}

/** Drags along a lane of the drawing of the vein, from one place to another in mm. */
export async function dragLane(page: Page, lane: string, from: number, to: number): Promise<void> {
  const [start, end] = [await inLane(page, lane, from), await inLane(page, lane, to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await page.mouse.up();
}
