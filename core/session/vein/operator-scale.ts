import { z } from 'zod';
import { type OperatorLine, RULERS } from '../../dicom/scale/calibration-operator.ts';

const point = z.tuple([z.number(), z.number()]).readonly();

/** The operator's line of known length, as it stands in a saved session. */
export const operatorLineSchema: z.ZodType<OperatorLine> = z
  .strictObject({
    object: z.enum(RULERS),
    said: z.string(),
    frame: z.number().int().nonnegative(),
    from: point,
    to: point,
    via: z.array(point).readonly().default([]),
    intervals: z.number().int().positive().nullable().default(null),
    mm: z.number().positive(),
    overProtected: z.boolean(),
  })
  .refine(
    ({ from, via, to }) => [...via, to].some(([x, y]) => x !== from[0] || y !== from[1]),
    'the line has no length',
  );

/** A frame (from 0) that the operator knows to lie so many mm along the vein. */
export const referencePositionSchema = z.strictObject({ frame: z.number().int().nonnegative(), mm: z.number() });
export type Place = z.infer<typeof referencePositionSchema>;
