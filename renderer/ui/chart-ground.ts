import { DIAMETER_STENOSIS_PCT } from '../../core/measure/stenosis.ts';
import { quantity } from '../../core/plan/figures.ts';
import { trustWord } from '../../core/session/drawn/automatic.ts';
import type { Profile } from '../../core/session/vein/profile.ts';
import { textScale } from './preferences.ts';

/** Colours that the chart is drawn in, as a canvas understands them. */
export interface ChartInks {
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly min: string;
  readonly area: string;
  readonly reference: string;
  readonly gate: string;
  readonly warn: string;
}

/** The letters of charts: 12 CSS pixels, times so much as the text is larger and the canvas finer. */
export function chartFont(scale: number): string {
  return `${12 * scale}px system-ui, sans-serif`;
}

/** What the chart shows. */
export interface ChartContent {
  readonly frames: number;
  readonly profile: Profile;
  /** The points of it that follow the hand. */
  readonly moving: Profile['points'];
  readonly inks: ChartInks;
}

/** Where the chart's points lie on its canvas, in the canvas's own pixels. */
interface Ground {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Places {
  readonly x: (frame: number) => number;
  readonly y: (length: number) => number;
}

type Segment = readonly [fromX: number, fromY: number, toX: number, toY: number];

/** Largest and smallest radius of a point, CSS pixels. */
const RADIUS = { most: 3.5, least: 1.2 };

/** Radius of a point in CSS pixels, so that on average neighbours do not hide each other as long as they can be seen. */
export function pointRadius(points: number, width: number): number {
  return Math.max(RADIUS.least, Math.min(RADIUS.most, width / Math.max(1, points) / 2));
}

/** Draws what lies behind the points: a line from min to max of each tracing, the band of the reference with RVD, and the gate. */
export function drawGround(
  context: CanvasRenderingContext2D,
  ground: Ground,
  { profile, inks }: ChartContent,
  { x, y }: Places,
): void {
  context.save();
  drawUnsure(context, ground, profile, inks, x);
  drawReference(context, ground, profile, inks, { x, y });
  const dense = pointRadius(profile.points.length, ground.width / devicePixelRatio) < RADIUS.most;
  for (const { outline, frame, min, max } of dense ? [] : profile.points)
    drawLine(context, inks.muted, outline.accepted ? [] : [2, 3], [x(frame), y(min), x(frame), y(max)]);
  context.restore();
}

/** Height of the mark under a border that says "check me", CSS pixels. */
const UNSURE = 7;

/** A bar at the foot of the chart under each border that has to be checked. */
function drawUnsure(
  context: CanvasRenderingContext2D,
  { top, height }: Ground,
  { points }: Profile,
  { warn }: ChartInks,
  x: Places['x'],
): void {
  context.strokeStyle = warn;
  context.lineWidth = 3 * devicePixelRatio;
  context.setLineDash([]);
  context.beginPath();
  for (const { outline, frame } of points) {
    if (trustWord(outline) !== 'check me') continue;
    context.moveTo(x(frame), top + height);
    context.lineTo(x(frame), top + height - UNSURE * devicePixelRatio);
  }
  context.stroke();
}

function drawReference(
  context: CanvasRenderingContext2D,
  ground: Ground,
  { reference, unit, points }: Profile,
  inks: ChartInks,
  { x, y }: Places,
): void {
  if (reference === null) return;
  const { left, width } = ground;
  const { diameter, min, max, gate } = reference;
  const right = left + width;
  context.fillStyle = inks.reference;
  context.globalAlpha = 0.2;
  context.fillRect(left, y(max), width, y(min) - y(max));
  context.globalAlpha = 1;
  drawLine(context, inks.reference, [9, 5], [left, y(diameter), right, y(diameter)]);
  drawLine(context, inks.gate, [], [left, y(gate), right, y(gate)]);
  context.font = chartFont(textScale() * devicePixelRatio);
  const rvd = `RVD ${quantity(diameter, unit)}`;
  const threshold = `${DIAMETER_STENOSIS_PCT} %: ${quantity(gate, unit, 2)}`;
  const longest = Math.max(context.measureText(rvd).width, context.measureText(threshold).width);
  const end =
    endOfNames(
      points.map(({ frame }) => x(frame)),
      ground,
      longest + 2 * BESIDE_MARK * devicePixelRatio,
      (BESIDE_END - BESIDE_MARK) * devicePixelRatio,
    ) -
    BESIDE_MARK * devicePixelRatio;
  drawText(context, inks.reference, rvd, end, y(max), 'bottom');
  drawText(context, inks.gate, threshold, end, y(gate), 'top');
}

function drawLine(context: CanvasRenderingContext2D, ink: string, dash: readonly number[], line: Segment): void {
  const [fromX, fromY, toX, toY] = line;
  context.strokeStyle = ink;
  context.lineWidth = devicePixelRatio;
  context.setLineDash(dash.map((length) => length * devicePixelRatio));
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.stroke();
}

/** Room between the names of the lines and the end of the chart, CSS pixels: the name of the run's end stands there. */
const BESIDE_END = 72;
/** Room between a name and the mark of a tracing, CSS pixels. */
const BESIDE_MARK = 8;

/**
 * Where the room for names, `width` long, ends: as far to the right as no tracing lies under it, at the right end of the chart where
 * there is no such place; all in the canvas's own pixels.
 */
export function endOfNames(
  tracings: readonly number[],
  { left, width: whole }: Pick<Ground, 'left' | 'width'>,
  width: number,
  margin: number,
): number {
  const last = left + whole - margin;
  const taken = tracings.filter((place) => place < last).toSorted((a, b) => b - a);
  const ends = [last, ...taken];
  const free = ends.find((end, at) => end - width >= left + margin && !((taken[at] ?? left) > end - width));
  return free ?? last;
}

/** Text that ends at `right`, above or below a line, in the letters that are set. */
function drawText(
  context: CanvasRenderingContext2D,
  ink: string,
  text: string,
  right: number,
  y: number,
  side: 'top' | 'bottom',
): void {
  context.fillStyle = ink;
  context.textAlign = 'right';
  context.textBaseline = side;
  context.fillText(text, right, y);
}
