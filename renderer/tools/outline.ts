import type { Contour } from '../../core/geometry/point.ts';
import type { Command } from '../../core/session/document/commands.ts';
import type { Outline, RunRecord, Segment, Session } from '../../core/session/document/document.ts';
import { freeName } from '../../core/session/document/naming.ts';
import { repeatOf } from '../../core/session/drawn/repeats.ts';
import { markedSegment, mayDecide } from '../../core/session/drawn/saying.ts';
import type { Curve } from '../../core/session/drawn/shapes.ts';
import type { Drawing } from '../state/store.ts';
import type { Making } from './drawing.ts';

/** A closed curve and the knots that it runs through. */
interface Shape {
  readonly knots: Contour;
  readonly curve: Curve;
}

/** The command that adds a traced lumen: a new outline, or one more tracing of the lumen that was to be traced again. */
export function tracedOutline({ frame, repeatOf: id }: Drawing, shape: Shape, making: Making): Command {
  const first = making.session.outlines.find((outline) => outline.id === id);
  const outline =
    first === undefined
      ? newOutline(making, frame, shape.knots)
      : repeatOf(first, making.session.outlines, shape.knots, making.id);
  return { type: 'addOutline', outline: { ...outline, curve: shape.curve } };
}

/**
 * A new outline of which is said what was said before it was traced, and the segment that landmarks give its frame. Nothing
 * else is known of it: what it is, is the operator's word.
 */
function newOutline({ session, record, id, tracing }: Making, frame: number, knots: Contour): Outline {
  const { role = 'unknown', segment = 'unknown', state = 'unspecified' } = tracing ?? {};
  return {
    id,
    name: freeName(session.outlines, role),
    run: record.sopInstanceUid,
    frame,
    knots,
    curve: 'spline',
    origin: 'hand',
    confidence: null,
    accepted: true,
    role,
    segment: agreed(segment, session, record, frame),
    state,
    normal: null,
    primary: role === 'lesion' && mayDecide(session, record, id),
    repeatOf: null,
  };
}

/** A segment that was said beforehand and one that landmarks give; unknown where they are not the same. */
function agreed(said: Segment, session: Session, record: RunRecord, frame: number): Segment {
  const marked = markedSegment(session, record)(frame);
  if (marked === null || said === 'unknown') return marked ?? said;
  return marked === said ? said : 'unknown';
}
