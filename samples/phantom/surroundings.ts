import * as z from 'zod';

const positive = z.number().positive();
const degrees = z.number();
const stretch = { startMm: z.number(), endMm: z.number() };

/** Something in the lumen: a disc or a band in the lumen's own measure, where its half diameter is 1 in every direction. */
const filling = z.discriminatedUnion('shape', [
  z.strictObject({
    shape: z.literal('clot'),
    ...stretch,
    atDeg: degrees,
    offset: z.number(),
    radius: positive,
    echoDb: z.number(),
  }),
  z.strictObject({
    shape: z.literal('web'),
    ...stretch,
    atDeg: degrees,
    offset: z.number(),
    thickness: positive,
    echoDb: z.number(),
  }),
]);

/** What lies around and in the vein, and what the machine adds: every part may be left out. Angles in the picture: 0 = right, 90 = down. */
export const surroundings = {
  /** Crosses the vein on the side its short axis points to; slides sideways by so many mm for each mm away from the crossing. */
  artery: z
    .strictObject({ crossingMm: z.number(), radiusMm: positive, gapMm: positive, slidePerMm: z.number() })
    .nullable()
    .default(null),
  /** The other common iliac vein: open to this one at the confluence, `slidePerMm` further away for each mm caudal of it. */
  sideVein: z
    .strictObject({ joinsMm: z.number(), atDeg: degrees, radiusMm: positive, slidePerMm: positive })
    .nullable()
    .default(null),
  /** Bone behind the vein: a bright surface, nothing but its echo's repetitions beyond it. */
  spine: z
    .strictObject({ ...stretch, atDeg: degrees, gapMm: positive, radiusMm: positive })
    .nullable()
    .default(null),
  /** A ball beside the vein; it pushes the wall in by each station's `dent`, over ± `widthDeg`. */
  mass: z
    .strictObject({ positionMm: z.number(), radiusMm: positive, atDeg: degrees, gapMm: positive, widthDeg: positive })
    .nullable()
    .default(null),
  fillings: z.array(filling).default([]),
  /** A guide-wire beside the catheter; turns from one direction to the other over the run. */
  wire: z.strictObject({ fromDeg: degrees, toDeg: degrees }).nullable().default(null),
  /** Sectors in which the probe hears less. */
  dropouts: z.array(z.strictObject({ ...stretch, atDeg: degrees, widthDeg: positive, lossDb: positive })).default([]),
  /** The machine's settings: decibels shown from black to white, added to everything, of flowing blood, of the ring-down at the catheter. */
  echo: z
    .strictObject({
      rangeDb: positive.default(52),
      gainDb: z.number().default(0),
      bloodDb: z.number().default(-38),
      ringDownDb: z.number().default(-6),
    })
    .prefault({}),
  /** An angiogram of the same vein with a marker catheter in it, taken by an X-ray machine that does not know how far the vein is away. */
  venogram: z
    .strictObject({
      frames: z.int().min(1).max(60),
      markerEveryMm: positive.default(10),
      mmPerPixel: positive.default(0.5),
    })
    .nullable()
    .default(null),
};
