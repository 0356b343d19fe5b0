import { ellipseThrough } from '../../core/geometry/ellipse.ts';
import { resizedAxes, turnedAxes } from '../../core/geometry/ellipse-axes.ts';
import type { Contour, Point } from '../../core/geometry/point.ts';
import { distance } from '../../core/geometry/polygon.ts';
import { scaled, unscaled } from '../../core/session/drawn/readings.ts';
import type { Grips, Seen } from './grips.ts';
import { isOnPath, pointAt } from './handles.ts';

/** CSS pixels from the first axis end to the handle that turns. */
const TURN_AWAY = 24;
const ENDS = 4;
/** Picture pixels from the centre that an axis end keeps at least. */
const LEAST_HALF = 0.5;

/** An ellipse is pulled by its four axis ends and turned by a handle beyond the first one; its line moves it. */
export const ELLIPSE_GRIPS: Grips = {
  handles,
  gripAt: (ends, at, seen) => {
    const { toScreen } = seen.transform;
    const index = pointAt(handles(ends, seen), at, toScreen);
    if (index !== null) return { kind: 'handle', index };
    const line = ellipseThrough(ends).map(toScreen);
    return isOnPath(line, at, true) ? { kind: 'line' } : null;
  },
  pulled: (ends, index, to, { scale }) => {
    const [place = to] = scaled([to], scale);
    const inUnit = scaled(ends, scale);
    const changed = index < ENDS ? resizedAxes(inUnit, index, place, LEAST_HALF * scale.x) : turnedAxes(inUnit, place);
    return changed.map((end) => unscaled(end, scale));
  },
  labelOf: (index) => (index < ENDS ? 'resize outline' : 'rotate outline'),
  loose: false,
};

function handles(ends: Contour, seen: Seen): Contour {
  const turn = turnHandle(ends, seen);
  return turn === null ? ends : [...ends, turn];
}

/** Beyond the first end, or on the near side of it where beyond is out of sight. */
function turnHandle([first, , opposite]: Contour, { transform, viewport }: Seen): Point | null {
  if (first === undefined || opposite === undefined) return null;
  const end = transform.toScreen(first);
  const far = transform.toScreen(opposite);
  const length = distance(end, far);
  if (length === 0) return null;
  const away = (by: number): Point => [
    end[0] + (by * (end[0] - far[0])) / length,
    end[1] + (by * (end[1] - far[1])) / length,
  ];
  const beyond = away(TURN_AWAY);
  const inSight = beyond[0] > 0 && beyond[1] > 0 && beyond[0] < viewport.width && beyond[1] < viewport.height;
  return transform.toPicture(inSight ? beyond : away(-TURN_AWAY));
}
