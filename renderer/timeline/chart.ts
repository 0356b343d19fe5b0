import uPlot from 'uplot';
import { greatestOf } from '../../core/extremes.ts';
import 'uplot/dist/uPlot.min.css';
import type { Profile } from '../../core/session/vein/profile.ts';
import type { ChartContent } from '../ui/chart-ground.ts';
import { chartFont, drawGround } from '../ui/chart-ground.ts';
import { squared } from '../ui/format.ts';
import { textScale } from '../ui/preferences.ts';
import type { Size } from '../ui/screen.ts';
import { pointDrawer } from './chart-points.ts';

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
    // Its points are drawn by their own rules: nothing is known between traced frames.
    series: [{}, ...['length', 'length', 'length', 'area'].map(unseen)],
    hooks: {
      drawAxes: [
        ({ ctx, bbox, valToPos }) =>
          drawGround(ctx, bbox, now(), {
            x: (frame) => valToPos(frame, 'x', true),
            y: (length) => valToPos(length, 'length', true),
          }),
      ],
      draw: [pointDrawer(now)],
    },
  };
}

/** What only tells a scale its values. */
function unseen(scale: string): uPlot.Series {
  return { scale, paths: () => null, points: { show: false } };
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
