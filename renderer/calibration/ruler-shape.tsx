import { Circle, Group, Line } from 'react-konva';
import { placesOf } from '../../core/dicom/scale/calibration-operator.ts';
import { openSpline, polylineOf } from '../../core/geometry/open-spline.ts';
import type { Contour } from '../../core/geometry/point.ts';
import type { RunRecord } from '../../core/session/document/document.ts';
import { recordFor } from '../state/scale.ts';
import type { PaneId } from '../state/store.ts';
import { paneOf, runNow, sessionNow, useApp } from '../state/store.ts';
import type { Layout } from '../viewport/stage.ts';
import { useIsShowing } from '../viewport/stage.ts';
import type { RulerLine as Laid } from './ruler.ts';
import { useRuler } from './ruler.ts';

/** The calibration line over the picture of a pane: the one being laid while its tool is active, else the one in use on this frame. */
export function RulerShape({ pane, layout }: { readonly pane: PaneId; readonly layout: Layout }) {
  const session = useApp(sessionNow);
  const studyRun = useApp((state) => runNow(state, pane));
  const frame = useApp((state) => paneOf(state, pane).frame);
  const armed = useApp((state) => state.tool === 'calibrate' && state.activePane === pane);
  const shown = useApp((state) => state.overlaysShown);
  const laid = useRuler((state) => state.line);
  const showing = useIsShowing(pane);
  if (studyRun === null || !showing) return null;
  const record = recordFor(studyRun, session);
  const line = armed && laid !== null ? laidHere(laid, record, frame) : shown || armed ? inUse(record, frame) : null;
  return line === null ? null : <RulerLine places={line} layout={layout} faint={!armed} />;
}

function laidHere({ run, frame: on, places }: Laid, record: RunRecord, frame: number): Contour | null {
  return run === record.sopInstanceUid && on === frame ? places : null;
}

function inUse({ operatorScale }: RunRecord, frame: number): Contour | null {
  return operatorScale?.frame === frame ? placesOf(operatorScale) : null;
}

const COLOUR = '#8ff0a4';
/** CSS pixels: of a ring around a mark, of the cross through it, and of the gap between them. */
const LANDMARK = { ring: 6, faintRing: 2, from: 3, to: 10 };

function RulerLine(props: { readonly places: Contour; readonly layout: Layout; readonly faint: boolean }) {
  const { places, layout, faint } = props;
  const { toScreen } = layout.transform;
  const curve = openSpline(places);
  const points = (curve === null ? places : polylineOf(curve)).flatMap(toScreen);
  return (
    <Group opacity={faint ? 0.4 : 1}>
      <Line points={points} stroke="#000" opacity={0.6} strokeWidth={4} />
      <Line points={points} stroke={COLOUR} strokeWidth={1.5} />
      {places.map(toScreen).map(([x, y], index) => (
        // A mark is its place in the list: while one is dragged nothing else tells it from its neighbours.
        <Group key={String(index)} x={x} y={y}>
          <Circle radius={faint ? LANDMARK.faintRing : LANDMARK.ring} stroke={COLOUR} strokeWidth={1.5} />
          {!faint && ARMS.map((arm) => <Line key={arm.join()} points={arm} stroke={COLOUR} strokeWidth={1.5} />)}
        </Group>
      ))}
    </Group>
  );
}

const ARMS = [
  [-LANDMARK.to, 0, -LANDMARK.from, 0],
  [LANDMARK.from, 0, LANDMARK.to, 0],
  [0, -LANDMARK.to, 0, -LANDMARK.from],
  [0, LANDMARK.from, 0, LANDMARK.to],
];
