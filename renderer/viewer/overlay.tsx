import { Layer, Stage } from 'react-konva';
import { MeasurementShape, MeasurementSketched } from '../measurements/shape.tsx';
import { OutlineShape, OutlineSketched } from '../outlines/shape.tsx';
import { TruthShape } from '../practice/truth-shape.tsx';
import { useApp } from '../state/store.ts';
import { useUnits } from '../ui/measured.ts';
import { VesselShapes } from '../venogram/vessel-shape.tsx';
import { useDrawn, useSketchHere } from '../viewport/drawn.ts';
import type { Layout } from '../viewport/stage.ts';
import { layoutNow, useStage } from '../viewport/stage.ts';

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
