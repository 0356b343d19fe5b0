import { z } from 'zod';
import { nameSchema, wordsSchema } from '../../foreign-text-schema.ts';
import { MEASUREMENT_KINDS, MEASURING_TOOLS, type MeasurementKind } from '../../measure/registry.ts';
import { unreachable } from '../../result.ts';
import { numberedName } from '../document/numbered.ts';
import { pointSchema } from './shapes.ts';

/** What a measuring tool left on a frame: its places in picture pixels, and the operator's words. It decides nothing. */
export const measurementSchema = z
  .strictObject({
    id: z.string().min(1),
    name: nameSchema,
    kind: z.enum(MEASUREMENT_KINDS),
    /** SOP instance UID of the run it was drawn on. */
    run: z.string().min(1),
    /** From 0. */
    frame: z.number().int().nonnegative(),
    points: z.array(pointSchema).readonly(),
    words: wordsSchema,
  })
  .refine(({ kind, points }) => {
    const { places, orMore } = MEASURING_TOOLS[kind];
    return points.length === places || (orMore && points.length > places);
  }, 'has the wrong number of points for its kind');

export type Measurement = z.infer<typeof measurementSchema>;

/** What about a measurement can change after it was drawn. */
type MeasurementChange = Partial<Pick<Measurement, 'name' | 'words' | 'points'>>;

/** Every way in which the measurements change. */
export type MeasurementCommand =
  | { readonly type: 'addMeasurement'; readonly measurement: Measurement }
  | { readonly type: 'changeMeasurement'; readonly id: string; readonly change: MeasurementChange }
  | { readonly type: 'removeMeasurement'; readonly id: string };

/** The measurements after a command; throws on places that the kind does not have: that is a bug of the caller. */
export function measured(all: readonly Measurement[], command: MeasurementCommand): readonly Measurement[] {
  switch (command.type) {
    case 'addMeasurement':
      return [...all.filter(({ id }) => id !== command.measurement.id), measurementSchema.parse(command.measurement)];
    case 'changeMeasurement':
      return all.map((one) => (one.id === command.id ? measurementSchema.parse({ ...one, ...command.change }) : one));
    case 'removeMeasurement':
      return all.filter(({ id }) => id !== command.id);
    default:
      return unreachable(command);
  }
}

/** "Caliper 1", or the first number that no measurement of the kind has. */
export function freeMeasurementName(all: readonly Measurement[], kind: MeasurementKind): string {
  return numberedName(MEASURING_TOOLS[kind].title, all);
}
