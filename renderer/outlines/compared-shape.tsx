import type { Contour, Point } from '../../core/geometry/point.ts';
import type { Outline, RunRecord } from '../../core/session/document/document.ts';
import { readOutline, unscaled } from '../../core/session/drawn/readings.ts';
import { squared } from '../ui/format.ts';
import { measured, useUnits } from '../ui/measured.ts';
import type { Layout } from '../viewport/stage.ts';

/** Room (CSS pixels) that a label keeps to the edges, and the height of its lines. */
const MARGIN = 6;
const LINE = 16;
/** CSS pixels of an average letter of a label. */
const LETTER = 6.6;

/** The outlines of one frame over the second picture, each with its least and largest diameter and its readings; it takes no input. */
export function ComparedOutlines(props: {
  readonly outlines: readonly Outline[];
  readonly record: RunRecord;
  readonly layout: Layout;
}) {
  const { outlines, record, layout } = props;
  const { width, height } = layout.viewport;
  useUnits();
  return (
    <svg className="overlay compared-outlines" width={width} height={height} aria-hidden="true">
      {outlines.map((outline) => (
        <Shape key={outline.id} outline={outline} record={record} layout={layout} />
      ))}
    </svg>
  );
}

function Shape(props: { readonly outline: Outline; readonly record: RunRecord; readonly layout: Layout }) {
  const { outline, record, layout } = props;
  const { toScreen } = layout.transform;
  const { polygon, readings, scale, problem } = readOutline(outline, record);
  const line = polygon.map(toScreen);
  const points = line.map((place) => place.join(',')).join(' ');
  const { unit } = scale;
  const words =
    readings === null
      ? [outline.name, `no readings: ${problem}`]
      : [
          `${outline.name}${outline.accepted ? '' : ', not accepted'}`,
          `min ${measured(readings.min, unit)} · mean ${measured(readings.mean, unit)} · max ${measured(readings.max, unit)}`,
          `area ${measured(readings.area, squared(unit))}`,
        ];
  const screen = (ends: readonly [Point, Point]) => ends.map((end) => toScreen(unscaled(end, scale)));
  return (
    <g className={readings === null ? 'bad' : outline.role} data-testid="compared-outline">
      <polygon className="under" points={points} />
      <polygon className={outline.accepted ? 'line' : 'line unaccepted'} points={points} />
      {readings !== null && <Chord ends={screen(readings.maxEnds)} />}
      {readings !== null && <Chord ends={screen(readings.minEnds)} least />}
      <Words lines={words} polygon={line} layout={layout} />
    </g>
  );
}

function Chord({ ends, least = false }: { readonly ends: readonly Point[]; readonly least?: boolean }) {
  return <polyline className={least ? 'chord least' : 'chord'} points={ends.map((end) => end.join(',')).join(' ')} />;
}

/** Below the outline's middle, pushed back into the picture only as far as needed. */
function Words(props: { readonly lines: readonly string[]; readonly polygon: Contour; readonly layout: Layout }) {
  const { lines, polygon, layout } = props;
  const { width, height } = layout.viewport;
  const xs = polygon.map(([x]) => x);
  const half = (Math.max(...lines.map((line) => line.length)) * LETTER) / 2 + MARGIN;
  const middle = (Math.min(...xs) + Math.max(...xs)) / 2;
  const x = Math.max(half, Math.min(width - half, middle));
  const below = Math.max(...polygon.map(([, y]) => y)) + 2 * LINE;
  const y = Math.max(LINE, Math.min(height - MARGIN - LINE * (lines.length - 1), below));
  return (
    <text x={x} y={y} textAnchor="middle">
      {lines.map((line, index) => (
        <tspan key={line} x={x} dy={index === 0 ? 0 : LINE}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
