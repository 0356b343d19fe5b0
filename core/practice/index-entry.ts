import { z } from 'zod';
import { nameSchema, wordsSchema } from '../foreign-text-schema.ts';
import { findingsSchema } from '../plan/case.ts';
import { MEASURE_IDS } from './measures.ts';
import { formLengthsSchema } from './request-form.ts';

/** What a trainee may see of a sample study: an entry of its index; file names are relative to the index. */
export const indexEntrySchema = z.object({
  id: z.string(),
  number: z.int().positive(),
  title: nameSchema,
  history: wordsSchema,
  /** What the request form answers; what the pictures or the history tell is left out. */
  findings: findingsSchema,
  /** What the request form says of lengths. */
  lengths: formLengthsSchema.nullable().default(null),
  /** The measures that it is made to train. */
  trains: z.array(z.enum(MEASURE_IDS)).default([]),
  ivus: z.string(),
  venogram: z.string().nullable(),
  truth: z.string(),
});

export type IndexEntry = z.infer<typeof indexEntrySchema>;
