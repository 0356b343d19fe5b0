import { z } from 'zod';
import { nameSchema } from '../../foreign-text-schema.ts';

/** How a study looks in the list of sessions: whose it is, as the header says, and a small picture as a data URL. */
export const previewSchema = z.strictObject({
  patientName: nameSchema,
  patientId: nameSchema,
  studyDate: z.string(),
  studyTime: z.string().default(''),
  studyDescription: nameSchema,
  picture: z
    .string()
    .max(64 * 1024)
    .startsWith('data:image/jpeg;base64,')
    .nullable(),
});
export type Preview = z.infer<typeof previewSchema>;

/** A session that is kept in the application's data. */
export const savedSchema = z.strictObject({
  id: z.string().min(1),
  /** The working copy of its study, or one that was set aside because another session took its place or because it is damaged. */
  kind: z.enum(['working', 'replaced', 'damaged']),
  study: z.string().nullable(),
  /** Its runs, and whether their files are still where they were; null where only the operator knows. */
  runs: z.array(z.strictObject({ name: nameSchema, there: z.boolean().nullable() })),
  /** What its runs are, each once: by the operator's word, else by the header. */
  modalities: z.array(z.string()),
  outlines: z.number().int().nonnegative(),
  changedMs: z.number().nullable(),
  preview: previewSchema.nullable(),
  /** In the bin, from where it can be put back. */
  binned: z.boolean(),
  /** Why it cannot be opened, or null. */
  problem: z.string().nullable(),
});
export type SavedSession = z.infer<typeof savedSchema>;

/** A study that was open when the program, or only its window (`restarted`), last ended without being closed; its work is in the kept session `id`. */
export const crashSchema = z.strictObject({
  id: z.string().min(1),
  key: z.string().min(1),
  name: nameSchema,
  endedMs: z.number(),
  keptMs: z.number(),
  restarted: z.boolean(),
});
export type Crash = z.infer<typeof crashSchema>;
