import { z } from 'zod';
import { jsonIn } from '../../json.ts';

const finite = z.number().refine(Number.isFinite);
const frame = z.number().int().nonnegative();

/** How a picture lies and looks in a pane: CSS pixels per picture column (null: as large as fits), and its shift in CSS pixels. */
const viewSchema = z.strictObject({
  zoom: finite.positive().nullable(),
  pan: z.strictObject({ x: finite, y: finite }),
  window: z.strictObject({ center: finite, width: finite.positive() }).nullable(),
  inverted: z.boolean(),
});
export type KeptView = z.infer<typeof viewSchema>;

const seenSchema = z.strictObject({ run: z.string().min(1), frame, view: viewSchema });

/** Where the operator was in a study: not part of the session, never a step. */
const placeSchema = z.strictObject({
  format: z.literal('ivus-place/1'),
  /** What each pane shows, from left to right, and which of them is worked in. */
  panes: z.array(seenSchema).min(1).max(3),
  active: z.number().int().min(0).max(2),
  /** Where other runs were left. */
  left: z.array(seenSchema).max(1000),
  tab: z.string(),
  /** Angle of the longitudinal cut, degrees. */
  cutDegrees: z.number().int().min(0).max(359),
});
export type KeptPlace = z.infer<typeof placeSchema>;

/** A place as the text of a file. */
export function writePlace(place: Omit<KeptPlace, 'format'>): string {
  return JSON.stringify({ format: 'ivus-place/1', ...place });
}

/** The place in a text; null where none is kept or it cannot be read: the study then opens as at first. */
export function readPlace(text: string | null): KeptPlace | null {
  return text === null ? null : (placeSchema.safeParse(jsonIn(text)).data ?? null);
}
