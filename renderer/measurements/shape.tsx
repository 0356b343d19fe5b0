import { Arrow, Circle, Group, Line } from 'react-konva';
import type { Contour, Point } from '../../core/geometry/point.ts';
import { MEASURING_TOOLS, type MeasurementKind } from '../../core/measure/registry.ts';
import type { PaneId } from '../state/store.ts';
import type { Sketch } from '../tools/drawing.ts';
import { measurementText } from '../viewport/label.ts';
import { INK, Label, Points } from '../viewport/shapes.tsx';
import type { Layout } from '../viewport/stage.ts';
import type { DrawnMeasurement } from './drawn.ts';
import { useDrawnMeasurements } from './drawn.ts';
import { pathsOf } from './grips.ts';
import { fixedLabelOf } from './measurement-labels.ts';

/** The measurements of the frame in a pane. */
export function MeasurementShapes({ pane, layout }: { readonly pane: PaneId; readonly layout: Layout }) {
  return useDrawnMeasurements(pane).map((one) => <MeasurementShape key={one.id} measurement={one} layout={layout} />);
}

/** A measurement of the document, or as it is being dragged, with its figures; with its handles where it is selected. */
function MeasurementShape(props: { readonly measurement: DrawnMeasurement; readonly layout: Layout }) {
  const { kind, points, words, reading, selected: active } = props.measurement;
  const shape = { kind, points, text: measurementText(words, reading), colour: INK.measurement.colour };
  return (
    <Group opacity={active ? 1 : 0.8}>
      <Shape {...shape} width={active ? 2 : 1.5} layout={props.layout} />
      {active && <Points knots={points} ink={INK.measurement} layout={props.layout} />}
    </Group>
  );
}

/** A measurement that is being drawn, with its figures as soon as it has any. */
export function MeasurementSketched(props: { readonly sketch: Sketch; readonly layout: Layout }) {
  if (props.sketch.kind !== 'measurement') return null;
  const { of: kind, points, reading } = props.sketch;
  const text = reading === null ? '' : measurementText('', reading);
  return (
    <Group>
      <Shape kind={kind} points={points} text={text} colour={INK.draft.colour} width={2} layout={props.layout} />
      <Points knots={points} ink={INK.draft} layout={props.layout} />
    </Group>
  );
}

interface ShapeProps {
  readonly kind: MeasurementKind;
  readonly points: Contour;
  readonly text: string;
  readonly colour: string;
  readonly width: number;
  readonly layout: Layout;
}

function Shape({ kind, points, text, colour, width, layout }: ShapeProps) {
  const { toScreen } = layout.transform;
  const paths = pathsOf(kind, points).map((path) => path.map(toScreen));
  const fixed = fixedLabelOf({ kind, points, text }, layout);
  return (
    <>
      {paths.map((path, index) => (
        // A path is its place in the list of its kind.
        <Path key={String(index)} kind={kind} path={path} colour={colour} width={width} />
      ))}
      {paths.length === 0 && <Anchor at={points.map(toScreen)[0]} colour={colour} />}
      {fixed !== null && <Label text={text} {...fixed} colour={colour} />}
    </>
  );
}

/** One line of a measurement with what it ends in. */
function Path(props: {
  readonly kind: MeasurementKind;
  readonly path: Contour;
  readonly colour: string;
  readonly width: number;
}) {
  const { kind, path, colour, width } = props;
  const points = path.flat();
  const { ends } = MEASURING_TOOLS[kind];
  const bars = ends === 'bars' ? endBars(path) : [];
  const arrow = { points, pointerLength: 11, pointerWidth: 9 };
  return (
    <>
      {ends === 'head' && path.length > 1 ? (
        <>
          <Arrow {...arrow} stroke="#000" fill="#000" opacity={0.55} strokeWidth={width + 2} />
          <Arrow {...arrow} stroke={colour} fill={colour} strokeWidth={width} />
        </>
      ) : (
        [points, ...bars].map((line, index) => (
          <Group key={String(index)}>
            <Line points={line} stroke="#000" opacity={0.55} strokeWidth={width + 2} />
            <Line points={line} stroke={colour} strokeWidth={width} />
          </Group>
        ))
      )}
    </>
  );
}

/** CSS pixels to each side of a caliper's end. */
const BAR = 6;

function endBars([from, to]: Contour): readonly number[][] {
  if (from === undefined || to === undefined) return [];
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (length === 0) return [];
  const [x, y] = [(-BAR * (to[1] - from[1])) / length, (BAR * (to[0] - from[0])) / length];
  return [from, to].map((end) => [end[0] - x, end[1] - y, end[0] + x, end[1] + y]);
}

function Anchor({ at, colour }: { readonly at: Point | undefined; readonly colour: string }) {
  return at === undefined ? null : <Circle x={at[0]} y={at[1]} radius={3} fill={colour} stroke="#000" />;
}
