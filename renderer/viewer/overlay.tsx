import Konva from 'konva';
import { Circle, Group, Layer, Line, Rect, Stage, Text } from 'react-konva';
import type { Contour, Point } from '../../core/geometry/point.ts';
import type { Role } from '../../core/session/document.ts';
import type { OutlineReading } from '../../core/session/readings.ts';
import { unscaled } from '../../core/session/readings.ts';
import { measured, useUnits } from '../panels/measured.ts';
import { useApp } from '../store.ts';
import type { OutlineSketch } from '../tools/drawing.ts';
import type { DrawnOutline } from './drawn.ts';
import { useDrawn, useSketchHere } from './drawn.ts';
import { labelText, lineLabelPlace, outlineLabelPlace } from './label.ts';
import type { Size } from './screen.ts';
import type { Layout } from './stage.ts';
import { layoutNow, useStage } from './stage.ts';

/** Inks for the black ground that the picture has in both themes; a role is told by its dash as well. */
const INK: Readonly<Record<Role | 'bad' | 'draft', { readonly colour: string; readonly dash: number[] }>> = {
  lesion: { colour: '#ff9d6b', dash: [] },
  reference: { colour: '#5fd4e8', dash: [9, 5] },
  other: { colour: '#d5dbe4', dash: [2, 4] },
  draft: { colour: '#ffd54a', dash: [] },
  bad: { colour: '#ff6b6b', dash: [3, 3] },
};
type Ink = (typeof INK)[Role];

const FONT = { fontFamily: 'system-ui, sans-serif', fontSize: 13, lineHeight: 1.25 };
const WIDEST_LABEL = 280;

/** The outlines of the frame on the screen, drawn from the document in screen places; it takes no input. */
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
        <Sketched layout={layout} />
      </Layer>
    </Stage>
  );
}

function OutlineShape({ outline, layout }: { readonly outline: DrawnOutline; readonly layout: Layout }) {
  const { active, knots, name, reading, role } = outline;
  const ink = reading.readings === null ? INK.bad : INK[role];
  const polygon = reading.polygon.map(layout.transform.toScreen);
  return (
    <Group opacity={active ? 1 : 0.7}>
      <Curve polygon={polygon} ink={ink} width={active ? 2.5 : 1.5} closed />
      {active && <Diameters reading={reading} layout={layout} />}
      <OutlineLabel text={labelText(name, reading, active)} polygon={polygon} ink={ink} layout={layout} />
      {active && <Knots knots={knots} ink={ink} layout={layout} />}
    </Group>
  );
}

/** What is being drawn. It follows the pointer, so nothing else is drawn again with it. */
function Sketched({ layout }: { readonly layout: Layout }) {
  const sketch = useSketchHere();
  return sketch === null ? null : <OutlineSketched sketch={sketch} layout={layout} />;
}

function OutlineSketched({ sketch, layout }: { readonly sketch: OutlineSketch; readonly layout: Layout }) {
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
      {reading !== null && (
        <OutlineLabel text={labelText('This outline', reading, true)} polygon={polygon} ink={ink} layout={layout} />
      )}
      <Knots knots={handles} ink={ink} layout={layout} />
      {closesAt !== null && <Ring at={toScreen(closesAt)} />}
    </Group>
  );
}

function Curve({
  polygon,
  ink,
  width,
  closed,
}: {
  readonly polygon: Contour;
  readonly ink: Ink;
  readonly width: number;
  readonly closed: boolean;
}) {
  const points = polygon.flat();
  return (
    <>
      <Line points={points} closed={closed} stroke="#000" opacity={0.55} strokeWidth={width + 2} lineJoin="round" />
      <Line points={points} closed={closed} stroke={ink.colour} strokeWidth={width} dash={ink.dash} lineJoin="round" />
    </>
  );
}

function Knots({ knots, ink, layout }: { readonly knots: Contour; readonly ink: Ink; readonly layout: Layout }) {
  return knots.map((knot, index) => {
    const [x, y] = layout.transform.toScreen(knot);
    // A knot is its place in the list: while one is dragged nothing else tells it from its neighbours.
    return <Circle key={String(index)} x={x} y={y} radius={4.5} fill={ink.colour} stroke="#000" strokeWidth={1.5} />;
  });
}

/** Around the first point once a click on it would close. */
function Ring({ at: [x, y] }: { readonly at: Point }) {
  return <Circle x={x} y={y} radius={9} stroke={INK.draft.colour} strokeWidth={1.5} />;
}

/** The smallest and the largest diameter with their numbers; none for an outline without readings. */
function Diameters({ reading, layout }: { readonly reading: OutlineReading; readonly layout: Layout }) {
  const { readings, scale } = reading;
  if (readings === null) return null;
  const place = (end: Point): Point => layout.transform.toScreen(unscaled(end, scale));
  const both = ([a, b]: readonly [Point, Point]) => [place(a), place(b)] as const;
  const { min, max, minEnds, maxEnds } = readings;
  return (
    <>
      <Diameter name={`max ${measured(max, scale.unit)}`} ends={both(maxEnds)} dash={[]} layout={layout} />
      <Diameter name={`min ${measured(min, scale.unit)}`} ends={both(minEnds)} dash={[5, 3]} layout={layout} />
    </>
  );
}

function Diameter(props: {
  readonly name: string;
  readonly ends: readonly [Point, Point];
  readonly dash: number[];
  readonly layout: Layout;
}) {
  const { name, ends, dash, layout } = props;
  const size = textSize(name);
  return (
    <>
      <Line points={ends.flat()} stroke="#000" opacity={0.5} strokeWidth={3} />
      <Line points={ends.flat()} stroke="#fff" strokeWidth={1.25} dash={dash} />
      <Label text={name} size={size} at={lineLabelPlace(ends, size, layout.viewport)} colour="#fff" />
    </>
  );
}

function OutlineLabel(props: {
  readonly text: string;
  readonly polygon: Contour;
  readonly ink: Ink;
  readonly layout: Layout;
}) {
  const size = textSize(props.text);
  const at = outlineLabelPlace(props.polygon, size, props.layout.viewport);
  return <Label text={props.text} size={size} at={at} colour={props.ink.colour} />;
}

function Label(props: { readonly text: string; readonly size: Size; readonly at: Point; readonly colour: string }) {
  const { text, size, colour } = props;
  const [x, y] = props.at;
  return (
    <Group x={x} y={y}>
      <Rect x={-4} y={-2} width={size.width + 8} height={size.height + 4} fill="#000" opacity={0.6} cornerRadius={3} />
      <Text {...FONT} text={text} width={size.width + 1} fill={colour} />
    </Group>
  );
}

function textSize(text: string): Size {
  const laid = new Konva.Text({ ...FONT, text });
  const width = Math.min(WIDEST_LABEL, laid.width());
  laid.width(width + 1);
  return { width, height: laid.height() };
}
