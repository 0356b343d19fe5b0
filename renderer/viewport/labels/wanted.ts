import type { Contour, Point } from '../../../core/geometry/point.ts';
import type { Box } from '../../ui/box.ts';
import type { Size } from '../../ui/screen.ts';

/** A label that is to stand beside something drawn; places and sizes are CSS pixels in the picture area. */
export interface WantedLabel {
  readonly id: string;
  readonly size: Size;
  /** Seen from here it stands in a direction (of length 1), if it can, beyond the outermost of these places. */
  readonly from: Point;
  readonly towards: Point;
  readonly beyond: Contour;
  /** Where a line that leads to it may begin. */
  readonly ends: Contour;
}

/** A line that is drawn; a closed one has an inside. */
export interface DrawnLine {
  readonly places: Contour;
  readonly closed: boolean;
}

/** What labels are laid out upon; CSS pixels in the picture area. */
export interface Ground {
  readonly viewport: Size;
  /** The border of what the picture shows; beside it are margins. */
  readonly picture: Contour;
  /** The whole picture as it is stored: a console writes in its corners. */
  readonly stored: Contour;
  readonly lines: readonly DrawnLine[];
  /** Already taken by something else. */
  readonly taken: readonly Box[];
}
