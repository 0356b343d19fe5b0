import { Layer, Stage } from 'react-konva';
import type { RunRecord } from '../../core/session/document/document.ts';
import type { Measurement } from '../../core/session/drawn/measurements.ts';
import { readMeasurement } from '../../core/session/drawn/measurements.ts';
import { readVessel } from '../../core/session/drawn/vessel-readings.ts';
import type { Vessel } from '../../core/session/drawn/vessels.ts';
import { MeasurementShape } from '../measurements/shape.tsx';
import { VesselDrawing } from '../venogram/vessel-shape.tsx';
import type { Layout } from '../viewport/stage.ts';

/** The measurements of one frame over the second picture, with their figures; it takes no input. */
export function ComparedMeasurements(props: {
  readonly measurements: readonly Measurement[];
  readonly vessels: readonly Vessel[];
  readonly record: RunRecord;
  readonly layout: Layout;
}) {
  const { measurements, vessels, record, layout } = props;
  const { width, height } = layout.viewport;
  return (
    <Stage key={devicePixelRatio} className="overlay" width={width} height={height} listening={false}>
      <Layer listening={false}>
        {measurements.map((one) => {
          const reading = readMeasurement(one.kind, one.points, record);
          return <MeasurementShape key={one.id} measurement={{ ...one, reading, active: false }} layout={layout} />;
        })}
        {vessels.map((vessel) => (
          <VesselDrawing
            key={vessel.id}
            vessel={vessel}
            reading={readVessel(vessel, record)}
            active={false}
            layout={layout}
          />
        ))}
      </Layer>
    </Stage>
  );
}
