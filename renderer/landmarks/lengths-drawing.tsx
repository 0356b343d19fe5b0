import { useState } from 'react';
import type { Axis } from '../../core/plan/case.ts';
import type { Derived } from '../state/derived.ts';
import { useLandmarkPositions } from './landmark-positions.ts';
import { captionOf, DRAWING_WIDTH, heightOf, scaleOver, VeinPicture } from './vein.tsx';
import { veinDrawing, veinText } from './vein-drawing.ts';
import { LANES_HEIGHT, VeinLanes } from './vein-lanes.tsx';
import './lengths.css';

/** So much vein is shown while less is known, mm. */
const LEAST = 180;

/** The vein to scale with lanes above it in which the lesion, the straight external iliac and the landing are dragged. */
export function LengthsDrawing({ derived: { session, answer } }: { readonly derived: Derived }) {
  const [dragged, setDragged] = useState<Axis | null>(null);
  const places = useLandmarkPositions();
  const planned = answer.ok ? answer.value : null;
  const axis = dragged ?? session.axis;
  const kept = veinDrawing(session.axis, session.site, planned, places, LEAST);
  const drawn = veinDrawing(axis, session.site, planned, places, LEAST);
  if (kept === null || drawn === null) return null;
  // Under a pointer that drags, the millimetres stay where they are.
  const drawing = { ...drawn, span: kept.span };
  return (
    <figure className="vein lengths" data-testid="lengths-drawing">
      <svg viewBox={`0 0 ${DRAWING_WIDTH} ${LANES_HEIGHT + heightOf(drawing)}`} role="none">
        <VeinLanes axis={axis} scale={scaleOver(drawing.span)} onDrag={setDragged} />
        <svg
          y={LANES_HEIGHT}
          width={DRAWING_WIDTH}
          height={heightOf(drawing)}
          role="img"
          aria-label={veinText(drawing)}
        >
          <VeinPicture drawing={drawing} />
        </svg>
      </svg>
      <figcaption className="small muted">
        Drag an end or a whole part; arrow keys move the end that has the focus by 1 mm, with Shift by 10.{' '}
        {captionOf(drawing)}
      </figcaption>
    </figure>
  );
}
