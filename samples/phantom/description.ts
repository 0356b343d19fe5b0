import * as z from 'zod';
import { findingsSchema } from '../../core/plan/findings.ts';
import { MEASURE_IDS } from '../../core/practice/measures.ts';
import { offences } from './offences.ts';
import { surroundings } from './surroundings.ts';

const millimetres = z.number();
const positive = z.number().positive();
const point = z.tuple([millimetres, millimetres]);
const interval = z.strictObject({ startMm: millimetres, endMm: millimetres });

const station = z.strictObject({
  name: z.string().min(1),
  /** Along the vein: 0 at the iliocaval confluence, caudal positive. */
  positionMm: millimetres,
  /** Half the longest and half the shortest diameter at end-expiration. */
  semiAxesMm: z.tuple([positive, positive]),
  /** Of the long axis, in the picture: 0 = to the right, turning towards the bottom. */
  rotationDeg: z.number(),
  /** Lumen centre seen from the catheter, which is the middle of the picture; x right, y down. */
  centreMm: point,
  /** How much both axes grow from end-expiration to end-inspiration: 0.03 = 3 %. */
  swell: z.number().min(0).max(1),
  /** The same for the short axis alone, where it differs. */
  shortSwell: z.number().min(0).max(3).optional(),
  /** How far something outside pushes the wall in, as a share of the half diameter there; where, `dent` says. */
  dent: z.number().min(0).max(0.7).default(0),
  /** How obliquely the catheter lies: the picture is stretched by 1/cos along `catheter.tiltTowardsDeg`. */
  tiltDeg: z.number().min(0).max(50).default(0),
});

const expected = z.strictObject({
  outcome: z.string().min(1),
  device: z.strictObject({ product: z.string().min(1), diameterMm: positive, lengthMm: positive }).nullable(),
});

const picture = z.strictObject({
  rows: z.int().min(64).max(1024).multipleOf(2),
  columns: z.int().min(64).max(1024).multipleOf(2),
  /** Diameter of the round ultrasound field; it fills the shorter side of the picture. */
  fieldMm: positive,
  frames: z.int().min(2).max(2000),
  framesPerSecond: positive,
});

const pullback = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('manual'),
    /** Where the catheter is at which frame (from 1); between two entries it speeds up and slows down smoothly. */
    path: z.array(z.strictObject({ frame: z.int().positive(), positionMm: millimetres })).min(2),
  }),
  z.strictObject({ kind: z.literal('motorised'), fromMm: millimetres, speedMmPerS: positive }),
]);

const shape = z.strictObject({
  format: z.literal('ivus-sample/1'),
  id: z.string().regex(/^[a-z0-9-]{1,48}$/),
  /** The order of the studies, and all that their files say of themselves: "Practice 07". */
  number: z.int().min(1).max(99),
  /** What a trainee sees: nothing of the answer. */
  title: z.string().min(1).max(64),
  teachingPoint: z.string().min(1),
  /** The measures that it is made to train: where they are a trainee's worst, it is proposed. */
  trains: z.array(z.enum(MEASURE_IDS)).default([]),
  history: z.string().min(1),
  seed: z.int(),
  picture,
  catheter: z.strictObject({
    radiusMm: positive,
    frequencyKhz: z.int().positive(),
    tiltTowardsDeg: z.number().default(0),
  }),
  stations: z.array(station).min(2),
  segments: z
    .array(z.strictObject({ name: z.enum(['IVC', 'confluence', 'CIV', 'EIV', 'CFV']), fromMm: millimetres }))
    .min(1),
  lesion: interval,
  straightEiv: interval,
  proximalLandingMm: millimetres,
  /** How a perfect session knows lengths along the vein. */
  lengthsFrom: z.enum(['marker-catheter', 'motorised-pullback', 'calibrated-venogram']).default('marker-catheter'),
  breathing: z.strictObject({ periodS: positive, endExpirationS: z.number(), shiftMm: point }),
  pullback,
  ...surroundings,
  /** How the run is written: compressed as JPEG baseline or not, and whether it says how large its pixels are. */
  file: z
    .strictObject({
      jpegQuality: z.int().min(50).max(100).nullable().default(null),
      calibrated: z.boolean().default(true),
      /** Marks every 10 mm on the picture's cross, as consoles draw them. */
      ticks: z.boolean().default(false),
    })
    .prefault({}),
  /** What the request form says of lengths. */
  form: z
    .strictObject({
      /** At which frames the probe was seen at which millimetre of the marker catheter; of a motorised run nobody looked. */
      probe: z.boolean().default(true),
      /** Where the external iliac vein is straight, in millimetres. */
      straightEiv: z.boolean().default(true),
      /** What the trainee has to count or measure. */
      sentences: z.array(z.string().min(1)).default([]),
    })
    .prefault({}),
  /** All that is true of the patient. */
  findings: findingsSchema,
  /** The findings that do not stand on the form as answers: the pictures or the history tell them. */
  toJudge: z
    .array(z.enum(['lesionBehaviour', 'dvt', 'postThrombotic', 'cfvWaveform', 'pelvicImaging', 'mass']))
    .default(['lesionBehaviour']),
  expected,
});

/** One sample study as its case file describes it: sizes in mm at end-expiration, positions in mm along the vein. */
export type Description = z.infer<typeof shape>;

/** The schema of samples/cases/*.json; refuses what the phantom could not draw exactly, with the path of the offence. */
export const description = shape.superRefine((value, context) => {
  for (const [path, problem] of offences(value))
    context.addIssue({ code: 'custom', path: [...path], message: problem });
});
