import { z } from 'zod';
import { nameSchema, wordsSchema } from '../foreign-text-schema.ts';
import { formatIn } from '../format.ts';
import { parsedJson } from '../json.ts';
import { firstOffence } from '../offence.ts';
import { axisSchema, CASE_CHOICES, findingsSchema, planCaseSchema } from '../plan/case.ts';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import { MEASURE_IDS } from './measures.ts';
import { isSealed, openedTruth } from './sealed.ts';

/** The format name and version of a truth. */
export const TRUTH_FORMAT = 'ivus-truth/1';

const point = z.tuple([z.number(), z.number()]).readonly();
const frameNumber = z.number().int().positive();
const percent = z.number();

/** How far the readers of a teacher's study lie apart on one frame: standard deviations, null with a single reader. */
const spreadSchema = z.strictObject({
  readers: z.number().int().positive(),
  minMm: z.number().nullable(),
  maxMm: z.number().nullable(),
  meanMm: z.number().nullable(),
  areaMm2: z.number().nullable(),
  /** Of the radius from the common centroid, one for each point of the outline; null with a single reader. */
  radiusMm: z.array(z.number()).readonly().nullable(),
});

const frameSchema = z.strictObject({
  /** From 1, as DICOM numbers frames. */
  frame: frameNumber,
  timeMs: z.number().nullable(),
  /** mm along the vein, 0 at the iliocaval confluence, caudal positive; null where nobody knows. */
  positionMm: z.number().nullable(),
  segment: z.enum(['confluence', ...CASE_CHOICES.segment]),
  /** Where in the breath; "between" its turning points. */
  state: z.enum([...CASE_CHOICES.state, 'between']),
  areaMm2: z.number().positive(),
  /** Shortest and longest chord through the centre of area. */
  minMm: z.number().positive(),
  maxMm: z.number().positive(),
  /** Edge-based picture pixels. */
  outlinePx: z.array(point).min(16).readonly(),
  /** Share of the outline where no wall is seen, because another vein opens into this one; null where nobody said. */
  open: z.number().nullable(),
  spread: spreadSchema.nullable().default(null),
});

const place = { positionMm: z.number(), px: point };

const venogramSchema = z.strictObject({
  /** At the vein: what a calibration on the marker catheter finds. */
  mmPerPixel: z.number().positive(),
  markers: z.array(z.strictObject(place)).readonly(),
  landmarks: z.array(z.strictObject({ name: z.string(), ...place })).readonly(),
  course: z.array(z.strictObject({ ...place, widthMm: z.number() })).readonly(),
});

/** Everything known to be true of one run, of a phantom or by a teacher's tracings; what is null or absent is unknown and not scored. */
const truthSchema = z.strictObject({
  format: z.literal(TRUTH_FORMAT),
  id: z.string().min(1),
  /** What the teacher's command line calls the study; null: the same. */
  teacherId: z.string().min(1).nullable().default(null),
  /** Names this truth: another digest is another truth. */
  digest: z.string().min(1),
  /** Where the truth comes from: drawn by the phantom, or traced by readers. */
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('phantom') }),
    z.strictObject({ kind: z.literal('readers'), readers: z.array(nameSchema.min(1)).min(1).readonly() }),
  ]),
  /** The run it speaks of. */
  run: z.strictObject({
    sopInstanceUid: z.string().min(1),
    fileName: z.string().min(1),
    /** Of the content, see core/dicom/bytes/digest.ts; null: the UID alone tells. */
    digest: z.string().min(1).nullable(),
    frames: frameNumber,
  }),
  teachingPoint: wordsSchema.min(1),
  /** The measures that this study is made to train. */
  trains: z.array(z.enum(MEASURE_IDS)).readonly().default([]),
  /** Of the picture across, whether its file says so or not. */
  mmPerPixel: z.number().positive(),
  /** Height of a pixel over its width. */
  pixelAspect: z.number().positive().default(1),
  segments: z
    .array(z.strictObject({ name: frameSchema.shape.segment, fromFrame: frameNumber, toFrame: frameNumber }))
    .readonly(),
  /** The tightest frame at end-expiration (of a teacher's study: the one that decides), and the lesion in a second state. */
  lesion: z.strictObject({ frame: frameNumber.nullable(), inspirationFrame: frameNumber.nullable() }),
  /** The frame that gives the RVD, and every frame in the straight, normal external iliac vein. */
  reference: z.strictObject({ frame: frameNumber.nullable(), frames: z.array(frameNumber).readonly() }),
  measures: z.strictObject({
    mldMm: z.number().positive().nullable(),
    rvdMm: z.number().positive().nullable(),
    diameterStenosisPct: percent.nullable(),
    areaStenosisPct: percent.nullable(),
    /** 100·(larger − smaller MLD)/larger over the two states. */
    lesionVariationPct: percent.nullable(),
  }),
  behaviour: z.enum(['fixed', 'dynamic', 'not-assessed']),
  axis: axisSchema.readonly(),
  venogram: venogramSchema.nullable(),
  /** What the request form gave away, which nobody is praised for; null where that is not known. */
  given: z.strictObject({ findings: findingsSchema, axis: axisSchema }).nullable().default(null),
  expected: z
    .strictObject({
      outcome: z.string().min(1),
      device: z.strictObject({ product: z.string(), diameterMm: z.number(), lengthMm: z.number() }).nullable(),
    })
    .nullable(),
  /** The complete case that a perfect session would hand to the planner: outlines in mm. */
  planCase: planCaseSchema,
  frames: z.array(frameSchema).min(1).readonly(),
});

export type Truth = z.infer<typeof truthSchema>;
export type FrameTruth = Truth['frames'][number];

/** Whether a text, and the document that it is, is the truth of a study, sealed or plain, of whichever version. */
export function isTruth(text: string, document: unknown): boolean {
  return isSealed(text) || formatIn(document) === TRUTH_FORMAT;
}

/** The truth in a file's text, sealed or plain, or one sentence naming the file and what is wrong with it. */
export function readTruth(text: string, fileName: string): Result<Truth> {
  let value: unknown;
  try {
    value = parsedJson(openedTruth(text) ?? '');
  } catch {
    return fail(`${fileName} is not the truth of a study (its text is not JSON); make the study again.`);
  }
  const parsed = truthSchema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return fail(
    `${fileName} is not a truth that this version reads (${firstOffence(parsed.error, value)}); make the study again.`,
  );
}

/** What is true of a frame (from 1); undefined where the truth does not know it. */
export function frameOf(truth: Truth, frame: number): FrameTruth | undefined {
  return truth.frames.find((candidate) => candidate.frame === frame);
}
