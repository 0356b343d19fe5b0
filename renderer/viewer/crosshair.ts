import { create } from 'zustand';
import type { Point } from '../../core/geometry/point.ts';
import { takeTool } from '../state/editing.ts';
import { changeView } from '../state/navigation.ts';
import { useApp, viewNow } from '../state/store.ts';
import { onPicture } from '../tools/handles.ts';
import { pictureDocument } from '../ui/documents.ts';
import { publishCursor } from '../viewport/cursor.ts';
import type { Layout } from '../viewport/stage.ts';
import { layoutNow } from '../viewport/stage.ts';
import { clickAt } from './pointer-handlers.ts';

/** The pointer of the keyboard. */
interface Crosshair {
  /** The keyboard has its focus on the picture. */
  readonly focused: boolean;
  /** Picture pixels, edge-based; null before it was ever on the picture. */
  readonly at: Point | null;
}

/** The pointer of the keyboard; it shows while the picture has the focus and a drawing tool is active. */
export const useCrosshair = create<Crosshair>(() => ({ focused: false, at: null }));

/** Room between the crosshair and the border of the picture area, CSS pixels. */
const MARGIN = 24;

/** True while the arrow keys move the crosshair and not the frames. */
export function isCrosshairOn(): boolean {
  return useCrosshair.getState().focused && useApp.getState().tool !== 'select';
}

/** The picture got or lost the focus of the keyboard. */
export function focusPicture(focused: boolean): void {
  useCrosshair.setState({ focused });
}

/** Puts the focus on the picture, with a drawing tool active. */
export function drawByKeys(): void {
  const { tool } = useApp.getState();
  if (tool === 'select') takeTool('spline');
  pictureDocument().querySelector<HTMLElement>('.pane[data-active="true"] .picture')?.focus();
}

/** Moves the crosshair by picture pixels, to the right and down as the picture is seen, and kept on it; a picture larger than its area follows it. */
export function moveCrosshair(right: number, down: number): void {
  const layout = layoutNow();
  if (layout === null) return;
  const [fromX, fromY] = placeIn(layout);
  const [byX, byY] = layout.transform.alongPicture([right, down]);
  const at = onPicture([fromX + byX, fromY + byY], layout.picture.width, layout.picture.height);
  useCrosshair.setState({ at });
  keepInSight(at, layout);
  publishCursor(at);
}

/** Clicks with the active tool where the crosshair is. */
export function clickAtCrosshair(): void {
  const layout = layoutNow();
  if (layout === null) return;
  const at = placeIn(layout);
  useCrosshair.setState({ at });
  clickAt(layout.transform.toScreen(at), performance.now(), layout);
}

/** Where the crosshair is on this picture: its middle, where the crosshair was on another one or nowhere before. */
export function placeIn({ picture: { width, height } }: Layout): Point {
  const { at } = useCrosshair.getState();
  return at !== null && at[0] <= width && at[1] <= height ? at : [width / 2, height / 2];
}

function keepInSight(at: Point, { transform, viewport }: Layout): void {
  const [x, y] = transform.toScreen(at);
  const over = (place: number, room: number) =>
    Math.max(0, MARGIN - place) - Math.max(0, place - Math.max(MARGIN, room - MARGIN));
  const [byX, byY] = [over(x, viewport.width), over(y, viewport.height)];
  const { zoom, pan } = viewNow(useApp.getState());
  // A whole picture that fits stays where it is.
  if (zoom === null || (byX === 0 && byY === 0)) return;
  changeView({ pan: { x: pan.x + byX, y: pan.y + byY } });
}
