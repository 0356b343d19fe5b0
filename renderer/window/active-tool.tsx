import { MEASURING_TOOLS } from '../../core/measure/registry.ts';
import { FiguresTable } from '../measurements/panel.tsx';
import { ReadingsTable } from '../outlines/readings.tsx';
import { TOOLS } from '../tools/appearance.tsx';
import { DRAWING_TOOLS } from '../tools/registry.ts';
import type { Sketched } from '../viewport/sketch.ts';

/** What is being drawn, with what can be read off it so far. */
export function ActiveTool({ drawing, sketch }: Sketched) {
  const { tool, frame, places, repeatOf } = drawing;
  const tracing = repeatOf === undefined ? 'Tracing' : 'Repeat tracing';
  const line = tool === 'vessel' ? 'Vessel centre line' : tracing;
  const what = sketch.kind === 'outline' ? line : MEASURING_TOOLS[sketch.of].title;
  const words = sketch.kind === 'measurement' && sketch.asksText;
  return (
    <section className="section stack" aria-label="Drawing in progress">
      <h2>
        {what}
        {repeatOf === undefined && `, frame ${frame + 1}`}
      </h2>
      {sketch.reading === null && <p>{DRAWING_TOOLS[tool].progress(places)}</p>}
      {words && <p>Type the text on the picture; Enter saves it, Esc discards the note.</p>}
      {sketch.kind === 'outline' && sketch.reading !== null && <ReadingsTable reading={sketch.reading} />}
      {sketch.kind === 'measurement' && sketch.reading !== null && <FiguresTable reading={sketch.reading} />}
      {!words && <p className="muted">{TOOLS[tool].hint}</p>}
    </section>
  );
}
