import { leastOf } from '../../core/extremes.ts';
import type { Point } from '../../core/geometry/point.ts';
import type { Scale } from '../../core/session/drawn/readings.ts';
import type { Millimetres } from '../../core/units.ts';
import type { Box } from '../ui/box.ts';
import { textScale } from '../ui/preferences.ts';
import type { Size } from '../ui/screen.ts';
import type { Layout } from '../viewport/stage.ts';

const LENGTHS: readonly Millimetres[] = [100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1];
/** Longest bar in CSS pixels, and as a share of the picture area; it may always be as long as its words. */
const LONGEST = { pixels: 200, share: 0.3, words: 80 };
/** A margin beside the picture with room for an upright bar and its words, CSS pixels at the usual size of text. */
const MARGIN = 26;
/** Distance of the bar from the bottom, CSS pixels. */
const BOTTOM = 10;

/** A bar of a round length of millimetres: its length on the screen, and how it stands. */
export interface ScaleBarPlace {
  readonly length: Millimetres;
  /** CSS pixels. */
  readonly size: number;
  readonly upright: boolean;
}

/** The scale bar at the present zoom: upright in the margin beside the picture while there is one, else in the corner. Null where there is no scale. */
export function barPlace(layout: Layout, scale: Scale): ScaleBarPlace | null {
  if (scale.unit !== 'mm') return null;
  const { transform, viewport, picture } = layout;
  const perMillimetre = transform.scaleX / scale.x;
  const upright = leftEdge(layout, picture) >= MARGIN * textScale();
  const share = (upright ? viewport.height : viewport.width) * LONGEST.share;
  const room = Math.max(Math.min(LONGEST.pixels, share), LONGEST.words * textScale());
  const length = LENGTHS.find((candidate) => candidate * perMillimetre <= room);
  return length === undefined ? null : { length, size: length * perMillimetre, upright };
}

/** The room that the scale bar takes in the picture area; null where there is none. */
export function barBox(layout: Layout, scale: Scale): Box | null {
  const bar = barPlace(layout, scale);
  if (bar === null) return null;
  const [width, height] = bar.upright ? [MARGIN * textScale(), bar.size] : [bar.size + 12, MARGIN * textScale()];
  return { x: 0, y: layout.viewport.height - BOTTOM - height, width, height: height + BOTTOM };
}

/** How far the picture's leftmost corner is from the left edge of its area, CSS pixels. */
function leftEdge({ transform }: Layout, { width, height }: Size): number {
  const corners: readonly Point[] = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ];
  return leastOf(corners.map((corner) => transform.toScreen(corner)[0]));
}
