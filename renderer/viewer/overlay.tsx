import { Layer, Stage } from 'react-konva';
import { useUnits } from '../panels/measured.ts';
import { useApp } from '../store.ts';
import { useDrawn, useSketchHere } from './drawn.ts';
import { MeasurementShape, MeasurementSketched } from './overlay-measurements.tsx';
import { OutlineShape, OutlineSketched } from './overlay-outlines.tsx';
import { TruthShape } from './overlay-truth.tsx';
import { VesselShapes } from './overlay-vessels.tsx';
import type { Layout } from './stage.ts';
import { layoutNow, useStage } from './stage.ts';

/** The outlines and measurements of the frame on the screen, drawn from the document in screen places; it takes no input. */
export function Overlay() {
  const drawn = useDrawn();
  const size = useStage((stage) => stage.size);
  useApp((state) => state.view);
  useUnits();
  const layout = layoutNow();
  if (layout === null) return null;
  return (
    <Stage key={devicePixelRatio} className="overlay" width={size.width} height={size.height} listening={false}>
      <Layer listening={false}>
        {drawn.outlines.map((outline) => (
          <OutlineShape key={outline.id} outline={outline} layout={layout} />
        ))}
        {drawn.measurements.map((measurement) => (
          <MeasurementShape key={measurement.id} measurement={measurement} layout={layout} />
        ))}
        <VesselShapes layout={layout} />
        <TruthShape layout={layout} />
        <Sketched layout={layout} />
      </Layer>
    </Stage>
  );
}

/** What is being drawn. It follows the pointer, so nothing else is drawn again with it. */
function Sketched({ layout }: { readonly layout: Layout }) {
  const sketch = useSketchHere();
  if (sketch === null) return null;
  return sketch.kind === 'outline' ? (
    <OutlineSketched sketch={sketch} layout={layout} />
  ) : (
    <MeasurementSketched sketch={sketch} layout={layout} />
  );
}
