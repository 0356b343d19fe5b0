import uPlot from 'uplot';
import { greatestOf } from '../../core/extremes.ts';
import 'uplot/dist/uPlot.min.css';
import type { Profile } from '../../core/session/vein/profile.ts';
import type { ChartContent } from '../ui/chart-ground.ts';
import { chartFont, drawGround, pointRadius } from '../ui/chart-ground.ts';
import { squared } from '../ui/format.ts';
import { textScale } from '../ui/preferences.ts';
import type { Size } from '../ui/screen.ts';

/** A chart in an element. */
export interface Chart {
  show(content: ChartContent): void;
  resize(size: Size): void;
  close(): void;
}

/** Part of the height that stays free above the largest value. */
const HEADROOM = 1.08;

/** Draws a profile into an element, between gutters of so many CSS pixels to its left and right that hold its axes; it takes no input. */
export function chartIn(element: HTMLElement, gutter: number, size: Size, first: ChartContent): Chart {
  let content = first;
  const plot = new uPlot(
    options(gutter, size, () => content),
    dataOf(content.profile),
    element,
  );
  return {
    show: (next) => {
      content = next;
      plot.setData(dataOf(next.profile));
    },
    resize: (next) => {
      if (next.width !== plot.width || next.height !== plot.height) plot.setSize(next);
    },
    close: () => plot.destroy(),
  };
}

function dataOf({ points }: Profile): uPlot.AlignedData {
  const of = (key: 'min' | 'mean' | 'max' | 'area'): number[] => points.map((point) => point[key]);
  return [points.map(({ frame }) => frame), of('max'), of('mean'), of('min'), of('area')];
}

function options(gutter: number, { width, height }: Size, now: () => ChartContent): uPlot.Options {
  const top = (values: readonly number[]): [number, number] => [0, HEADROOM * Math.max(1, greatestOf(values))];
  return {
    width,
    height,
    cursor: { show: false },
    legend: { show: false },
    padding: [6, 0, 4, 0],
    scales: {
      x: { time: false, range: () => [-0.5, now().frames - 0.5] },
      length: {
        range: () => {
          const { points, reference } = now().profile;
          return top([...points.map(({ max }) => max), reference?.max ?? 0]);
        },
      },
      area: { range: () => top(now().profile.points.map(({ area }) => area)) },
    },
    axes: [
      { show: false },
      axis('length', 3, gutter, now, ({ unit }) => unit),
      axis('area', 1, gutter, now, ({ unit }) => squared(unit)),
    ],
    series: [
      {},
      series('length', 'up', now, ({ muted }) => muted),
      series('length', 'round', now, ({ text }) => text),
      series('length', 'down', now, ({ min }) => min),
      series('area', 'square', now, ({ area }) => area),
    ],
    hooks: {
      drawAxes: [
        ({ ctx, bbox, valToPos }) =>
          drawGround(ctx, bbox, now(), {
            x: (frame) => valToPos(frame, 'x', true),
            y: (length) => valToPos(length, 'length', true),
          }),
      ],
    },
  };
}

function axis(
  scale: string,
  side: number,
  size: number,
  now: () => ChartContent,
  unit: (profile: Profile) => string,
): uPlot.Axis {
  return {
    scale,
    side,
    size,
    font: chartFont(textScale()),
    gap: 4,
    space: 22 * textScale(),
    stroke: () => now().inks.muted,
    grid: side === 3 ? { stroke: () => now().inks.line, width: 1 } : { show: false },
    ticks: { stroke: () => now().inks.line, size: 4, width: 1 },
    values: (_, splits) =>
      splits.map((value, index) => (index === splits.length - 1 ? `${value} ${unit(now().profile)}` : String(value))),
  };
}

type Shape = 'up' | 'down' | 'round' | 'square';

/** Of so many points at the least size no shape can be told: each is a filled square, and one pixel of the screen has it once. */
const CROWDED = 1000;

function isCrowded({ points }: Profile): boolean {
  return points.length > CROWDED;
}

/** Width of a point's line, CSS pixels. */
const STROKE = 1.5;

/** Size of a point that waits to be accepted, beside one that counts. */
const WAITING = 0.75;

/** Points only: nothing is known between traced frames. Each reading has its own shape; hollow and smaller where the outline is not accepted. */
function series(
  scale: string,
  shape: Shape,
  now: () => ChartContent,
  of: (inks: ChartContent['inks']) => string,
): uPlot.Series {
  const ink = () => of(now().inks);
  return {
    scale,
    paths: () => null,
    points: {
      show: true,
      width: STROKE,
      stroke: ink,
      fill: () => (shape === 'square' && !isCrowded(now().profile) ? 'transparent' : ink()),
      paths: (plot, index, from, to) => shapes(plot, [index, from, to], scale, shape, now().profile),
    },
  };
}

function shapes(
  plot: uPlot,
  [index, from, to]: readonly [index: number, from: number, to: number],
  scale: string,
  shape: Shape,
  profile: Profile,
): uPlot.Series.Points.Paths {
  const { points } = profile;
  const crowded = isCrowded(profile);
  const [outline, filled] = [new Path2D(), new Path2D()];
  const radius = pointRadius(plot.data[0].length, plot.bbox.width / devicePixelRatio) * devicePixelRatio;
  const half = radius + (STROKE / 2) * devicePixelRatio;
  const drawn = new Set<number>();
  for (let i = from; i <= to; i++) {
    const x = plot.valToPos(plot.data[0]?.[i] ?? 0, 'x', true);
    const y = plot.valToPos(plot.data[index]?.[i] ?? 0, scale, true);
    const waits = points[i]?.outline.accepted === false;
    if (crowded) {
      const pixel = Math.round(y) * plot.ctx.canvas.width + Math.round(x);
      if (!drawn.has(pixel)) addShape(filled, 'square', Math.round(x), Math.round(y), half);
      drawn.add(pixel);
    } else {
      addShape(outline, shape, x, y, waits ? WAITING * radius : radius);
      if (!waits) addShape(filled, shape, x, y, radius);
    }
  }
  return { stroke: crowded ? null : outline, fill: filled };
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
