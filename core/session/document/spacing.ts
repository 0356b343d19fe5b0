import { z } from 'zod';
import type { SpacingFacts } from '../../dicom/run.ts';

const pair = z.tuple([z.number(), z.number()]).readonly();
const box = z.strictObject({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() });

/** SpacingFacts as they stand in a saved session, so that it can be measured again without its DICOM files. */
export const spacingSchema: z.ZodType<SpacingFacts> = z.strictObject({
  modality: z.string(),
  sopClassUid: z.string(),
  rows: z.number(),
  columns: z.number(),
  regions: z
    .array(
      z.strictObject({
        spatialFormat: z.number(),
        dataType: z.number(),
        flags: z.number(),
        box,
        unitsX: z.number(),
        unitsY: z.number(),
        deltaX: z.number(),
        deltaY: z.number(),
      }),
    )
    .readonly()
    .nullable(),
  pixelSpacing: pair.nullable(),
  fromFunctionalGroups: z.boolean(),
  calibrationType: z.string(),
  calibrationDescription: z.string(),
  imagerPixelSpacing: pair.nullable(),
  magnification: z.number().nullable(),
  sourceToDetector: z.number().nullable(),
  sourceToPatient: z.number().nullable(),
  matrix: z.enum(['original', 'derived', 'resampled']).default('original'),
  aspectRatio: pair.nullable(),
});
