import { greatestOf, leastOf } from '../../extremes.ts';
import type { Outline, Session } from '../document/document.ts';
import { freeNames } from '../document/naming.ts';

/** The frame (from 0) that outlines are to be laid on. */
export interface FrameOfRun {
  /** SOP instance UID. */
  readonly run: string;
  readonly frame: number;
}

/** Copies for a frame, and the frame (from 0) that they are from. */
export interface Copies {
  readonly from: number;
  readonly outlines: readonly Outline[];
}

/**
 * Copies of the nearest outlines before (−1) or after (1) a frame: of the selected one when it lies there, else of every
 * first tracing. Role, segment, state and line are those of the original; `normal` and `primary` are the operator's word
 * on that very frame and never copied, and nothing is accepted. A line that already lies on the frame is not laid there
 * again. Null when no frame on that side has outlines.
 */
export function copiesFor(
  { outlines }: Session,
  { run, frame }: FrameOfRun,
  side: -1 | 1,
  selected: string | null,
  newId: () => string,
): Copies | null {
  const firsts = outlines.filter((outline) => outline.run === run && outline.repeatOf === null);
  const frames = firsts.map((outline) => outline.frame).filter((other) => (other - frame) * side > 0);
  if (frames.length === 0) return null;
  const from = side === 1 ? leastOf(frames) : greatestOf(frames);
  const there = firsts.filter((outline) => outline.frame === from);
  const chosen = there.filter(({ id }) => id === selected);
  const here = firsts.filter((outline) => outline.frame === frame);
  const wanted = (chosen.length === 0 ? there : chosen).filter((one) => !here.some((other) => isSameLine(one, other)));
  const copies: Outline[] = [];
  for (const original of wanted) {
    const [name = original.name] = freeNames([...outlines, ...copies], original.role, 1);
    copies.push({ ...original, id: newId(), name, frame, ...MADE_BY_PROGRAM, origin: 'copy' });
  }
  return { from, outlines: copies };
}

/** What holds of every outline that no hand has drawn on its frame. */
export const MADE_BY_PROGRAM = {
  accepted: false,
  confidence: null,
  normal: null,
  primary: false,
  repeatOf: null,
} as const;

function isSameLine(a: Outline, b: Outline): boolean {
  return a.role === b.role && a.segment === b.segment && JSON.stringify(a.knots) === JSON.stringify(b.knots);
}
