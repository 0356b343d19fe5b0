import type { Contour } from '../../geometry/point.ts';
import type { Outline, RunRecord, Session } from '../document/document.ts';
import { freeNames } from '../document/naming.ts';
import { isFound } from './automatic.ts';
import { MADE_BY_PROGRAM } from './copying.ts';
import { markedSegment } from './saying.ts';

/** A border that was found on a frame (from 0): its knots in picture pixels, and how sure the program is of it, 0 to 1. */
export interface FoundBorder {
  readonly frame: number;
  readonly knots: Contour;
  readonly confidence: number;
}

/** What is said of a border before it was found; what is left out is unknown. */
type Said = Partial<Pick<Outline, 'role' | 'segment' | 'state'>>;

/**
 * Borders that were found on a run as outlines that wait to be accepted, in the order in which they are given; `said` holds for all of
 * them. A single one whose segment is not said gets that of the landmarks.
 */
export function foundOutlines(
  session: Session,
  record: RunRecord,
  borders: readonly FoundBorder[],
  said: Said,
  newId: () => string,
): readonly Outline[] {
  const { role = 'unknown', segment = 'unknown', state = 'unspecified' } = said;
  const names = freeNames(session.outlines, role, borders.length);
  const byMarks = role === 'other' || segment !== 'unknown' ? () => null : markedSegment(session, record);
  return borders.map(({ frame, knots, confidence }, k) => ({
    ...MADE_BY_PROGRAM,
    id: newId(),
    name: names[k] ?? '',
    run: record.sopInstanceUid,
    frame,
    knots,
    curve: 'spline',
    origin: 'automatic',
    confidence: Math.round(confidence * 1e4) / 1e4,
    role,
    segment: byMarks(frame) ?? segment,
    state,
  }));
}

/** The border that was found on a frame (from 0) of a run, one that waits before one that is accepted; null where there is none. */
export function foundOn({ outlines }: Session, run: string, frame: number): Outline | null {
  const found = outlines.filter((one) => one.run === run && one.frame === frame && isFound(one));
  return found.find(({ accepted }) => !accepted) ?? found[0] ?? null;
}
