import type { Point } from '../../core/geometry/point.ts';
import type { MeasurementReading } from '../../core/session/drawn/measurement-readings.ts';
import type { OutlineReading } from '../../core/session/drawn/readings.ts';
import { squared } from '../ui/format.ts';
import { NOT_MEASURED } from '../ui/labels.ts';
import { figureText, measured } from '../ui/measured.ts';
import type { Size } from '../ui/screen.ts';

const MARGIN = 6;
/** The lines of an outline's label: its name; with its area where it is selected, with its diameters too `beside` another pane; or why it has no readings at all. */
export function labelText(
  name: string,
  { readings, scale }: OutlineReading,
  look: 'selected' | 'beside' | 'plain',
): string {
  if (readings === null) return `${name}\n${NOT_MEASURED}`;
  const { min, mean, max } = readings;
  const area = `area ${measured(readings.area, squared(scale.unit))}`;
  const range = `min ${measured(min, scale.unit)} · max ${measured(max, scale.unit)}`;
  const lines = { plain: [], selected: [area], beside: [range, `mean ${measured(mean, scale.unit)} · ${area}`] }[look];
  return [name, ...lines].join('\n');
}

/** Where the label of a line between two screen places begins: beside its right end, kept inside the viewport. */
export function lineLabelAt([a, b]: readonly [Point, Point], label: Size, viewport: Size): Point {
  const [x, y] = a[0] > b[0] ? a : b;
  return inside([x + 2 * MARGIN, y - label.height / 2], label, viewport);
}

/** What a measurement says beside itself: its words, or its only figure, or each of its figures by name. */
export function measurementText(words: string, { figures, scale }: MeasurementReading): string {
  if (words !== '') return words;
  if (figures.length === 1) return figures.map((figure) => figureText(figure, scale.unit)).join('');
  return figures.map((figure) => `${figure.name} ${figureText(figure, scale.unit)}`).join('\n');
}

/** Where a label at the end of a line from one screen place to another begins: further along the line, so that it never lies on it and never jumps; kept inside the viewport. */
export function endLabelAt(from: Point, end: Point, label: Size, viewport: Size): Point {
  const length = Math.hypot(end[0] - from[0], end[1] - from[1]);
  const [alongX, alongY] = length === 0 ? [1, 0] : [(end[0] - from[0]) / length, (end[1] - from[1]) / length];
  const away = 2 * MARGIN + (Math.abs(alongX) * label.width + Math.abs(alongY) * label.height) / 2;
  const [x, y] = [end[0] + alongX * away, end[1] + alongY * away];
  return inside([x - label.width / 2, y - label.height / 2], label, viewport);
}

function inside([x, y]: Point, label: Size, viewport: Size): Point {
  return [within(x, label.width, viewport.width), within(y, label.height, viewport.height)];
}

/** Pushed back only as far as needed, so that nothing jumps at the border. */
function within(start: number, length: number, room: number): number {
  return Math.max(MARGIN, Math.min(room - length - MARGIN, start));
}
