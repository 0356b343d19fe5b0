import type { PaneId } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { useTextScale } from '../ui/preferences.ts';
import { useLayout, useStage } from '../viewport/stage.ts';
import { barPlace } from './scale-bar-place.ts';
import { useScaleHere } from './scale-here.ts';

/** The scale bar of a pane. Nothing while what is drawn is hidden. */
export function ScaleBar({ pane }: { readonly pane: PaneId }) {
  const here = useScaleHere(pane);
  const drawn = useApp((state) => state.overlaysShown);
  const shown = useStage((stage) => stage.painted !== null, pane);
  const layout = useLayout(pane);
  useTextScale();
  if (here === null || layout === null || !shown || !drawn) return null;
  const bar = barPlace(layout, here.scale);
  if (bar === null) return null;
  const { length, size, upright } = bar;
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
