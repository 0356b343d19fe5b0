/** A wheel that moves this far (CSS pixels) in one event is a wheel with notches; a finer one is a trackpad. */
const NOTCH = 50;
/** What browsers report for one notch. */
const FULL_NOTCH = 120;
/** Trackpad travel for one step. */
const TRAVEL = 40;

/** Wheel travel that zooms by a factor of e; a pinch on a trackpad reports far less of it. */
const ZOOM_TRAVEL = { notches: 500, pinch: 100 };

/** The unit in which a wheel event reports its travel. */
export type WheelUnit = 'pixel' | 'line' | 'page';

/** How much a wheel event zooms: up magnifies; a pinch follows the fingers. */
export function zoomFactor(delta: number, unit: WheelUnit): number {
  const travel = unit === 'pixel' ? delta : Math.sign(delta) * FULL_NOTCH;
  return Math.exp(-travel / (Math.abs(travel) >= NOTCH ? ZOOM_TRAVEL.notches : ZOOM_TRAVEL.pinch));
}

/** What a wheel event of a certain size means: whole steps (down is positive) and the trackpad travel left over for the next one. */
export function wheelSteps(travelled: number, delta: number, unit: WheelUnit): { steps: number; left: number } {
  if (unit !== 'pixel') return { steps: Math.sign(delta), left: 0 };
  if (Math.abs(delta) >= NOTCH)
    return { steps: Math.sign(delta) * Math.max(1, Math.round(Math.abs(delta) / FULL_NOTCH)), left: 0 };
  // Turning back does not first have to undo what was left over.
  const sum = travelled * delta < 0 ? delta : travelled + delta;
  const steps = Math.trunc(sum / TRAVEL);
  return { steps, left: sum - steps * TRAVEL };
}
