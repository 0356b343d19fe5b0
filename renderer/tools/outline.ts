import type { Contour } from '../../core/geometry/point.ts';
import type { Command } from '../../core/session/document/commands.ts';
import type { Outline, Role, RunRecord, Segment, Session } from '../../core/session/document/document.ts';
import { freeName } from '../../core/session/document/naming.ts';
import { pictureKind } from '../../core/session/document/picture-kind.ts';
import { repeatOf } from '../../core/session/drawn/repeats.ts';
import type { Curve } from '../../core/session/drawn/shapes.ts';
import type { Drawing } from '../state/store.ts';
import type { Making } from './drawing.ts';

/** Where a role's outlines usually lie. */
const USUAL: Readonly<Record<Role, Segment>> = { lesion: 'CIV', reference: 'EIV', other: 'CIV' };

/** What to say of an outline that gets another role: its segment follows while it is still the one usual for its role. */
export function inRole({ role: before, segment }: Outline, role: Role): Pick<Outline, 'role' | 'segment'> {
  return { role, segment: segment === USUAL[before] ? USUAL[role] : segment };
}

/** A closed curve and the knots that it runs through. */
interface Shape {
  readonly knots: Contour;
  readonly curve: Curve;
}

/** The command that adds a traced lumen: a new outline, or one more tracing of the lumen that was to be traced again. */
export function tracedOutline({ frame, repeatOf: id }: Drawing, shape: Shape, making: Making): Command {
  const { session, record } = making;
  const first = session.outlines.find((outline) => outline.id === id);
  const outline =
    first === undefined
      ? newOutline(session, record, frame, shape.knots, making.id)
      : repeatOf(first, session.outlines, shape.knots, making.id);
  return { type: 'addOutline', outline: { ...outline, curve: shape.curve } };
}

/**
 * A new outline with what is most likely said about it: a run's lesion first, then its reference (not yet
 * called normal: that is the operator's word), then neither. A lesion decides when no other outline does; one on a
 * venogram cannot, so that it takes nothing away from the one on IVUS.
 */
function newOutline(session: Session, record: RunRecord, frame: number, knots: Contour, id: string): Outline {
  const run = record.sopInstanceUid;
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
    primary:
      role === 'lesion' && pictureKind(record) !== 'projection' && !session.outlines.some((outline) => outline.primary),
    repeatOf: null,
  };
}

function roleOfNext(here: readonly Outline[]): Role {
  if (!here.some(({ role }) => role === 'lesion')) return 'lesion';
  return here.some(({ role }) => role === 'reference') ? 'other' : 'reference';
}
