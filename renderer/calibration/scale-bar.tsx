import type { Point } from '../../core/geometry/point.ts';
import type { Millimetres } from '../../core/units.ts';
import type { PaneId } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { textScale } from '../ui/preferences.ts';
import type { Size } from '../ui/screen.ts';
import type { Layout } from '../viewport/stage.ts';
import { useLayout, useStage } from '../viewport/stage.ts';
import { useScaleHere } from './scale-here.ts';

const LENGTHS: readonly Millimetres[] = [100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1];
/** Longest bar in CSS pixels, and as a share of the picture area. */
const LONGEST = { pixels: 200, share: 0.3 };
/** A margin beside the picture with room for an upright bar and its words, CSS pixels at the usual size of text. */
const MARGIN = 26;

/** A bar of a round length of millimetres at the present zoom of a pane: upright in the margin beside the picture while there is one, else in the corner. Nothing where there is no scale, and while what is drawn is hidden. */
export function ScaleBar({ pane }: { readonly pane: PaneId }) {
  const here = useScaleHere(pane);
  const drawn = useApp((state) => state.overlaysShown);
  const shown = useStage((stage) => stage.painted !== null, pane);
  const layout = useLayout(pane);
  if (here === null || layout === null || !shown || !drawn) return null;
  const { scale } = here;
  if (scale.unit !== 'mm') return null;
  const { transform, viewport, picture } = layout;
  const perMillimetre = transform.scaleX / scale.x;
  const upright = leftEdge(layout, picture) >= MARGIN * textScale();
  const room = Math.min(LONGEST.pixels, (upright ? viewport.height : viewport.width) * LONGEST.share);
  const length = LENGTHS.find((candidate) => candidate * perMillimetre <= room);
  if (length === undefined) return null;
  const size = length * perMillimetre;
  return (
    <div
      className="scale-bar"
      data-testid="scale-bar"
      data-upright={upright}
      style={upright ? { height: size } : { width: size }}
    >
      {length} mm
    </div>
  );
}

/** How far the picture's leftmost corner is from the left edge of its area, CSS pixels. */
function leftEdge({ transform }: Layout, { width, height }: Size): number {
  const corners: readonly Point[] = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ];
  return Math.min(...corners.map((corner) => transform.toScreen(corner)[0]));
}
