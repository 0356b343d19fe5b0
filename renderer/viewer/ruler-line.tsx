import type { Point } from '../../core/geometry/point.ts';
import type { RunRecord } from '../../core/session/document.ts';
import { runNow, sessionNow, useApp } from '../store.ts';
import { useRuler } from '../tools/ruler.ts';
import { recordFor } from './scale.ts';
import type { Layout } from './stage.ts';
import { layoutNow, useStage } from './stage.ts';

/** The calibration line over the picture: the one being laid while its tool is armed, else the one in use on this frame. */
export function RulerLayer() {
  const session = useApp(sessionNow);
  const studyRun = useApp(runNow);
  const frame = useApp((state) => state.frame);
  const armed = useApp((state) => state.tool === 'calibrate');
  const shown = useApp((state) => state.overlaysShown);
  const laid = useRuler((state) => state.line);
  useApp((state) => state.view);
  useStage((stage) => stage.size);
  const painted = useStage((stage) => stage.painted);
  const layout = layoutNow();
  if (studyRun === null || layout === null || painted?.frame !== frame) return null;
  const record = recordFor(studyRun, session);
  const line = armed && laid !== null ? laidHere(laid, record, frame) : shown || armed ? inUse(record, frame) : null;
  return line === null ? null : <Line ends={line} layout={layout} faint={!armed} />;
}

type Ends = readonly [Point, Point | null];

function laidHere(
  line: { run: string; frame: number; from: Point; to: Point | null },
  record: RunRecord,
  frame: number,
) {
  return line.run === record.sopInstanceUid && line.frame === frame ? ([line.from, line.to] as const) : null;
}

function inUse({ operatorScale }: RunRecord, frame: number): Ends | null {
  return operatorScale?.frame === frame ? [operatorScale.from, operatorScale.to] : null;
}

const INK = '#8ff0a4';

function Line({ ends, layout, faint }: { readonly ends: Ends; readonly layout: Layout; readonly faint: boolean }) {
  const { toScreen } = layout.transform;
  const [x1, y1] = toScreen(ends[0]);
  const [x2, y2] = ends[1] === null ? [x1, y1] : toScreen(ends[1]);
  const places = ends[1] === null ? [[x1, y1] as const] : [[x1, y1] as const, [x2, y2] as const];
  return (
    <svg
      className="overlay"
      width={layout.viewport.width}
      height={layout.viewport.height}
      opacity={faint ? 0.4 : 1}
      aria-hidden="true"
    >
      <line x1={x1} y1={y1} x2={x2} y2={y2} stroke="#000" strokeOpacity="0.6" strokeWidth="4" />
      <line x1={x1} y1={y1} x2={x2} y2={y2} stroke={INK} strokeWidth="1.5" />
      {places.map(([x, y], index) => (
        <g key={index === 0 ? 'from' : 'to'} stroke={INK} strokeWidth="1.5" fill="none">
          <circle cx={x} cy={y} r="6" />
          <path d={`M${x - 10} ${y}h7M${x + 3} ${y}h7M${x} ${y - 10}v7M${x} ${y + 3}v7`} />
        </g>
      ))}
    </svg>
  );
}
