import { z } from 'zod';
import { findingsSchema } from '../plan/case.ts';
import { MEASURE_IDS } from './measures.ts';

/** What a trainee may see of a sample study: an entry of its index; file names are relative to the index. */
export const indexEntrySchema = z.object({
  id: z.string(),
  number: z.int().positive(),
  title: z.string(),
  history: z.string(),
  /** What the request form says; what the pictures tell is left out. */
  findings: findingsSchema,
  /** The measures that it is made to train. */
  trains: z.array(z.enum(MEASURE_IDS)).default([]),
  ivus: z.string(),
  venogram: z.string().nullable(),
  truth: z.string(),
});

export type IndexEntry = z.infer<typeof indexEntrySchema>;
