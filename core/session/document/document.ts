import { z } from 'zod';
import { nameSchema, wordsSchema } from '../../foreign-text-schema.ts';
import { axisSchema, CASE_CHOICES, findingsSchema, requestedSchema, siteSchema } from '../../plan/case.ts';
import { catalogueFileSchema } from '../../plan/catalogue-file.ts';
import { measurementSchema } from '../drawn/measurements.ts';
import { curveSchema, lineSchema } from '../drawn/shapes.ts';
import { vesselSchema } from '../drawn/vessels.ts';
import { landmarkSchema } from '../vein/landmark-types.ts';
import { operatorLineSchema, referencePositionSchema } from '../vein/operator-scale.ts';
import { AS_STORED, displayOrientationSchema } from './display-orientation.ts';
import { spacingSchema } from './spacing.ts';

/** The format name and version this program writes. */
export const SESSION_FORMAT = 'ivus-session/4';

const modalitySchema = z.enum(CASE_CHOICES.modality);

/** What of an outline the operator has not said yet; its state is then `unspecified`. */
const UNKNOWN = 'unknown';

/** A traced lumen: a closed curve through knots in picture pixels of one frame (counted from 0) of one run. */
export const outlineSchema = z.strictObject({
  id: z.string().min(1),
  name: nameSchema,
  /** SOP instance UID of the run it was traced on. */
  run: z.string().min(1),
  frame: z.number().int().nonnegative(),
  knots: lineSchema(3),
  /** How the line runs: a spline through the knots, or the ellipse whose two axes end in the four of them. */
  curve: curveSchema,
  /**
   * Whose hand the shape is from; one that was copied, interpolated or imported and then reshaped is of the operator's hand. A
   * border that was found in the picture is `automatic`, and `corrected` once the operator has moved it.
   */
  origin: z.enum(['hand', 'copy', 'interpolation', 'imported', 'automatic', 'corrected']),
  /** How sure the program was of a border that it found, 0 to 1; null of every line that it did not find as it is. */
  confidence: z.number().min(0).max(1).nullable(),
  /** False until the operator has accepted an outline that the program made or brought in; until then it is no part of the plan. */
  accepted: z.boolean(),
  role: z.enum([...CASE_CHOICES.role, UNKNOWN]),
  segment: z.enum([...CASE_CHOICES.segment, UNKNOWN]),
  state: z.enum(CASE_CHOICES.state),
  /** The operator's word whether a reference is normal and not compressed; null = not said. */
  normal: z.boolean().nullable(),
  /** The lesion that decides. At most one outline has it. */
  primary: z.boolean(),
  /** The outline of which this one is a second tracing, made to learn the operator's own spread; null for a first one. */
  repeatOf: z.string().min(1).nullable(),
});

const patientSchema = z.strictObject({ patientId: z.string(), patientBirthDate: z.string(), patientName: z.string() });

/** One run that the session speaks of: who it is, what its bytes were, and what its header says about scale. */
const runRecordSchema = z.strictObject({
  sopInstanceUid: z.string().min(1),
  fileName: nameSchema,
  /** The files of a run that is stored as single frames, in the order of the frames; absent where it is one file. */
  files: z
    .array(z.strictObject({ sopInstanceUid: z.string(), fileName: nameSchema }))
    .readonly()
    .optional(),
  /** Whose it is, as digests (core/dicom/header/person.ts); null in a session from before this was written down. */
  patient: patientSchema.nullable(),
  /** SHA-256 of the content, see core/dicom/bytes/digest.ts. */
  digest: z.string().min(1),
  frames: z.number().int().positive(),
  /** Modality as the header has it; '' when absent. */
  modality: nameSchema,
  /** The operator's word on what the run is, where the header does not say or says only US; null = header. */
  declaredModality: modalitySchema.nullable(),
  /** The operator accepted a scale that the file states in a non-standard way. */
  spacingConfirmed: z.boolean(),
  spacing: spacingSchema,
  /** The operator's own scale for the whole run; null = the file's. */
  operatorScale: operatorLineSchema.nullable(),
  /** Frames whose place along the vein the operator knows, at most one for each frame. */
  places: z.array(referencePositionSchema).readonly(),
  /** Which end of the run lies nearer to the heart, by the operator's word; null = not said. */
  cranialEnd: z.enum(['first', 'last']).nullable(),
  /** How its pictures lie on the screen; no reading depends on it. */
  display: displayOrientationSchema.default(AS_STORED),
});

/** The one document: everything the operator did to one study. It changes only by commands (apply.ts). */
export const sessionSchema = z.strictObject({
  format: z.literal(SESSION_FORMAT),
  /** Study instance UID, or the first run's SOP instance UID where the file has none. */
  study: z.string().min(1),
  runs: z.array(runRecordSchema).readonly(),
  outlines: z.array(outlineSchema).readonly(),
  findings: findingsSchema,
  axis: axisSchema,
  site: siteSchema,
  requested: requestedSchema.nullable(),
  /** Frames that the operator called a place along the vein. */
  marks: z.array(landmarkSchema).readonly(),
  /** Calipers, angles and notes on frames; they decide nothing. */
  measurements: z.array(measurementSchema).readonly(),
  /** Vessels seen lengthwise in X-ray; they decide nothing. */
  vessels: z.array(vesselSchema).readonly().default([]),
  /** Standard error of the scale in percent, by the operator's word; null = unknown. */
  scaleErrorPct: z.number().nonnegative().lt(100).nullable(),
  /** The stents to choose from; null = the built-in catalogue. */
  catalogue: catalogueFileSchema.nullable(),
  notes: wordsSchema,
});

export type PlanModality = z.infer<typeof modalitySchema>;
export type Outline = z.infer<typeof outlineSchema>;
export type Role = Outline['role'];
export type Segment = Outline['segment'];
export type LesionState = Outline['state'];
export type CranialEnd = RunRecord['cranialEnd'];
export type RunRecord = z.infer<typeof runRecordSchema>;
export type Session = z.infer<typeof sessionSchema>;

/** A session in which nothing has been done yet. */
export function emptySession(study: string): Session {
  return {
    format: SESSION_FORMAT,
    study,
    runs: [],
    outlines: [],
    findings: {},
    axis: {},
    site: {},
    requested: null,
    marks: [],
    measurements: [],
    vessels: [],
    scaleErrorPct: null,
    catalogue: null,
    notes: '',
  };
}
