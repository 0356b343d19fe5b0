import type { Point } from '../../core/geometry/point.ts';
import { mayChange } from '../state/document.ts';
import { showTab } from '../state/editing.ts';
import { stopPlaying } from '../state/navigation.ts';
import { isHere, paneOf, runNow, useApp } from '../state/store.ts';
import { onPicture, pointAt } from '../tools/handles.ts';
import type { Drag } from '../viewport/drags.ts';
import { windowLevelDrag } from '../viewport/drags.ts';
import { pointEntries } from '../viewport/point-menu.ts';
import type { PointerDown, PointerHandler } from '../viewport/pointer-handler.ts';
import type { Layout } from '../viewport/stage.ts';
import { isShowing } from '../viewport/stage.ts';
import type { RulerLine } from './ruler.ts';
import { takeRulerPoint, textOn, useRuler, withMark } from './ruler.ts';
import { ontoMark } from './seen-marks.ts';

/**
 * Lays the calibration line: by dragging it or by a click at each end; along a marker catheter by a click
 * on each mark. Each place can be dragged; its context menu takes it away.
 */
export const rulerHandler: PointerHandler = {
  left: laid,
  right: () => windowLevelDrag(),
  menu: ({ at, layout }) => pointEntries(removalAt(at, layout)),
  cursor: () => 'crosshair',
};

/** Where an end goes that is put at a place: onto the mark there, unless Alt was held at the press. */
type Onto = (free: Point, layout: Layout) => Point;

/** The line when it lies on the frame on the screen. */
function lineHere(): RulerLine | null {
  const { line } = useRuler.getState();
  return line !== null && isHere(line, useApp.getState()) ? line : null;
}

function laid({ at, alt, layout }: PointerDown): Drag | null {
  const state = useApp.getState();
  const { run, frame } = paneOf(state);
  const studyRun = runNow(state);
  if (run === null || studyRun === null || !isShowing()) return null;
  if (!mayChange()) return null;
  stopPlaying();
  showTab('measure');
  const { object } = textOn(useRuler.getState(), run, studyRun.run.spacing);
  const onto: Onto = (free, now) => (alt ? free : ontoMark(free, object, now));
  const place = onto(placeAt(at, layout), layout);
  const line = lineHere();
  const grabbed = line === null ? null : pointAt(line.places, at, layout.transform.toScreen);
  if (line !== null && grabbed !== null) return placeDrag(line, grabbed, onto);
  if (object === 'markers') {
    const places = withMark(line?.places ?? [], place);
    return placeDrag({ run, frame, places }, places.indexOf(place), onto);
  }
  if (line?.places.length === 1) return placeDrag({ ...line, places: [...line.places, place] }, 1, onto);
  return endDrag({ run, frame, places: [place] }, place, onto);
}

/** Moves one place of the line. */
function placeDrag(line: RulerLine, index: number, onto: Onto): Drag {
  useRuler.setState({ line });
  const start = line.places[index] ?? [0, 0];
  return {
    move: (from, to, layout) =>
      useRuler.setState({
        line: { ...line, places: line.places.with(index, onto(moved(start, from, to, layout), layout)) },
      }),
    end: () => undefined,
  };
}

/** Pulls the second end out of the first one; what was only a click leaves the first alone. */
function endDrag(line: RulerLine, start: Point, onto: Onto): Drag {
  useRuler.setState({ line });
  return {
    move: (from, to, layout) =>
      useRuler.setState({ line: { ...line, places: [start, onto(moved(start, from, to, layout), layout)] } }),
    end: () => undefined,
  };
}

/** Takes away the place of the line that is there; null where there is none. */
function removalAt(at: Point, layout: Layout): (() => void) | null {
  const line = lineHere();
  const index = line === null ? null : pointAt(line.places, at, layout.transform.toScreen);
  return index === null ? null : () => takeRulerPoint(index);
}

function moved(start: Point, [fromX, fromY]: Point, [x, y]: Point, { transform, picture }: Layout): Point {
  const [byX, byY] = transform.distanceInPicture([x - fromX, y - fromY]);
  return onPicture([start[0] + byX, start[1] + byY], picture.width, picture.height);
}

function placeAt(at: Point, { transform, picture }: Layout): Point {
  return onPicture(transform.toPicture(at), picture.width, picture.height);
}
