import type { Scale } from '../../core/session/drawn/readings.ts';
import type { Millimetres } from '../../core/units.ts';
import { useApp } from '../state/store.ts';
import type { Layout } from '../viewport/stage.ts';
import { layoutNow, useStage } from '../viewport/stage.ts';
import { useScaleHere } from './scale-here.ts';

const LENGTHS: readonly Millimetres[] = [100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1];
/** Longest bar in CSS pixels, and as a share of the picture area. */
const LONGEST = { pixels: 200, share: 0.3 };

/** A bar of a round length of millimetres at the picture's present zoom; nothing where there is no scale. */
export function ScaleBar() {
  const here = useScaleHere();
  useApp((state) => state.view);
  useStage((stage) => stage.size);
  const shown = useStage((stage) => stage.painted !== null);
  const layout = layoutNow();
  return here === null || layout === null || !shown ? null : <Bar scale={here.scale} layout={layout} />;
}

/** The bar for a scale and a picture that lies so. */
export function Bar({ scale, layout }: { readonly scale: Scale; readonly layout: Layout }) {
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
