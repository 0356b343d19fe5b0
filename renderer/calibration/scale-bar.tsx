import type { Millimetres } from '../../core/units.ts';
import type { PaneId } from '../state/store.ts';
import { useLayout, useStage } from '../viewport/stage.ts';
import { useScaleHere } from './scale-here.ts';

const LENGTHS: readonly Millimetres[] = [100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1];
/** Longest bar in CSS pixels, and as a share of the picture area. */
const LONGEST = { pixels: 200, share: 0.3 };

/** A bar of a round length of millimetres at the present zoom of a pane; nothing where there is no scale. */
export function ScaleBar({ pane }: { readonly pane: PaneId }) {
  const here = useScaleHere(pane);
  const shown = useStage((stage) => stage.painted !== null, pane);
  const layout = useLayout(pane);
  if (here === null || layout === null || !shown) return null;
  const { scale } = here;
  if (scale.unit !== 'mm') return null;
  const perMillimetre = layout.transform.scaleX / scale.x;
  const room = Math.min(LONGEST.pixels, layout.viewport.width * LONGEST.share);
  const length = LENGTHS.find((candidate) => candidate * perMillimetre <= room);
  if (length === undefined) return null;
  return (
    <div className="scale-bar" data-testid="scale-bar" style={{ width: length * perMillimetre }}>
      {length} mm
    </div>
  );
}
