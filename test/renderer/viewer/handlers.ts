import type { Picture } from '../../../core/dicom/run.ts';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { sessionNow, useApp } from '../../../renderer/state/store.ts';
import type { DrawingToolName } from '../../../renderer/state/tool.ts';
import { drawingHandler } from '../../../renderer/viewer/drawing-handler.ts';
import type { Drag } from '../../../renderer/viewport/drags.ts';
import type { PointerHandler } from '../../../renderer/viewport/pointer-handler.ts';
import { layoutNow, setStage } from '../../../renderer/viewport/stage.ts';
import { showOpenedRun } from './run.ts';

const PICTURE: Picture = { kind: 'colour', rows: 480, columns: 512, rgba: new Uint8ClampedArray() };

/** Opens a run of 512 × 480 pixels of 0.1 mm and shows its first frame at 2 CSS pixels a pixel from the top left corner. */
export function showPainted(): void {
  showOpenedRun();
  setStage({
    size: { width: 1024, height: 960 },
    painted: { run: '1.2.3', frame: 0, picture: PICTURE },
    problem: null,
  });
}

/** The CSS pixels of a place of the picture. */
export const css = ([x, y]: Point): Point => [2 * x, 2 * y];

/** How the run lies on the screen. */
export function layout() {
  const now = layoutNow();
  if (now === null) throw new Error('the run has no layout');
  return now;
}

let clock = 0;

/** Presses at a place of the picture. */
export function down(handler: PointerHandler, at: Point, alt = false): Drag | null {
  clock += 1000;
  return handler.left({ at: css(at), alt, time: clock, layout: layout() });
}

/** Draws from place to place (picture pixels) with the button held. */
export function drag(handler: PointerHandler, [from, ...others]: Contour, alt = false): void {
  if (from === undefined) return;
  const held = down(handler, from, alt);
  for (const to of others) held?.move(css(from), css(to), layout(), [css(to)]);
  held?.end(others.length > 0);
}

/** Presses and lets go at a place of the picture. */
export function click(handler: PointerHandler, at: Point): void {
  drag(handler, [at]);
}

/** Takes a drawing tool into the hand. */
export function take(tool: DrawingToolName): PointerHandler {
  useApp.setState({ tool });
  return drawingHandler(tool);
}

/** The session now. */
export const session = () => sessionNow(useApp.getState());
/** Its outlines. */
export const outlines = () => session()?.outlines ?? [];
/** Its measurements. */
export const measurements = () => session()?.measurements ?? [];
/** The names of the steps that were done. */
export const steps = () => useApp.getState().study?.history.past.map(({ label }) => label) ?? [];
