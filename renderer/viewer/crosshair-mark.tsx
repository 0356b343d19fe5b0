import { useApp } from '../state/store.ts';
import { useCursor } from '../viewport/cursor.ts';
import { useLayout } from '../viewport/stage.ts';
import { placeIn, useCrosshair } from './crosshair.ts';

/** Half the length of its arms, CSS pixels. */
const ARM = 14;

/** The crosshair of the keyboard over the picture, with its place for those who listen. */
export function Crosshair() {
  const shown = useCrosshair(({ focused }) => focused);
  const tool = useApp((state) => state.tool);
  return shown && tool !== 'select' ? <Landmark /> : null;
}

function Landmark() {
  useCrosshair((crosshair) => crosshair.at);
  const points = useApp(({ draft }) => (draft?.kind === 'drawing' ? draft.places.length : 0));
  const place = useCursor((cursor) => cursor.place);
  const layout = useLayout();
  if (layout === null) return null;
  const [left, top] = layout.transform.toScreen(placeIn(layout));
  const arms = `M-${ARM} 0H-3M3 0H${ARM}M0-${ARM}V-3M0 3V${ARM}`;
  return (
    <>
      <svg
        className="crosshair"
        data-testid="crosshair"
        style={{ left, top }}
        viewBox="-16 -16 32 32"
        aria-hidden="true"
      >
        <path d={arms} stroke="#000" strokeWidth="4" />
        <path d={arms} stroke="#ffd54a" strokeWidth="1.8" />
      </svg>
      <span className="unseen" role="status">
        Crosshair {place === null ? '' : `at ${place.x.toFixed(1)}, ${place.y.toFixed(1)} ${place.unit}`}, {points}{' '}
        points set
      </span>
    </>
  );
}
