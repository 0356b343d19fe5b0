import type { Contour } from '../../geometry/point.ts';
import type { PlanLumen } from '../../plan/case.ts';
import type { LumenFacts } from '../../plan/lumens.ts';
import { readLumens } from '../../plan/lumens.ts';
import type { Outline, Session } from '../document/document.ts';
import { recordOf } from '../document/run-record.ts';
import { takenInHand } from '../drawn/automatic.ts';
import type { SessionCase } from './case.ts';
import { lumenOf } from './case.ts';

/** A session while one of its outlines is elsewhere, and what its lumens then say. */
export interface Moved {
  readonly session: Session;
  readonly lumens: LumenFacts;
}

/**
 * A session with the knots of one outline (by its id) elsewhere, as its plan case has it once the hand lets go: whoever moves
 * a point stands for the line. Only that outline is read anew, so that it can be done with every movement. Null where the plan
 * has no part in the outline.
 */
export function movedTo(session: Session, sessionCase: SessionCase, id: string, knots: Contour): Moved | null {
  const outline = session.outlines.find((one) => one.id === id);
  if (outline === undefined || outline.repeatOf !== null || !sessionCase.planCase.ok) return null;
  const moved: Outline = { ...outline, knots, ...takenInHand(outline) };
  const lumen = lumenOf(moved, recordOf(session, outline.run));
  const before = sessionCase.planCase.value.lumens ?? [];
  const at = before.findIndex((one) => one.id === id);
  const [place, taken] = at === -1 ? [before.length, 0] : [at, 1];
  const lumens: readonly PlanLumen[] = before.toSpliced(place, taken, ...(typeof lumen === 'string' ? [] : [lumen]));
  const outlines = session.outlines.map((one) => (one.id === id ? moved : one));
  return { session: { ...session, outlines }, lumens: readLumens(lumens) };
}
