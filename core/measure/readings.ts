import type { Point } from '../geometry/point.ts';

/**
 * Everything read off one closed lumen outline, in the outline's own unit (mm and mm², or px and px²).
 * Definitions: PLAN_CASE "Numbers" (D2, D4).
 */
export interface LumenReadings {
  readonly area: number;
  readonly perimeter: number;
  /** Shortest chord through the area centroid; for a nonconvex lumen the minimum caliper. */
  readonly min: number;
  /** Longest chord through the area centroid; for a nonconvex lumen the maximum caliper. */
  readonly max: number;
  /** (min + max) / 2 */
  readonly mean: number;
  /** 2·sqrt(area/π) */
  readonly areaEquivalent: number;
  /** perimeter/π */
  readonly perimeterEquivalent: number;
  readonly minCaliper: number;
  readonly maxCaliper: number;
  /** True when the centroid lies outside the lumen or its shortest chord leaves it. */
  readonly nonconvex: boolean;
  readonly centroid: Point;
  /** The two ends of the diameter reported as min, to be drawn. */
  readonly minEnds: readonly [Point, Point];
  /** The two ends of the diameter reported as max, to be drawn. */
  readonly maxEnds: readonly [Point, Point];
}
