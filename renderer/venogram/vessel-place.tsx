import { useId } from 'react';
import { whereAlong } from '../../core/geometry/open-spline.ts';
import type { Point } from '../../core/geometry/point.ts';
import type { VesselReading } from '../../core/session/drawn/vessel-readings.ts';
import { widthOn } from '../../core/session/drawn/vessel-readings.ts';
import type { Vessel } from '../../core/session/drawn/vessels.ts';
import { dispatch } from '../state/document.ts';
import { measured } from '../ui/measured.ts';
import { tip } from '../ui/tooltip.tsx';
import { readAt, useVesselView } from './vessel-view.ts';

/** Steps of the slider from one end of the line to the other. */
const STEPS = 200;

/** Reads the width at any place along the line, by a slider or with the pointer inside the vessel, and calls places normal. */
export function VesselPosition({ vessel, reading }: { readonly vessel: Vessel; readonly reading: VesselReading }) {
  const id = useId();
  const put = useVesselView((view) => (view.reading?.id === vessel.id ? view.reading.where : null));
  const { readings, lines, curve, scale } = reading;
  if (readings === null || lines === null || curve === null) return null;
  const where = put ?? readings.min.where;
  const width = widthOn(reading, where);
  const along = width?.along ?? 0;
  const place = curve.at(where).place;
  const set = (reference: readonly Point[]) =>
    dispatch({ type: 'changeVessel', id: vessel.id, change: { reference }, label: 'set reference width' });
  const text = width === null ? 'edge missing here' : measured(width.width, scale.unit);
  const [first] = vessel.reference;
  return (
    <div className="stack">
      <label htmlFor={id} className="small">
        Diameter at <span className="number">{measured(along, scale.unit)}</span> along the centre line:{' '}
        <strong className="number" data-testid="vessel-here">
          {text}
        </strong>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={readings.length}
        step={readings.length / STEPS}
        value={along}
        aria-valuetext={`${measured(along, scale.unit)} along the centre line, ${text}`}
        onChange={(event) => readAt(vessel.id, whereAlong(lines.centre, Number(event.target.value)))}
      />
      <div className="row">
        <button type="button" disabled={width === null} onClick={() => set([place])}>
          Use as reference
        </button>
        <button
          type="button"
          disabled={width === null || first === undefined}
          {...tip('The mean diameter from the reference to here becomes the reference')}
          onClick={() => first !== undefined && set([first, place])}
        >
          Extend reference to here
        </button>
        {vessel.reference.length > 0 && (
          <button type="button" onClick={() => set([])}>
            Clear reference
          </button>
        )}
      </div>
    </div>
  );
}
