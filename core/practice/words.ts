import type { Point } from '../geometry/point.ts';
import type { FrameTruth } from './truth.ts';

/** A length in the picture, without its sign: "0.45 mm". */
export function short(mm: number): string {
  return `${Math.abs(mm).toFixed(2)} mm`;
}

/** A length along the vein, without its sign: "14.0 mm". */
export function long(mm: number): string {
  return `${Math.abs(mm).toFixed(1)} mm`;
}

/** A share, without its sign: "4.0 %". */
export function percent(share: number): string {
  return `${Math.abs(share).toFixed(1)} %`;
}

/** What a good reading gets: "Correct to within 0.12 mm." */
export function correctTo(amount: string): string {
  return `Correct to within ${amount}.`;
}

/** Why nothing that needs a plan could be scored. */
export function withoutPlan(refused: string | null): string {
  return `No plan can be made from this session: ${refused}.`;
}

/** "1 frame", "12 frames". */
export function frames(count: number): string {
  return `${count} ${count === 1 ? 'frame' : 'frames'}`;
}

/** The direction of a place from a centre as on a clock in the picture, 12 at the top. */
export function clock([x, y]: Point, centre: Point): string {
  const hour = Math.round((Math.atan2(x - centre[0], centre[1] - y) / (2 * Math.PI)) * 12);
  return `${((hour + 11) % 12) + 1} o’clock`;
}

/** Segments as they are spoken of. */
export const SEGMENTS: Readonly<Record<FrameTruth['segment'], string>> = {
  IVC: 'inferior vena cava',
  confluence: 'iliocaval confluence',
  CIV: 'common iliac vein',
  EIV: 'external iliac vein',
  CFV: 'common femoral vein',
};

/** States of the breath and of the patient as they are spoken of. */
export function stateText(state: FrameTruth['state']): string {
  switch (state) {
    case 'expiration':
      return 'end-expiration';
    case 'inspiration':
      return 'end-inspiration';
    case 'between':
      return 'mid-breath';
    case 'unspecified':
      return 'no breathing state';
    default:
      return state;
  }
}

/** A reason that follows the name of an outline, without the numbers of edges that nobody sees. */
export function plainReason(because: string): string {
  return because.replace(/^is not a simple outline: the outline (touches or crosses itself).*/, '$1');
}

/** Why an outline does not count, as a sentence; some reasons are written to follow its name. */
export function notCounted(name: string, because: string): string {
  const reason = plainReason(because);
  return /^(is|has|encloses|touches) /.test(reason) ? `${name} ${reason}.` : `${name} does not count: ${reason}.`;
}
