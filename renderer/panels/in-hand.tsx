import { MEASURING_TOOLS } from '../../core/measure/registry.ts';
import { DRAWING_TOOLS } from '../tools/registry.ts';
import type { Sketched } from '../viewer/drawn.ts';
import { FiguresTable } from './measurements.tsx';
import { ReadingsTable } from './readings.tsx';

/** What is being drawn, with what can be read off it so far. */
export function InHand({ drawing, sketch }: Sketched) {
  const { tool, frame, places, repeatOf } = drawing;
  const tracing = repeatOf === undefined ? 'Tracing' : 'Tracing again';
  const what = sketch.kind === 'outline' ? tracing : MEASURING_TOOLS[sketch.of].title;
  const progress = <p className="muted">{DRAWING_TOOLS[tool].progress(places)}</p>;
  return (
    <section className="section stack" aria-label="Being drawn">
      <h2>
        {what}, frame {frame + 1}
      </h2>
      {sketch.reading === null && progress}
      {sketch.kind === 'outline' && sketch.reading !== null && <ReadingsTable reading={sketch.reading} />}
      {sketch.kind === 'measurement' && sketch.reading !== null && <FiguresTable reading={sketch.reading} />}
    </section>
  );
}
