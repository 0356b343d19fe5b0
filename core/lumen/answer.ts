import type { Box } from '../dicom/run.ts';
import type { Contour, Point } from '../geometry/point.ts';

/** One frame in grey, as its file wants it shown. Plain data: it may cross to a worker. */
export interface GreyFrame {
  readonly width: number;
  readonly height: number;
  /** 0…255, row by row. */
  readonly grey: Uint8Array;
  /** 1 where the picture is coloured, which is where a console drew over the ultrasound; null: no colour in it. */
  readonly drawn: Uint8Array | null;
}

/** Where in its picture a run shows ultrasound, and how large a pixel is. */
export interface LumenGeometry {
  readonly width: number;
  readonly height: number;
  /** The ultrasound picture, the catheter in its middle. */
  readonly region: Box;
  readonly mmX: number;
  readonly mmY: number;
}

/** What is the same in all frames of a run: found once from one of them (`lumenField`). Plain data: it may cross to a worker. Lengths in widths of a pixel. */
export interface LumenField extends LumenGeometry {
  /** Height of a pixel by its width. */
  readonly aspect: number;
  /** The catheter's middle: x in pixels from the left edge, y in widths of a pixel from the upper edge. */
  readonly centre: Point;
  /** Radius of the catheter's disc. */
  readonly disc: number;
  /** Radius of the ultrasound picture. */
  readonly radius: number;
  /** As far outwards as a border is looked for. */
  readonly reach: number;
  /** Which catheters were fitted apart: thin ones of the coronary arteries, thick ones of veins. */
  readonly catheter: 'thin' | 'thick';
}

/** An ellipse about (x, y): half axes, and the turn of the first from x towards y. Widths of a pixel. */
export interface Ellipse {
  readonly x: number;
  readonly y: number;
  readonly first: number;
  readonly second: number;
  readonly turn: number;
}

/** Grey levels that part blood from tissue in one frame: a sample above `limit` counts as tissue. */
export interface Levels {
  readonly blood: number;
  readonly tissue: number;
  readonly limit: number;
}

/** An outline with the ellipse and the levels from which a search finds it again. */
export interface Seed {
  readonly ellipse: Ellipse;
  readonly levels: Levels;
}

/** What an answer keeps to be solved again under the pointer: the frame without overlays and glow (as large as the frame), and everything that was found in it. Plain data. */
interface KeptForSolving {
  readonly field: LumenField;
  readonly frame: GreyFrame;
  /** Radius around the catheter in which nothing is seen (widths of a pixel), and the least difference of grey that counts in this frame. */
  readonly dead: number;
  readonly gap: number;
  /** The other outlines that were found, 128 places each. */
  readonly others: readonly (Seed & { readonly contour: Contour })[];
}

/** From this confidence on a border is called sure; below it somebody has to look. */
export const SURE_FROM = 0.75;

/**
 * The border of one lumen: a proposal, never a measurement until the operator accepts it. Plain data, it may cross to and
 * from a worker; of many frames ask without `kept`, which is as large as the frame itself.
 */
export interface LumenAnswer {
  /** 256 places around the lumen in picture pixels, counted from edges, turning from x towards y. */
  readonly contour: Contour;
  /** 0…1, from the chance that the border is not a gross error (`trustIn`); below SURE_FROM it has to be checked. */
  readonly confidence: number;
  /** The confidence is too low to be believed unseen. */
  readonly flagged: boolean;
  /** How clear the border is at each place of the contour, 0…1. */
  readonly perRay: readonly number[];
  /** The best other border that differs from this one, 128 places; null: there is none. */
  readonly rival: Contour | null;
  /** Ellipse and levels of this answer, from which the next frame of a run starts. */
  readonly seed: Seed;
  /** What `resolveLumen` needs; null where it was not asked for. */
  readonly kept: KeptForSolving | null;
}

/** Why there is no border, in one sentence for the operator. */
export interface NoLumen {
  readonly none: string;
}

/** Whether a border was found. */
export function isLumen(answer: LumenAnswer | NoLumen): answer is LumenAnswer {
  return !('none' in answer);
}
