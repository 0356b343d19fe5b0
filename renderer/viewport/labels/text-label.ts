import { greatestOf, leastOf } from '../../../core/extremes.ts';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import type { Box } from '../../ui/box.ts';
import type { Size } from '../../ui/screen.ts';
import { labelSize } from '../shapes.tsx';
import type { DrawnLine, WantedLabel } from './wanted.ts';

/** Words that are to stand beside something drawn. */
export interface TextLabel extends WantedLabel {
  readonly text: string;
  readonly colour: string;
  readonly opacity: number;
}

/** What is to be read beside the drawn objects of a kind, and the lines that no label may cover. */
export interface Labelled {
  readonly labels: readonly TextLabel[];
  readonly lines: readonly DrawnLine[];
  /** Where words stand that do not move out of the way. */
  readonly taken: readonly Box[];
  /** One of them follows the hand: labels stay where they are meanwhile. */
  readonly moving: boolean;
}

/** Nothing to be read. */
export const UNLABELLED: Labelled = { labels: [], lines: [], taken: [], moving: false };

/** A label with the room that its words take. */
export function textLabel(label: Omit<TextLabel, 'size'>): TextLabel {
  return { ...label, size: labelSize(label.text) };
}

/** Where the label of a line between two places goes: beyond its right end, on in its direction; `beyond` is what it must leave free. */
export function beyondRightEnd([a, b]: readonly [Point, Point], beyond: Contour): Omit<WantedLabel, 'id' | 'size'> {
  const [far, near] = a[0] > b[0] ? [a, b] : [b, a];
  return { from: far, towards: direction(near, far), beyond, ends: [a, b] };
}

/** The direction from a place to another, of length 1; to the right where both are the same. */
export function direction([ax, ay]: Point, [bx, by]: Point): Point {
  const length = Math.hypot(bx - ax, by - ay);
  return length === 0 ? [1, 0] : [(bx - ax) / length, (by - ay) / length];
}

/** True where something of a contour can be seen in a picture area. */
export function isInView(places: Contour, { width, height }: Size): boolean {
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  return leastOf(xs) < width && greatestOf(xs) > 0 && leastOf(ys) < height && greatestOf(ys) > 0;
}
