import type { Contour, Point } from '../../core/geometry/point.ts';
import type { ReshapeLabel } from '../../core/session/document/commands.ts';
import type { Scale } from '../../core/session/drawn/readings.ts';
import { scaleOf } from '../../core/session/drawn/readings.ts';
import { mayChange } from '../state/document.ts';
import { stopPlaying } from '../state/navigation.ts';
import type { Grip, Grips, Seen } from '../tools/grips.ts';
import type { Drag } from './drags.ts';
import type { Placed } from './drawn-kind.ts';
import { handleDrag, wholeDrag } from './object-drag.ts';
import type { PointerDown } from './pointer-handler.ts';

/** The pointer's shape over a handle, over a line that gets a new handle there, and over a line that only moves. */
export const GRIP_CURSORS: Readonly<Record<Grip['kind'], string>> = {
  handle: 'move',
  'new handle': 'copy',
  line: 'grab',
};

/** An object made of points that is taken hold of by its grips. */
interface Gripped {
  readonly id: string;
  readonly points: Contour;
  readonly grips: Grips;
  readonly scale: Scale;
  /** The pointer is inside it, and that moves it. */
  readonly inside: boolean;
  /** Makes the changed points part of the document, under the name of the step. */
  commit(points: Contour, label: ReshapeLabel): void;
}

/** How points lie before the operator. */
export function seenBy({ record, layout }: Placed, points: Contour): Seen {
  return { ...layout, scale: scaleOf(record, points).scale };
}

/** What a press takes hold of: a handle, the line, or the inside; null where there is nothing, or where the study may not be changed. */
export function grabbed(object: Gripped, { at, alt, layout }: PointerDown, placed: Placed): Drag | null {
  const { id, points, grips, inside, commit } = object;
  const grip = grips.gripAt(points, at, seenBy(placed, points));
  if ((grip === null && !inside) || !mayChange()) return null;
  stopPlaying();
  if (grip === null || grip.kind === 'line' || (grip.kind === 'new handle' && alt))
    return wholeDrag({ id, points, commit: (to) => commit(to, 'move outline') });
  return pull(object, grip, { ...layout, scale: object.scale });
}

function pull(
  { id, points, grips, scale, commit }: Gripped,
  grip: Exclude<Grip, { readonly kind: 'line' }>,
  seen: Seen,
): Drag | null {
  const begun = grip.kind === 'new handle' ? grip.points : points;
  const start: Point | undefined = grips.handles(begun, seen)[grip.index];
  if (start === undefined) return null;
  const label = grip.kind === 'new handle' ? 'insert point' : grips.labelOf(grip.index);
  return handleDrag({ id, points, commit: (to) => commit(to, label) }, begun, start, (to, now) =>
    grips.pulled(begun, grip.index, to, { ...now, scale }),
  );
}
