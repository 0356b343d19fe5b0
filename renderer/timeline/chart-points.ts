import type uPlot from 'uplot';
import type { Profile } from '../../core/session/vein/profile.ts';
import type { ChartContent, ChartInks } from '../ui/chart-ground.ts';
import { pointRadius } from '../ui/chart-ground.ts';
import { isSameList } from '../ui/same-list.ts';

type Point = Profile['points'][number];
type Shape = 'up' | 'down' | 'round' | 'square';

/** How each reading is drawn: on which scale, in which shape and ink; the one on top last. */
const SIGNS: readonly (readonly ['max' | 'mean' | 'min' | 'area', 'length' | 'area', Shape, keyof ChartInks])[] = [
  ['max', 'length', 'up', 'muted'],
  ['mean', 'length', 'round', 'text'],
  ['min', 'length', 'down', 'min'],
  ['area', 'area', 'square', 'area'],
];

/** Of so many points at the least size no shape can be told: each is a filled square, and one pixel of the screen has it once. */
const CROWDED = 1000;

/** Width of a point's line, CSS pixels. */
const STROKE = 1.5;

/** Size of a point that waits to be accepted, beside one that counts. */
const WAITING = 0.75;

/** Draws the points of a chart. While an outline is dragged its points are drawn over all others, which are painted once. */
export function pointDrawer(now: () => ChartContent): (plot: uPlot) => void {
  let kept: Kept | null = null;
  return (plot) => {
    const content = now();
    const { profile, moving } = content;
    if (moving.length === 0) kept = null;
    else kept = othersKept(plot, content, kept);
    if (kept !== null) plot.ctx.drawImage(kept.canvas, 0, 0);
    drawPoints(plot.ctx, plot, kept === null ? profile.points : moving, content);
  };
}

/** Points on a canvas of their own, with what they were painted for. */
interface Kept {
  readonly points: readonly Point[];
  readonly inks: ChartInks;
  readonly place: string;
  readonly canvas: HTMLCanvasElement;
}

/** The points that do not move as they were painted before, else painted now. */
function othersKept(plot: uPlot, content: ChartContent, before: Kept | null): Kept {
  const { profile, inks, moving } = content;
  const points = profile.points.filter((point) => !moving.includes(point));
  const { width, height } = plot.ctx.canvas;
  const tops = [plot.scales['length'], plot.scales['area']].map((scale) => scale?.max);
  const place = [width, height, plot.bbox.left, plot.bbox.width, profile.points.length, ...tops].join(' ');
  if (before?.place === place && before.inks === inks && isSameList(before.points, points)) return before;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (context !== null) drawPoints(context, plot, points, content);
  return { points, inks, place, canvas };
}

function drawPoints(
  context: CanvasRenderingContext2D,
  plot: uPlot,
  points: readonly Point[],
  { profile, inks }: ChartContent,
): void {
  const many = profile.points.length;
  const crowded = many > CROWDED;
  const radius = pointRadius(many, plot.bbox.width / devicePixelRatio) * devicePixelRatio;
  context.save();
  context.lineWidth = STROKE * devicePixelRatio;
  context.lineJoin = 'round';
  context.setLineDash([]);
  const x = ({ frame }: Point) => plot.valToPos(frame, 'x', true);
  for (const [name, scale, shape, ink] of SIGNS) {
    const places = { points, x, y: (point: Point) => plot.valToPos(point[name], scale, true) };
    const { outline, filled } = crowded ? squares(places, radius, plot) : shapes(places, radius, shape);
    context.fillStyle = inks[ink];
    context.strokeStyle = inks[ink];
    if (shape !== 'square' || crowded) context.fill(filled);
    context.stroke(outline);
  }
  context.restore();
}

/** Points with where they lie on the canvas: of thousands no place is kept. */
interface Places {
  readonly points: readonly Point[];
  x(point: Point): number;
  y(point: Point): number;
}

interface Paths {
  readonly outline: Path2D;
  readonly filled: Path2D;
}

/** Each point in its shape; hollow and smaller where the outline is not accepted. */
function shapes({ points, x, y }: Places, radius: number, shape: Shape): Paths {
  const [outline, filled] = [new Path2D(), new Path2D()];
  for (const point of points) {
    const waits = !point.outline.accepted;
    addShape(outline, shape, x(point), y(point), waits ? WAITING * radius : radius);
    if (!waits) addShape(filled, shape, x(point), y(point), radius);
  }
  return { outline, filled };
}

/** A filled square on each pixel that has a point. */
function squares({ points, x, y }: Places, radius: number, { ctx }: uPlot): Paths {
  const filled = new Path2D();
  const half = radius + (STROKE / 2) * devicePixelRatio;
  const { width } = ctx.canvas;
  const drawn = new Set<number>();
  for (const point of points) {
    const left = Math.round(x(point));
    const top = Math.round(y(point));
    const pixel = top * width + left;
    if (!drawn.has(pixel)) addShape(filled, 'square', left, top, half);
    drawn.add(pixel);
  }
  return { outline: new Path2D(), filled };
}

function addShape(path: Path2D, shape: Shape, x: number, y: number, r: number): void {
  switch (shape) {
    case 'round':
      path.moveTo(x + r, y);
      path.arc(x, y, r, 0, 2 * Math.PI);
      break;
    case 'square':
      path.rect(x - r, y - r, 2 * r, 2 * r);
      break;
    default: {
      const tip = shape === 'up' ? -r : r;
      path.moveTo(x, y + tip);
      path.lineTo(x + r, y - tip);
      path.lineTo(x - r, y - tip);
      // Closed by a line: closing a path costs as much as drawing it.
      path.lineTo(x, y + tip);
    }
  }
}
