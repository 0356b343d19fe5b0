import { Group, Line } from 'react-konva';
import type { Point } from '../../core/geometry/point.ts';
import { distance } from '../../core/geometry/polygon.ts';
import type { Width } from '../../core/measure/vessel.ts';
import type { VesselReading } from '../../core/session/drawn/vessel-readings.ts';
import { readVessel, shownWidths, widthOn } from '../../core/session/drawn/vessel-readings.ts';
import type { Vessel } from '../../core/session/drawn/vessels.ts';
import type { PaneId } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { measured } from '../ui/measured.ts';
import { useCursor } from '../viewport/cursor.ts';
import { lineLabelAt } from '../viewport/label.ts';
import type { PaneFrame } from '../viewport/pane-objects.ts';
import { isOn, usePaneFrame } from '../viewport/pane-objects.ts';
import { Curve, INK, type Ink, Label, labelSize, Points } from '../viewport/shapes.tsx';
import type { Layout } from '../viewport/stage.ts';
import { insideAt } from './vessel-grips.ts';
import { isDrawingEdges, useVesselNow, useVesselView } from './vessel-view.ts';

/** Violet like the other measurements; dashed until edges that were found are accepted. */
const EDGE = INK.measurement;
const WAITING = { colour: EDGE.colour, dash: [7, 6] };
/** Edges that were found have a point every few pixels, which would hide their dashes: only those so near to the pointer are drawn (CSS pixels). */
const NEAR = 40;
/** Widths: the narrowest in orange like a lesion, the reference dashed in its own colour, the one being read in white. */
const WIDTH = { min: INK.lesion, reference: INK.reference, read: { colour: '#fff', dash: [] } };

/** The vessels of the frame in a pane, with the widths that matter. */
export function VesselShapes({ pane, layout }: { readonly pane: PaneId; readonly layout: Layout }) {
  const on = usePaneFrame(pane);
  if (on === null) return null;
  return on.session.vessels
    .filter((vessel) => isOn(vessel, on))
    .map((vessel) => <VesselShape key={vessel.id} vessel={vessel} on={on} layout={layout} />);
}

interface ShapeProps {
  readonly vessel: Vessel;
  readonly on: PaneFrame;
  readonly layout: Layout;
}

/** A vessel with its narrowest width and its reference; with its points and the width at the pointer where it is selected. */
function VesselShape({ vessel: saved, on, layout }: ShapeProps) {
  const vessel = useVesselNow(saved);
  const selected = useApp((state) => state.selected === saved.id) && on.active;
  const reading = readVessel(vessel, on.record);
  const { toScreen } = layout.transform;
  const { drawn, readings, problem } = reading;
  const broken = readings === null && problem?.includes('cross') === true;
  const own = vessel.accepted ? EDGE : WAITING;
  const edge = broken ? INK.bad : own;
  const width = selected ? 2 : 1.25;
  return (
    <>
      <Group opacity={selected ? 1 : 0.75}>
        <Curve polygon={drawn.centre.map(toScreen)} ink={own} width={0.75} closed={false} />
        {[...drawn.left, ...drawn.right].map((part, index) => (
          // A part of an edge is its place in the list.
          <Curve key={String(index)} polygon={part.map(toScreen)} ink={edge} width={width} closed={false} />
        ))}
        {selected && <Points knots={vessel.centre} ink={edge} layout={layout} />}
        {selected && <EdgePoints vessel={vessel} ink={edge} layout={layout} />}
        {selected && <Points knots={vessel.reference} ink={INK.reference} layout={layout} />}
        <Widths reading={reading} layout={layout} />
      </Group>
      {selected && <WidthBeingRead id={saved.id} reading={reading} layout={layout} />}
    </>
  );
}

/** The points of both edges; of edges that were found those near the pointer. */
function EdgePoints({ vessel, ink, layout }: { readonly vessel: Vessel; readonly ink: Ink; readonly layout: Layout }) {
  const { toScreen } = layout.transform;
  const pointer = useCursor((cursor) => cursor.at);
  const isNear = (knot: Point) => pointer !== null && distance(toScreen(knot), toScreen(pointer)) <= NEAR;
  const knots = [...vessel.left, ...vessel.right].filter((knot) => vessel.origin === 'hand' || isNear(knot));
  return <Points knots={knots} ink={ink} layout={layout} />;
}

function Widths({ reading, layout }: { readonly reading: VesselReading; readonly layout: Layout }) {
  const widths = shownWidths(reading);
  if (widths === null) return null;
  return (
    <>
      {widths.reference.map((width) => (
        <WidthLine key={width.where} width={width} name="" ink={WIDTH.reference} layout={layout} />
      ))}
      <WidthLine width={widths.min} name="" ink={WIDTH.min} layout={layout} />
    </>
  );
}

/** CSS pixels between the width under the pointer and another one within which their labels would cover each other. */
const LABELS_APART = 22;

/** The width at the place that the operator reads: under the pointer, else where it was put last. */
function WidthBeingRead(props: { readonly id: string; readonly reading: VesselReading; readonly layout: Layout }) {
  const { id, reading, layout } = props;
  const put = useVesselView((view) => (view.reading?.id === id ? view.reading.where : null));
  const edging = useApp(isDrawingEdges);
  const pointer = useCursor((cursor) => cursor.at);
  const under = pointer === null || edging ? null : insideAt(reading, pointer);
  const where = under ?? put;
  const width = where === null ? null : widthOn(reading, where);
  const widths = shownWidths(reading);
  if (width === null || widths === null) return null;
  const labelled = [widths.min, ...widths.reference.slice(0, 1)];
  const near = labelled.some((other) => distance(middleOf(width, layout), middleOf(other, layout)) < LABELS_APART);
  const name = near
    ? ''
    : `${measured(width.width, reading.scale.unit)} at ${measured(width.along, reading.scale.unit)}`;
  return <WidthLine width={width} name={name} ink={WIDTH.read} layout={layout} />;
}

function middleOf({ ends: [left, right] }: Width, { transform }: Layout): Point {
  return transform.toScreen([(left[0] + right[0]) / 2, (left[1] + right[1]) / 2]);
}

/** A line from edge to edge with what it says. */
function WidthLine(props: {
  readonly width: Width;
  readonly name: string;
  readonly ink: { readonly colour: string; readonly dash: number[] };
  readonly layout: Layout;
}) {
  const { width, name, ink, layout } = props;
  const [left, right] = width.ends;
  const ends = [layout.transform.toScreen(left), layout.transform.toScreen(right)] as const;
  const size = labelSize(name);
  return (
    <>
      <Line points={ends.flat()} stroke="#000" opacity={0.55} strokeWidth={4} />
      <Line points={ends.flat()} stroke={ink.colour} strokeWidth={2} dash={ink.dash} />
      {name !== '' && (
        <Label text={name} size={size} at={lineLabelAt(ends, size, layout.viewport)} colour={ink.colour} />
      )}
    </>
  );
}
