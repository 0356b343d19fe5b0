import type { Contour, Point } from '../geometry/point.ts';
import type { Course } from './course.ts';

/** A vessel as it is found in a picture, all in picture pixels. */
export interface FoundVessel {
  /** Knots of the line along its middle. */
  readonly centre: Contour;
  /** Knots of its edges, left and right as somebody going along the line sees them. */
  readonly left: Contour;
  readonly right: Contour;
  /** Stretches of the centre line, by their ends, beside which not both edges were seen: there are no knots. */
  readonly gaps: readonly (readonly [Point, Point])[];
}

/** A course in steps of a pixel with its edges to a fraction of one, and where they are seen. */
export interface FineEdges {
  readonly course: Course;
  /** Rows of the course at which the operator's line begins and ends. */
  readonly ends: Stretch;
  /** Leftwards of the course, in widths of a pixel; of the right edge negative. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** Whether both edges are seen beside a row. */
  readonly seen: readonly boolean[];
}

/** Some rows in a line, the last one among them. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}
