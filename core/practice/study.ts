import { z } from 'zod';
import { nameSchema, wordsSchema } from '../foreign-text-schema.ts';
import { findingsSchema } from '../plan/case.ts';
import { MEASURE_IDS } from './measures.ts';
import { formLengthsSchema } from './request-form.ts';

/** What a trainee may see of a practice study; nothing of what is true of it. */
export const practiceStudySchema = z.strictObject({
  id: z.string().min(1),
  /** Null for a teacher's study. */
  number: z.int().positive().nullable(),
  title: nameSchema,
  history: wordsSchema,
  /** What the request form says. */
  findings: findingsSchema,
  /** What it says of lengths along the vein. */
  lengths: formLengthsSchema.nullable(),
  /** The measures that it is made to train. */
  trains: z.array(z.enum(MEASURE_IDS)),
  /** Its files are there; else they have to be made first. */
  made: z.boolean(),
});
export type PracticeStudy = z.infer<typeof practiceStudySchema>;

/** A study that a teacher makes of open runs, with what is true of it (core/practice/truth.ts, as text). */
export const teacherStudySchema = practiceStudySchema.omit({ number: true, made: true }).extend({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  tokens: z.array(z.string()).min(1),
  truth: z.string(),
});
