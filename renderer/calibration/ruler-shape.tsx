import { Circle, Group, Line } from 'react-konva';
import { placesOf } from '../../core/dicom/scale/calibration-operator.ts';
import type { OpenCurve } from '../../core/geometry/open-spline.ts';
import { lengthBetween, openSpline, polylineOf, scaledCurve, whereAlong } from '../../core/geometry/open-spline.ts';
import type { Contour } from '../../core/geometry/point.ts';
import type { RunRecord } from '../../core/session/document/document.ts';
import { recordFor } from '../state/scale.ts';
import type { PaneId } from '../state/store.ts';
import { paneOf, runNow, sessionNow, useApp } from '../state/store.ts';
import type { Layout } from '../viewport/stage.ts';
import { useIsShowing } from '../viewport/stage.ts';
import type { RulerLine as Laid } from './ruler.ts';
import { FIRST_TEXT, saidIntervals, textOn, useRuler } from './ruler.ts';

/** The calibration line over the picture of a pane: the one being laid while its tool is active, else the one in use on this frame. */
export function RulerShape({ pane, layout }: { readonly pane: PaneId; readonly layout: Layout }) {
  const session = useApp(sessionNow);
  const studyRun = useApp((state) => runNow(state, pane));
  const frame = useApp((state) => paneOf(state, pane).frame);
  const armed = useApp((state) => state.tool === 'calibrate' && state.activePane === pane);
  const shown = useApp((state) => state.overlaysShown);
  const laid = useRuler((state) => state.line);
  const uid = studyRun?.run.identity.sopInstanceUid ?? '';
  const words = useRuler((state) => (studyRun === null ? NO_WORDS : textOn(state, uid, studyRun.run.spacing)));
  const showing = useIsShowing(pane);
  if (studyRun === null || !showing) return null;
  const record = recordFor(studyRun, session);
  const being = armed && laid !== null;
  const line = being ? laidHere(laid, record, frame) : shown || armed ? inUse(record, frame) : null;
  if (line === null) return null;
  const { operatorScale } = record;
  const intervals = being ? saidIntervals(words, line.length) : (operatorScale?.intervals ?? null);
  return <RulerLine places={line} intervals={intervals} layout={layout} faint={!armed} />;
}

function laidHere({ run, frame: on, places }: Laid, record: RunRecord, frame: number): Contour | null {
  return run === record.sopInstanceUid && on === frame ? places : null;
}

function inUse({ operatorScale }: RunRecord, frame: number): Contour | null {
  return operatorScale?.frame === frame ? placesOf(operatorScale) : null;
}

const NO_WORDS = FIRST_TEXT.markers;
const COLOUR = '#8ff0a4';
/** CSS pixels: of a ring around a mark, of the cross through it, and of the gap between them. */
const LANDMARK = { ring: 6, faintRing: 2, from: 3, to: 10 };

function RulerLine(props: {
  readonly places: Contour;
  /** Equal parts in which it is shown; null: whole. */
  readonly intervals: number | null;
  readonly layout: Layout;
  readonly faint: boolean;
}) {
  const { places, intervals, layout, faint } = props;
  const { toScreen } = layout.transform;
  const curve = openSpline(places);
  const points = (curve === null ? places : polylineOf(curve)).flatMap(toScreen);
  return (
    <Group opacity={faint ? 0.4 : 1}>
      <Line points={points} stroke="#000" opacity={0.6} strokeWidth={4} />
      <Line points={points} stroke={COLOUR} strokeWidth={1.5} />
      {curve !== null &&
        divisions(curve, intervals ?? 1, layout).map((bar) => (
          <Line key={bar.join()} points={bar} stroke={COLOUR} strokeWidth={1.5} />
        ))}
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

/** Half the length of the bars between intervals, CSS pixels. */
const BAR = 5;

/** A bar across the line (screen) wherever one of its equal intervals ends, but for its own ends. */
function divisions(curve: OpenCurve, intervals: number, { transform, aspect }: Layout): readonly number[][] {
  const seen = scaledCurve(curve, { x: 1, y: aspect });
  const length = lengthBetween(seen, 0, seen.spans);
  return Array.from({ length: intervals - 1 }, (_, k) => {
    const { place, direction } = curve.at(whereAlong(seen, (length * (k + 1)) / intervals));
    const [x, y] = transform.toScreen(place);
    const [aheadX, aheadY] = transform.toScreen([place[0] + direction[0], place[1] + direction[1]]);
    const along = Math.hypot(aheadX - x, aheadY - y) || 1;
    const [dx, dy] = [(BAR * (aheadY - y)) / along, (BAR * (aheadX - x)) / along];
    return [x - dx, y + dy, x + dx, y - dy];
  });
}

const ARMS = [
  [-LANDMARK.to, 0, -LANDMARK.from, 0],
  [LANDMARK.from, 0, LANDMARK.to, 0],
  [0, -LANDMARK.to, 0, -LANDMARK.from],
  [0, LANDMARK.from, 0, LANDMARK.to],
];
