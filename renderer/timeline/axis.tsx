import { useRef } from 'react';
import { useElementSize } from '../ui/element-size.ts';
import type { RunHere } from './run-here.ts';
import type { Tick } from './ticks.ts';
import { frameTicks, lengthTicks } from './ticks.ts';

/** The axis that the cut and the profile share: frame numbers, and millimetres where the length is known. */
export function Axis({ here: { frames, places } }: { readonly here: RunHere }) {
  const field = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(field);
  const lengths = width === 0 ? [] : lengthTicks(places, width);
  return (
    <div className="axis small number" data-testid="axis" aria-hidden="true">
      <span>
        frame{lengths.length > 0 && <br />}
        {lengths.length > 0 && 'mm'}
      </span>
      <div ref={field}>
        <Row ticks={width === 0 ? [] : frameTicks(frames, width)} frames={frames} />
        {lengths.length > 0 && <Row ticks={lengths} frames={frames} />}
      </div>
      <span />
    </div>
  );
}

function Row({ ticks, frames }: { readonly ticks: readonly Tick[]; readonly frames: number }) {
  return (
    <div className="axis-row">
      {ticks.map(({ frame, text }) => (
        <span key={`${frame} ${text}`} style={{ left: `${(100 * (frame + 0.5)) / frames}%` }}>
          {text}
        </span>
      ))}
    </div>
  );
}
