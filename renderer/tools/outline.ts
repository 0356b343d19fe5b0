import type { Contour } from '../../core/geometry/point.ts';
import type { Outline, Role, Segment, Session } from '../../core/session/document.ts';
import { freeName } from '../../core/session/naming.ts';

/** Where a role's outlines usually lie. */
const USUAL: Readonly<Record<Role, Segment>> = { lesion: 'CIV', reference: 'EIV', other: 'CIV' };

/**
 * A new outline with what is most likely said about it: a run's lesion first, then its reference (not yet
 * called normal: that is the operator's word), then neither. A lesion decides when no other outline does.
 */
export function newOutline(session: Session, run: string, frame: number, knots: Contour, id: string): Outline {
  const here = session.outlines.filter((outline) => outline.run === run);
  const role = roleOfNext(here);
  return {
    id,
    name: freeName(session.outlines, role),
    run,
    frame,
    knots,
    curve: 'spline',
    origin: 'hand',
    accepted: true,
    role,
    segment: USUAL[role],
    state: 'unspecified',
    normal: false,
    primary: role === 'lesion' && !session.outlines.some((outline) => outline.primary),
    repeatOf: null,
  };
}

function roleOfNext(here: readonly Outline[]): Role {
  if (!here.some(({ role }) => role === 'lesion')) return 'lesion';
  return here.some(({ role }) => role === 'reference') ? 'other' : 'reference';
}
