import { placesOf } from '../../core/dicom/scale/calibration-operator.ts';
import { openSpline, polylineOf } from '../../core/geometry/open-spline.ts';
import type { Contour } from '../../core/geometry/point.ts';
import type { RunRecord } from '../../core/session/document/document.ts';
import { recordFor } from '../state/scale.ts';
import { runNow, sessionNow, useApp } from '../state/store.ts';
import type { Layout } from '../viewport/stage.ts';
import { layoutNow, useStage } from '../viewport/stage.ts';
import type { RulerLine } from './ruler.ts';
import { useRuler } from './ruler.ts';

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
  return line === null ? null : <Line places={line} layout={layout} faint={!armed} />;
}

function laidHere({ run, frame: on, places }: RulerLine, record: RunRecord, frame: number): Contour | null {
  return run === record.sopInstanceUid && on === frame ? places : null;
}

function inUse({ operatorScale }: RunRecord, frame: number): Contour | null {
  return operatorScale?.frame === frame ? placesOf(operatorScale) : null;
}

const INK = '#8ff0a4';

function Line(props: { readonly places: Contour; readonly layout: Layout; readonly faint: boolean }) {
  const { places, layout, faint } = props;
  const { toScreen } = layout.transform;
  const curve = openSpline(places);
  const points = (curve === null ? places : polylineOf(curve)).map((place) => toScreen(place).join(',')).join(' ');
  return (
    <svg
      className="overlay"
      width={layout.viewport.width}
      height={layout.viewport.height}
      opacity={faint ? 0.4 : 1}
      aria-hidden="true"
      fill="none"
    >
      <polyline points={points} stroke="#000" strokeOpacity="0.6" strokeWidth="4" />
      <polyline points={points} stroke={INK} strokeWidth="1.5" />
      {places.map(toScreen).map(([x, y], index) => (
        // A mark is its place in the list: while one is dragged nothing else tells it from its neighbours.
        <g key={String(index)} stroke={INK} strokeWidth="1.5">
          <circle cx={x} cy={y} r={faint ? 2 : 6} />
          {!faint && <path d={`M${x - 10} ${y}h7M${x + 3} ${y}h7M${x} ${y - 10}v7M${x} ${y + 3}v7`} />}
        </g>
      ))}
    </svg>
  );
}
