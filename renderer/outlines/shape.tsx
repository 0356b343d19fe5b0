import { Group, Line } from 'react-konva';
import type { Contour, Point } from '../../core/geometry/point.ts';
import type { OutlineReading } from '../../core/session/drawn/readings.ts';
import { unscaled } from '../../core/session/drawn/readings.ts';
import type { PaneId } from '../state/store.ts';
import type { Sketch } from '../tools/drawing.ts';
import { CURVE_GRIPS } from '../tools/grips.ts';
import { ORIGINS } from '../ui/labels.ts';
import { measured } from '../ui/measured.ts';
import { labelText, lineLabelAt, outlineLabelAt } from '../viewport/label.ts';
import { Curve, INK, type Ink, Label, Points, Ring, textSize } from '../viewport/shapes.tsx';
import type { Layout } from '../viewport/stage.ts';
import type { DrawnOutline } from './drawn.ts';
import { useDrawnOutlines } from './drawn.ts';

/** Of an outline that is not accepted: only what the operator stands for is solid. */
const WAITING_DASH = [7, 6];

/** Before a name that does not begin with it already. */
const LETTERS: Readonly<Record<DrawnOutline['role'], string>> = {
  lesion: 'L',
  reference: 'R',
  other: '',
  unknown: '?',
};

function lettered({ name, role }: DrawnOutline): string {
  const letter = LETTERS[role];
  return letter === '' || name.startsWith(letter) ? name : `${letter} · ${name}`;
}

/** The outlines of the frame in a pane. */
export function OutlineShapes({ pane, layout }: { readonly pane: PaneId; readonly layout: Layout }) {
  return useDrawnOutlines(pane).map((outline) => <OutlineShape key={outline.id} outline={outline} layout={layout} />);
}

/** An outline of the document, or as it is being dragged; with its handles and readings where it is selected. */
function OutlineShape({ outline, layout }: { readonly outline: DrawnOutline; readonly layout: Layout }) {
  const { look, reading, role, waits } = outline;
  const known = reading.readings === null ? INK.bad : INK[role];
  const ink = waits === null ? known : { ...known, dash: WAITING_DASH };
  const name = lettered(outline);
  const words = waits === null ? name : `${name}\n${ORIGINS[waits].toLowerCase()}, not accepted`;
  const polygon = reading.polygon.map(layout.transform.toScreen);
  const selected = look === 'selected';
  return (
    <Group opacity={look !== 'plain' ? 1 : waits === null ? 0.7 : 0.5}>
      <Curve polygon={polygon} ink={ink} width={selected && waits === null ? 2.5 : 1.5} closed />
      {look !== 'plain' && <Diameters reading={reading} named={selected} layout={layout} />}
      <OutlineLabel text={labelText(words, reading, look)} polygon={polygon} ink={ink} layout={layout} />
      {selected && <Handles outline={outline} ink={ink} layout={layout} />}
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
      {reading !== null && <Diameters reading={reading} named layout={layout} />}
      {reading !== null && (
        <OutlineLabel
          text={labelText('This outline', reading, 'selected')}
          polygon={polygon}
          ink={ink}
          layout={layout}
        />
      )}
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

/** The smallest and the largest diameter, with their numbers where they are `named`; none for an outline without readings. */
function Diameters(props: { readonly reading: OutlineReading; readonly named: boolean; readonly layout: Layout }) {
  const { reading, named, layout } = props;
  const { readings, scale } = reading;
  if (readings === null) return null;
  const place = (end: Point): Point => layout.transform.toScreen(unscaled(end, scale));
  const both = ([a, b]: readonly [Point, Point]) => [place(a), place(b)] as const;
  const { min, max, minEnds, maxEnds } = readings;
  const [least, most] = named ? [`min ${measured(min, scale.unit)}`, `max ${measured(max, scale.unit)}`] : ['', ''];
  return (
    <>
      <Diameter name={most} ends={both(maxEnds)} dash={[]} layout={layout} />
      <Diameter name={least} ends={both(minEnds)} dash={[5, 3]} layout={layout} />
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
      {name !== '' && <Label text={name} size={size} at={lineLabelAt(ends, size, layout.viewport)} colour="#fff" />}
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
  const at = outlineLabelAt(props.polygon, size, props.layout.viewport);
  return <Label text={props.text} size={size} at={at} colour={props.ink.colour} />;
}
