import Konva from 'konva';
import { memo } from 'react';
import { Circle, Group, Line, Rect, Text } from 'react-konva';
import type { Contour, Point } from '../../core/geometry/point.ts';
import { remembered } from '../../core/remembered.ts';
import type { Role } from '../../core/session/document/document.ts';
import { textScale } from '../ui/preferences.ts';
import type { Size } from '../ui/screen.ts';
import { thinned } from './labels/thinned.ts';
import type { Layout } from './stage.ts';

/** Inks for the black ground that the picture has in both themes. A line is solid where it is the operator's own; a role is told by its letter as well. */
export const INK: Readonly<
  Record<
    Role | 'bad' | 'draft' | 'measurement' | 'sure' | 'checkMe' | 'rival',
    { readonly colour: string; readonly dash: number[] }
  >
> = {
  lesion: { colour: '#ff9d6b', dash: [] },
  reference: { colour: '#5fd4e8', dash: [] },
  other: { colour: '#d5dbe4', dash: [] },
  unknown: { colour: '#d5dbe4', dash: [] },
  measurement: { colour: '#d9b3ff', dash: [] },
  draft: { colour: '#ffd54a', dash: [] },
  sure: { colour: '#8be28b', dash: [] },
  checkMe: { colour: '#ffc04d', dash: [] },
  rival: { colour: '#ff8ad8', dash: [12, 4, 2, 4] },
  bad: { colour: '#ff6b6b', dash: [3, 3] },
};
/** A colour with its dash. */
export type Ink = (typeof INK)[Role];

/** The letters of labels, CSS pixels at the usual size of text. */
const fontNow = () => ({ fontFamily: 'system-ui, sans-serif', fontSize: 13 * textScale(), lineHeight: 1.25 });
const WIDEST_LABEL = 280;

/** So far a line on the screen may be from the places it goes through, CSS pixels: nobody sees it, and a stroke of many points takes long. */
const UNSEEN = 0.1;

const strokeOf = remembered((polygon: Contour) => thinned(polygon, UNSEEN).flat());

/** A line through screen places, dark below so that it shows on any ground. */
export function Curve({
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
  const points = strokeOf(polygon);
  return (
    <>
      <Line points={points} closed={closed} stroke="#000" opacity={0.55} strokeWidth={width + 2} lineJoin="round" />
      <Line points={points} closed={closed} stroke={ink.colour} strokeWidth={width} dash={ink.dash} lineJoin="round" />
    </>
  );
}

/** Of a handle, CSS pixels. */
const RADIUS = 4.5;

/** The handles of something that can be pulled (picture pixels). */
export function Points({
  knots,
  ink,
  layout,
}: {
  readonly knots: Contour;
  readonly ink: Ink;
  readonly layout: Layout;
}) {
  return knots.map((knot, index) => {
    const [x, y] = layout.transform.toScreen(knot);
    // A knot is its place in the list: while one is dragged nothing else tells it from its neighbours.
    return <Handle key={String(index)} x={x} y={y} fill={ink.colour} />;
  });
}

/** One handle: of all that are shown only the one that moves is drawn anew. */
const Handle = memo(function Handle(place: { readonly x: number; readonly y: number; readonly fill: string }) {
  return <Circle {...place} radius={RADIUS} stroke="#000" strokeWidth={1.5} />;
});

/** Around a place where a press does something of its own. */
export function Ring({ at: [x, y], colour }: { readonly at: Point; readonly colour: string }) {
  return <Circle x={x} y={y} radius={9} stroke={colour} strokeWidth={1.5} />;
}

/** What is free between the words of a label and the border of its box, CSS pixels. */
const LABEL_ROOM = { x: 4, y: 2 };

/** Words on a dark ground; `at` is where their box begins. */
export function Label(props: {
  readonly text: string;
  readonly size: Size;
  readonly at: Point;
  readonly colour: string;
  readonly opacity?: number;
}) {
  const { text, size, colour, opacity = 1 } = props;
  const [x, y] = props.at;
  return (
    <Group x={x} y={y} opacity={opacity}>
      <Rect {...size} fill="#000" opacity={0.75} cornerRadius={3} />
      <Text {...fontNow()} {...LABEL_ROOM} text={text} width={size.width - 2 * LABEL_ROOM.x + 1} fill={colour} />
    </Group>
  );
}

/** The line that leads from a label to what it is about. */
export function Leader({ from, to, colour }: { readonly from: Point; readonly to: Point; readonly colour: string }) {
  const points = [...from, ...to];
  return (
    <>
      <Line points={points} stroke="#000" opacity={0.35} strokeWidth={3} />
      <Line points={points} stroke={colour} opacity={0.6} strokeWidth={1} />
    </>
  );
}

/** Sizes of labels that were laid out, by their words and size of text; forgotten when there are too many. */
const laidOut = new Map<string, Size>();
const MOST_LAID_OUT = 5000;

/** The box (CSS pixels) that a label's words take. */
export function labelSize(text: string): Size {
  const name = `${textScale()} ${text}`;
  const size = laidOut.get(name) ?? sizeOf(text);
  if (laidOut.size >= MOST_LAID_OUT) laidOut.clear();
  laidOut.set(name, size);
  return size;
}

function sizeOf(text: string): Size {
  const laid = new Konva.Text({ ...fontNow(), text });
  const width = Math.min(WIDEST_LABEL * textScale(), laid.width());
  laid.width(width + 1);
  const height = laid.height();
  // Konva holds on to every shape until it is told that it is no longer needed.
  laid.destroy();
  return { width: width + 2 * LABEL_ROOM.x, height: height + 2 * LABEL_ROOM.y };
}
