import { remembered } from '../../remembered.ts';
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
  const keys = keysLike(session.outlines, outline);
  const { before, after } = around(keys, outline.frame);
  const [from, to] = isKey(outline) ? (after === undefined ? [before, outline] : [outline, after]) : [before, after];
  return from === undefined || to === undefined ? null : { from, to };
}

/** The nearest outlines before and after a frame (from 0), in a list in the order of frames. */
export function around(
  keys: readonly Outline[],
  frame: number,
): { readonly before: Outline | undefined; readonly after: Outline | undefined } {
  return { before: keys[firstBehind(keys, frame - 1) - 1], after: keys[firstBehind(keys, frame)] };
}

/** The place of the first outline behind a frame, in a list in the order of frames. */
function firstBehind(keys: readonly Outline[], frame: number): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle]?.frame ?? 0) > frame) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isKey({ accepted, repeatOf }: Outline): boolean {
  return accepted && repeatOf === null;
}

/** The accepted first tracings of an outline's vessel on its run, by frame. */
function keysLike(outlines: readonly Outline[], outline: Outline): readonly Outline[] {
  return keysByVessel(outlines).get(vesselOf(outline)) ?? [];
}

/** The key outlines of each vessel of a run by frame, sorted once for each list. */
const keysByVessel = remembered((outlines: readonly Outline[]): ReadonlyMap<string, readonly Outline[]> => {
  const keys = new Map<string, Outline[]>();
  for (const outline of outlines.filter(isKey).sort((a, b) => a.frame - b.frame)) {
    const known = keys.get(vesselOf(outline));
    if (known === undefined) keys.set(vesselOf(outline), [outline]);
    else known.push(outline);
  }
  return keys;
});

/** What an outline means, by which it is like others: its run, role and segment. */
export const vesselOf = remembered(({ run, role, segment }: Outline): string => `${run} ${role} ${segment}`);

function isLike(a: Outline, b: Outline): boolean {
  return vesselOf(a) === vesselOf(b);
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
