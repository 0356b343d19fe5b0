import { z } from 'zod';
import { CASE_CHOICES } from '../plan/case.ts';

export const text = z.string();
export const number = z.number();
export const known = z.number().nullable();
export const count = z.number().int().nonnegative();
export const unit = z.enum(CASE_CHOICES.unit);
const point = z.tuple([number, number]).readonly();
const chord = z.tuple([point, point]).readonly();
/** A list that is only read. */
export const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();
/** A record without unknown keys that is only read. */
export const row = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape).readonly();

/** A traced lumen with everything read off it, in its own unit (areas in its square). */
export const lumenSchema = row({
  id: text,
  name: text,
  run: text,
  file: text,
  frame: count,
  /** From the run’s own clock; null where it has none. */
  timeMs: known,
  /** Along the vein; null where nobody knows. */
  positionMm: known,
  role: z.enum(CASE_CHOICES.role),
  segment: z.enum(CASE_CHOICES.segment),
  state: z.enum(CASE_CHOICES.state),
  /** The operator’s word that a reference is normal and not compressed; null where nothing was said. */
  normal: z.boolean().nullable(),
  /** The lesion that decides. */
  primary: z.boolean(),
  unit,
  scale: row({ x: number, y: number, source: text }),
  origin: z.enum(['hand', 'copy', 'interpolation', 'imported', 'automatic', 'corrected']),
  /** How sure the program was of a border that it found, 0 to 1; null of every other line. */
  confidence: known,
  readings: row({
    area: number,
    perimeter: number,
    min: number,
    max: number,
    mean: number,
    areaEquivalent: number,
    perimeterEquivalent: number,
    minCaliper: number,
    maxCaliper: number,
    nonconvex: z.boolean(),
  }),
  /** How often the same lumen was traced, the first time included. */
  tracings: count,
});

/** What is drawn of a lumen on its frame, in picture pixels counted from edges, with the words to it. */
export const drawnSchema = row({
  /** Id of the outline. */
  id: text,
  run: text,
  frame: count,
  title: text,
  caption: text,
  outline: list(point),
  min: chord,
  max: chord,
  minText: text,
  maxText: text,
  role: z.enum(CASE_CHOICES.role),
  /** Width of a pixel for the scale bar; null where there is no scale. */
  mmPerPixelX: known,
  /** Height of a pixel over its width. */
  aspect: number,
});

export type LumenRow = z.infer<typeof lumenSchema>;
export type DrawnLumen = z.infer<typeof drawnSchema>;
