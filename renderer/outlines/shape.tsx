import { Group, Line } from 'react-konva';
import type { Contour, Point } from '../../core/geometry/point.ts';
import type { OutlineReading } from '../../core/session/drawn/readings.ts';
import { unscaled } from '../../core/session/drawn/readings.ts';
import type { PaneId } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import type { Sketch } from '../tools/drawing.ts';
import { CURVE_GRIPS } from '../tools/grips.ts';
import { usePreferences } from '../ui/preferences.ts';
import { Curve, INK, type Ink, Points, Ring } from '../viewport/shapes.tsx';
import type { Layout } from '../viewport/stage.ts';
import type { DrawnOutline } from './drawn.ts';
import { inkOf, lineOf, useDrawnOutlines } from './drawn.ts';

/** The outlines of the frame in a pane. */
export function OutlineShapes({ pane, layout }: { readonly pane: PaneId; readonly layout: Layout }) {
  return useDrawnOutlines(pane).map((outline) => <OutlineShape key={outline.id} outline={outline} layout={layout} />);
}

/** An outline of the document, or as it is being dragged; with its handles and readings where it is selected. */
function OutlineShape({ outline, layout }: { readonly outline: DrawnOutline; readonly layout: Layout }) {
  const { look, reading, waits } = outline;
  const always = usePreferences(({ diameters }) => diameters === 'all');
  const ink = inkOf(outline);
  const polygon = lineOf(reading, layout.transform).places;
  const selected = look === 'selected';
  // While a border is pulled as a whole its points are not taken hold of.
  const byPoints = useApp(({ tool }) => tool !== 'border');
  return (
    <Group opacity={look !== 'plain' ? 1 : waits === null ? 0.7 : 0.5}>
      <Curve polygon={polygon} ink={ink} width={selected && waits === null ? 2.5 : 1.5} closed />
      {(always || look !== 'plain') && <Diameters reading={reading} layout={layout} />}
      {selected && byPoints && <Handles outline={outline} ink={ink} layout={layout} />}
    </Group>
  );
}

/** An outline that is being drawn, with its readings so far. */
export function OutlineSketched({ sketch, layout }: { readonly sketch: Sketch; readonly layout: Layout }) {
  if (sketch.kind !== 'outline') return null;
  const { toScreen } = layout.transform;
  const { line, closed, handles, reading, rubber, closesAt } = sketch;
  const ink = reading !== null && reading.readings === null ? INK.bad : INK.draft;
  const polygon = line.map(toScreen);
  return (
    <Group>
      <Curve polygon={polygon} ink={ink} width={2} closed={closed} />
      {rubber !== null && (
        <Line points={rubber.flatMap(toScreen)} stroke={INK.draft.colour} strokeWidth={1} dash={[4, 4]} />
      )}
      {reading !== null && <Diameters reading={reading} layout={layout} />}
      <Points knots={handles} ink={ink} layout={layout} />
      {closesAt !== null && <Ring at={toScreen(closesAt)} colour={ink.colour} />}
    </Group>
  );
}

/** The handles: the knots filled, what else can be pulled as a ring on a stem from the first of them. */
function Handles(props: { readonly outline: DrawnOutline; readonly ink: Ink; readonly layout: Layout }) {
  const { outline, ink, layout } = props;
  const { knots, curve, reading } = outline;
  const { toScreen } = layout.transform;
  const all = CURVE_GRIPS[curve].handles(knots, { ...layout, scale: reading.scale });
  const [first] = knots;
  const further = all.slice(knots.length).map(toScreen);
  return (
    <>
      {further.map((at) => (
        <Group key="further">
          {first !== undefined && <Line points={[...toScreen(first), ...at]} stroke={ink.colour} strokeWidth={1} />}
          <Ring at={at} colour={ink.colour} />
        </Group>
      ))}
      <Points knots={knots} ink={ink} layout={layout} />
    </>
  );
}

/** The smallest and the largest diameter; none for an outline without readings. */
function Diameters({ reading, layout }: { readonly reading: OutlineReading; readonly layout: Layout }) {
  const { readings, scale } = reading;
  if (readings === null) return null;
  const place = (end: Point): Point => layout.transform.toScreen(unscaled(end, scale));
  return (
    <>
      <Diameter ends={readings.maxEnds.map(place)} dash={[]} />
      <Diameter ends={readings.minEnds.map(place)} dash={[5, 3]} />
    </>
  );
}

function Diameter({ ends, dash }: { readonly ends: Contour; readonly dash: number[] }) {
  return (
    <>
      <Line points={ends.flat()} stroke="#000" opacity={0.5} strokeWidth={3} />
      <Line points={ends.flat()} stroke="#fff" strokeWidth={1.25} dash={dash} />
    </>
  );
}
