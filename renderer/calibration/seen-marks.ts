import { greysOf } from '../../core/dicom/picture/greys.ts';
import { intervalsAlong, markNear } from '../../core/dicom/scale/seen-marks.ts';
import type { Contour, Point } from '../../core/geometry/point.ts';
import { remembered } from '../../core/remembered.ts';
import type { Layout } from '../viewport/stage.ts';
import { stageOf, useStage } from '../viewport/stage.ts';
import type { RulerLine, RulerText } from './ruler.ts';

/** CSS pixels within which a mark in the picture attracts an end of the line. */
const ATTRACTS = 8;

const greysNow = remembered(greysOf);

/** A place (picture pixels) moved onto the mark beside it in the picture on the screen, if one is seen; a catheter's edge is none. */
export function ontoMark(place: Point, object: RulerText['object'], { transform }: Layout): Point {
  const { painted } = stageOf();
  if (painted === null || object === 'catheter') return place;
  const reach = ATTRACTS / Math.max(transform.scaleX, transform.scaleY);
  return markNear(greysNow(painted.picture), place, Math.min(MOST_PIXELS, reach)) ?? place;
}

/** Picture pixels that are looked through at most, however small the picture is shown. */
const MOST_PIXELS = 10;

/** How many equal intervals are seen along the line on the picture on the screen; null where that is not sure. */
export function useSeenIntervals(line: RulerLine, { object }: RulerText): number | null {
  const painted = useStage((stage) => stage.painted);
  const here = painted !== null && painted.run === line.run && painted.frame === line.frame;
  return here && object !== 'catheter' ? seenOn(painted.picture, line.places) : null;
}

const seenOn = remembered((picture: Parameters<typeof greysOf>[0], places: Contour) =>
  intervalsAlong(greysNow(picture), places),
);
