import { memo, useMemo } from 'react';
import type { PolarPlan } from '../../core/dicom/longitudinal/longitudinal.ts';
import { remembered } from '../../core/remembered.ts';
import type { Outline, RunRecord } from '../../core/session/document/document.ts';
import { useApp } from '../state/store.ts';
import { useTextScale } from '../ui/preferences.ts';
import type { Size } from '../ui/screen.ts';
import type { CutOutline } from './cut-drawing.ts';
import { alike, layLabels, outlinesCut, segmentsMarked } from './cut-drawing.ts';
import { useShownMarks } from './moving-mark.ts';
import type { RunHere } from './run-here.ts';

/** Half the width of the stroke at a crossing, CSS pixels. */
const CAP = 4;
/** Outlines closer together than this (CSS pixels, on average) keep only their crossings, or they would hide the picture. */
const DENSE = 6;

/** So many outlines are cut without a rest. */
const WITHOUT_REST = 250;

interface Place {
  readonly here: RunHere;
  readonly plan: PolarPlan;
  readonly reach: number;
  readonly size: Size;
}

/** Over the cut, out to `reach` pixel widths from its middle: outlines where they cross its plane, marks, and the stretches between them. */
export function CutOverlay(props: Place) {
  const { here, plan, size } = props;
  const degrees = useApp((state) => state.cutDegrees);
  const shown = useApp((state) => state.overlaysShown);
  const outlines = useMemo(() => here.profile.points.map(({ outline }) => outline), [here.profile]);
  if (!shown || size.width === 0) return null;
  const stretches = Array.from({ length: Math.floor(outlines.length / WITHOUT_REST) }, (_, k) => k * WITHOUT_REST);
  const cut = { record: here.record, plan, degrees };
  return (
    <>
      {stretches.map((from) => (
        <Ahead key={from} {...cut} outlines={outlines} from={from} />
      ))}
      <Drawn {...props} {...cut} outlines={outlines} />
    </>
  );
}

interface Cut {
  readonly outlines: readonly Outline[];
  readonly record: RunRecord;
  readonly plan: PolarPlan;
  readonly degrees: number;
}

/** Cuts some of many outlines before all are drawn, each of which remembers it: a deferred render rests between one of these and the next. */
const Ahead = memo(function Ahead({ outlines, from, record, plan, degrees }: Cut & { readonly from: number }) {
  outlinesCut(outlines.slice(from, from + WITHOUT_REST), record, plan, degrees);
  return null;
});

function Drawn({ here, reach, size, outlines, record, plan, degrees }: Place & Cut) {
  const { frames } = here;
  const landmarks = useShownMarks(here.marks);
  useTextScale();
  const { width, height } = size;
  const cut = useMemo(() => outlinesCut(outlines, record, plan, degrees), [outlines, record, plan, degrees]);
  const x = (frame: number) => ((frame + 0.5) / frames) * width;
  // Between the first and the second crossing lies the lumen, between the second and a third its outside.
  const dense = cut.length * DENSE > width;
  const bar = (outline: CutOutline) => barOf(outline, frames, width, height, reach, dense);
  return (
    <>
      <svg className="cut-drawn" aria-hidden="true">
        {segmentsMarked(landmarks).map(({ name, first, last }) => (
          <rect key={name} className={name} x={x(first)} width={x(last) - x(first)} y={height - 6} height={6} />
        ))}
        {landmarks.map(({ id, frame, station }) => (
          <path key={id} className="mark" data-station={station} d={`M${x(frame)} 0V${height}`} />
        ))}
        {(dense ? alike(cut) : cut.map((one) => [one] as const)).map((group) => (
          <Strokes key={group[0].id} of={group} bar={bar} />
        ))}
      </svg>
      {layLabels(landmarks, frames, width).map(({ mark: landmark, text, left, row }) => (
        <span
          key={landmark.id}
          className="cut-label small"
          data-station={landmark.station}
          style={{ left, top: `${row * 1.125}rem` }}
        >
          {text}
        </span>
      ))}
    </>
  );
}

/** The stroke of an outline in a cut of so many frames and CSS pixels, out to `reach`: its crossings, and, unless it is dense, what lies between them. */
const barOf = remembered(
  ({ frame, crossings }: CutOutline, frames: number, width: number, height: number, reach: number, dense: boolean) => {
    const x = ((frame + 0.5) / frames) * width;
    const ends = crossings.map((distance) => (height / 2) * (1 - distance / reach));
    const cap = dense ? 1 : CAP;
    const between = dense ? [] : ends.map((y, index) => `${index % 2 === 0 ? `M${x} ` : 'V'}${y}`);
    return [...between, ...ends.map((y) => `M${x - cap} ${y}h${2 * cap}`)].join('');
  },
);

/** Outlines in the cut that look alike, in one stroke: hundreds of strokes of their own would cost a turn too much. */
function Strokes(props: {
  readonly of: readonly [CutOutline, ...CutOutline[]];
  readonly bar: (outline: CutOutline) => string;
}) {
  const [{ role, frame, accepted }] = props.of;
  const d = props.of.map(props.bar).join('');
  return (
    <g opacity={accepted ? 1 : 0.5} data-testid="cut-outline" data-frame={frame + 1}>
      <path className="under" d={d} />
      <path className={role} d={d} />
    </g>
  );
}
