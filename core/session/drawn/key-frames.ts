import type { Outline, Session } from '../document/document.ts';

/** Two accepted outlines that mean the same vessel on two frames of a run, the earlier frame first. */
export interface KeyPair {
  readonly from: Outline;
  readonly to: Outline;
}

/**
 * The key outlines around an outline: the nearest accepted ones of its role and segment before and after its frame; an
 * accepted outline is one of them itself, with the next one, or with the one before where none follows. Null without two.
 */
export function keyPairAt(session: Session, outline: Outline): KeyPair | null {
  const keys = keysLike(session, outline);
  const before = keys.findLast(({ frame }) => frame < outline.frame);
  const after = keys.find(({ frame }) => frame > outline.frame);
  const [from, to] = isKey(outline) ? (after === undefined ? [before, outline] : [outline, after]) : [before, after];
  return from === undefined || to === undefined ? null : { from, to };
}

function isKey({ accepted, repeatOf }: Outline): boolean {
  return accepted && repeatOf === null;
}

/** By frame. */
function keysLike(session: Session, outline: Outline): readonly Outline[] {
  return session.outlines.filter((one) => isKey(one) && isLike(one, outline)).toSorted((a, b) => a.frame - b.frame);
}

function isLike(a: Outline, b: Outline): boolean {
  return a.run === b.run && a.role === b.role && a.segment === b.segment;
}

/** Outlines between two key outlines, of their role and segment, that wait to be accepted. */
export function pendingBetween({ outlines }: Session, { from, to }: KeyPair): readonly Outline[] {
  return outlines.filter((one) => !one.accepted && isLike(one, from) && one.frame > from.frame && one.frame < to.frame);
}

/** True where a frame (from 0) may get an interpolated outline: nothing of the role lies there but an earlier interpolated one that is not accepted. */
export function hasRoom({ outlines }: Session, { from }: KeyPair, frame: number): boolean {
  return !outlines.some(
    ({ run, role, repeatOf, accepted, origin, ...one }) =>
      run === from.run &&
      one.frame === frame &&
      role === from.role &&
      repeatOf === null &&
      (accepted || origin !== 'interpolation'),
  );
}
