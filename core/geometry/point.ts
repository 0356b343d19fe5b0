/** A place in the picture or in the vein's cross-section: x to the right, y down; pixels (edge-based, 0 = left edge of pixel 0) or millimetres. */
export type Point = readonly [x: number, y: number];

/** A closed polygon: its last point is not a repetition of its first. */
export type Contour = readonly Point[];
