import * as z from 'zod';
import { findingsSchema } from '../../core/plan/findings.ts';

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
});

const expected = z.strictObject({
  outcome: z.string().min(1),
  device: z.strictObject({ product: z.string().min(1), diameterMm: positive, lengthMm: positive }).nullable(),
});

const shape = z.strictObject({
  format: z.literal('ivus-sample/1'),
  id: z.string().regex(/^[a-z0-9-]{1,48}$/),
  title: z.string().min(1).max(64),
  teachingPoint: z.string().min(1),
  history: z.string().min(1),
  seed: z.int(),
  picture: z.strictObject({
    rows: z.int().min(64).max(1024).multipleOf(2),
    columns: z.int().min(64).max(1024).multipleOf(2),
    /** Diameter of the round ultrasound field; it fills the shorter side of the picture. */
    fieldMm: positive,
    frames: z.int().min(2).max(2000),
    framesPerSecond: positive,
  }),
  catheter: z.strictObject({ radiusMm: positive, frequencyKhz: z.int().positive() }),
  stations: z.array(station).min(2),
  segments: z
    .array(z.strictObject({ name: z.enum(['IVC', 'confluence', 'CIV', 'EIV', 'CFV']), fromMm: millimetres }))
    .min(1),
  lesion: interval,
  straightEiv: interval,
  proximalLandingMm: millimetres,
  /** Crosses the vein on the side its short axis points to; slides sideways by so many mm for each mm away from the crossing. */
  artery: z.strictObject({ crossingMm: millimetres, radiusMm: positive, gapMm: positive, slidePerMm: z.number() }),
  breathing: z.strictObject({ periodS: positive, endExpirationS: z.number(), shiftMm: point }),
  pullback: z.strictObject({
    kind: z.literal('manual'),
    /** Where the catheter is at which frame (from 1); between two entries it speeds up and slows down smoothly. */
    path: z.array(z.strictObject({ frame: z.int().positive(), positionMm: millimetres })).min(2),
  }),
  findings: findingsSchema,
  expected,
});

/** One sample study as its case file describes it: sizes in mm at end-expiration, positions in mm along the vein. */
export type Description = z.infer<typeof shape>;

/** The schema of samples/cases/*.json; refuses what the phantom could not draw exactly, with the path of the offence. */
export const description = shape.superRefine((value, context) => {
  for (const [path, problem] of offences(value))
    context.addIssue({ code: 'custom', path: [...path], message: problem });
});

function* offences(value: Description): Generator<readonly [path: readonly string[], problem: string]> {
  const { stations, segments, pullback, picture } = value;
  const first = stations.at(0)?.positionMm ?? 0;
  const last = stations.at(-1)?.positionMm ?? 0;
  if (!rising(stations.map((each) => each.positionMm))) yield [['stations'], 'positions must rise'];
  if (stations.some(({ semiAxesMm: [long, short] }) => short > long))
    yield [['stations'], 'the longer semi-axis comes first'];
  if (!rising(segments.map((each) => each.fromMm))) yield [['segments'], 'positions must rise'];
  if ((segments.at(0)?.fromMm ?? 0) > first) yield [['segments'], 'must begin at or before the first station'];
  const keys = pullback.path.map((each) => each.frame);
  if (!rising(keys)) yield [['pullback', 'path'], 'frames must rise'];
  if (keys.at(0) !== 1 || keys.at(-1) !== picture.frames)
    yield [['pullback', 'path'], 'must run from frame 1 to the last frame'];
  if (pullback.path.some(({ positionMm }) => positionMm < first || positionMm > last)) {
    yield [['pullback', 'path'], 'leaves the stations'];
  }
}

function rising(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value > (values[index - 1] ?? value));
}
