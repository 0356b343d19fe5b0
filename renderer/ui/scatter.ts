import uPlot from 'uplot';
import { greatestOf, leastOf } from '../../core/extremes.ts';
import 'uplot/dist/uPlot.min.css';
import { chartFont } from './chart-ground.ts';
import type { Size } from './screen.ts';

/** A line across the plot at a value, with what it stands for. */
interface Level {
  readonly at: number;
  readonly label: string;
  readonly dash: readonly number[];
}

/** What a scatter plot shows. */
export interface ScatterContent {
  /** By rising x. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly levels: readonly Level[];
  readonly x: { readonly label: string; readonly whole: boolean };
  readonly y: { readonly label: string };
  /** The points in their order are one story: they are joined. */
  readonly joined: boolean;
  /** How many times its usual size text has. */
  readonly textScale: number;
  readonly inks: Readonly<Record<'text' | 'muted' | 'line' | 'mark', string>>;
}

/** Part of the range that stays free on each side. */
const MARGIN = 0.12;

/** Draws points over levels into an element; it takes no input. Gives the function that takes the chart away. */
export function scatterIn(element: HTMLElement, size: Size, content: ScatterContent): () => void {
  const plot = new uPlot(options(size, content), dataOf(content), element);
  return () => plot.destroy();
}

function dataOf({ points }: ScatterContent): uPlot.AlignedData {
  return [points.map(({ x }) => x), points.map(({ y }) => y)];
}

function options({ width, height }: Size, content: ScatterContent): uPlot.Options {
  return {
    width,
    height,
    cursor: { show: false },
    legend: { show: false },
    padding: [10, 12, 0, 0],
    scales: {
      x: {
        time: false,
        range: () =>
          rangeOf(
            content.points.map(({ x }) => x),
            content.x.whole,
          ),
      },
      y: {
        range: () => rangeOf([0, ...content.points.map(({ y }) => y), ...content.levels.map(({ at }) => at)], false),
      },
    },
    axes: [
      { ...axis(content, 34), label: content.x.label, incrs: content.x.whole ? [1, 2, 5, 10, 20, 50, 100] : STEPS },
      { ...axis(content, 52), label: content.y.label },
    ],
    series: [
      {},
      {
        stroke: () => content.inks.mark,
        width: 1,
        paths: (plot, index, from, to) =>
          content.joined ? (uPlot.paths.linear?.()(plot, index, from, to) ?? null) : null,
        points: { show: true, size: 8, width: 1.5, fill: () => content.inks.mark, stroke: () => content.inks.text },
      },
    ],
    hooks: { drawAxes: [(plot) => drawLevels(plot, content)] },
  };
}

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500];

function axis(content: ScatterContent, size: number): uPlot.Axis {
  return {
    size: size * content.textScale,
    font: chartFont(content.textScale),
    labelFont: chartFont(content.textScale),
    labelSize: 18 * content.textScale,
    gap: 4,
    stroke: () => content.inks.muted,
    grid: { stroke: () => content.inks.line, width: 1 },
    ticks: { stroke: () => content.inks.line, size: 4, width: 1 },
  };
}

/** All values with room around them; whole numbers get half a step. */
function rangeOf(values: readonly number[], whole: boolean): [number, number] {
  const [least, most] = [leastOf(values), greatestOf(values)];
  if (!Number.isFinite(least)) return [0, 1];
  const room = whole ? 0.5 : Math.max((most - least) * MARGIN, Math.abs(most) * 0.02, 0.05);
  return [least - room, most + room];
}

function drawLevels({ ctx, bbox, valToPos }: uPlot, { levels, inks, textScale }: ScatterContent): void {
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.lineWidth = ratio;
  ctx.font = chartFont(textScale * ratio);
  ctx.textAlign = 'right';
  ctx.textBaseline = 'bottom';
  for (const { at, label, dash } of levels) {
    const y = valToPos(at, 'y', true);
    ctx.strokeStyle = inks.muted;
    ctx.fillStyle = inks.text;
    ctx.setLineDash(dash.map((length) => length * ratio));
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.fillText(label, bbox.left + bbox.width - 4 * ratio, y - 2 * ratio);
  }
  ctx.restore();
}
