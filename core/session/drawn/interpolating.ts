import type { Pairing } from '../../geometry/between.ts';
import { PLACES, paired, shapeBetween } from '../../geometry/between.ts';
import { principalAxes } from '../../geometry/ellipse.ts';
import type { Flat } from '../../geometry/flat.ts';
import type { Contour } from '../../geometry/point.ts';
import { contourProblem } from '../../measure/lumen.ts';
import { remembered } from '../../remembered.ts';
import type { Result } from '../../result.ts';
import { fail, ok } from '../../result.ts';
import type { Outline, RunRecord, Session } from '../document/document.ts';
import { freeNames } from '../document/naming.ts';
import { recordOf } from '../document/run-record.ts';
import { MADE_BY_PROGRAM } from './copying.ts';
import type { KeyPair } from './key-frames.ts';
import { hasRoom, pendingBetween } from './key-frames.ts';
import { flatScaled, readOutline, type Scale, unscaled } from './readings.ts';
import { isOnPicture, type PictureSize } from './resizing.ts';
import type { Curve } from './shapes.ts';
import { flatThrough } from './shapes.ts';

/** Outlines for the frames between two key outlines. */
export interface Interpolation {
  readonly outlines: readonly Outline[];
  /** Ids of earlier interpolated outlines that these stand in for. */
  readonly replacing: readonly string[];
  /** Frames (from 0) that get none although nothing lies there, and why. */
  readonly leftOut: readonly { readonly frame: number; readonly because: string }[];
}

/** The line of one frame between two key outlines, in picture pixels. */
interface Line {
  readonly knots: Contour;
  readonly curve: Curve;
}

/**
 * Outlines for every frame between two key outlines: centre, turn and shape change evenly from frame to frame (of the
 * way along the vein nothing is assumed). They mean what both key outlines mean and none is accepted. A frame that has an
 * accepted outline of the role, or a copy, is left alone. Refused while a key outline crosses itself.
 */
export function interpolated(
  session: Session,
  pair: KeyPair,
  picture: PictureSize,
  newId: () => string,
): Result<Interpolation> {
  const { from, to } = pair;
  const record = recordOf(session, from.run);
  if (record === null) throw new Error('a key outline lies on a run of the session');
  const unread = [from, to].find((outline) => readOutline(outline, record).problem !== null);
  if (unread !== undefined)
    return fail(`${unread.name} on frame ${unread.frame + 1} crosses itself: correct it first.`);
  const replacing = pendingBetween(session, pair)
    .filter(({ origin }) => origin === 'interpolation')
    .map(({ id }) => id);
  const frames = Array.from({ length: to.frame - from.frame - 1 }, (_, k) => from.frame + 1 + k);
  const lines = frames
    .filter((frame) => hasRoom(session, pair, frame))
    .map((frame) => ({ frame, line: lineAt(pair, record, frame) }))
    .map(({ frame, line }) => ({ frame, line, because: problemOf(line, record, from, picture) }));
  const made = lines.filter(({ because }) => because === null);
  const cached = session.outlines.filter(({ id }) => !replacing.includes(id));
  const names = freeNames(cached, from.role, made.length);
  const outlines = made.map(({ frame, line }, k): Outline => {
    const state = from.state === to.state ? from.state : 'unspecified';
    const name = names[k] ?? from.name;
    return { ...from, ...line, id: newId(), name, frame, state, ...MADE_BY_PROGRAM, origin: 'interpolation' };
  });
  const leftOut = lines.flatMap(({ frame, because }) => (because === null ? [] : [{ frame, because }]));
  return ok({ outlines, replacing, leftOut });
}

/** The line between two key outlines on a frame (from 0) between them. */
export function lineAt({ from, to }: KeyPair, record: RunRecord, frame: number): Line {
  const share = (frame - from.frame) / (to.frame - from.frame);
  const pairing = pairingOf(from, to, record);
  const { scale } = readOutline(from, record);
  if (from.curve === 'ellipse' && to.curve === 'ellipse') {
    const ends = principalAxes(shapeBetween(pairing, share, PLACES / 4));
    return { knots: ends.map((end) => unscaled(end, scale)), curve: 'ellipse' };
  }
  const every = EVERY.find((step) => PLACES / step >= Math.max(from.knots.length, to.knots.length)) ?? FINEST;
  return { knots: shapeBetween(pairing, share, every).map((place) => unscaled(place, scale)), curve: 'spline' };
}

/** A knot at every so many places, for 16 knots or as many as the key outlines have, at most 48. */
const FINEST = 5;
const EVERY = [15, 12, 10, 8, 6, FINEST];

/** Both outlines in the first one's unit, set against each other; worked out once for these immutable objects. */
const pairingOf = remembered((from: Outline, to: Outline, record: RunRecord): Pairing => {
  const { scale } = readOutline(from, record);
  return paired(lined(from, scale), lined(to, scale));
});

function lined({ knots, curve }: Line, scale: Scale): Flat {
  return flatScaled(flatThrough(knots, curve), scale);
}

function problemOf(line: Line, record: RunRecord, from: Outline, picture: PictureSize): string | null {
  if (!isOnPicture(line.knots, picture)) return 'it would leave the picture';
  const problem = contourProblem(lined(line, readOutline(from, record).scale));
  return problem === null ? null : 'it would cross itself';
}
