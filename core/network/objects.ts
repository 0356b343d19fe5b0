import { z } from 'zod';
import { uidSchema } from './rows.ts';

/** A DICOM file that is to be sent as it is: its path, length in bytes and what its group 2 and header say of it. */
export interface ObjectFile {
  readonly uid: string;
  readonly path: string;
  readonly size: number;
  readonly sopClass: string;
  readonly transferSyntax: string;
}

/** What became of one object that was sent; `again` says whether sending it again may help without a change of the object or the settings. */
const objectAnswerSchema = z.discriminatedUnion('state', [
  z.strictObject({ uid: uidSchema, state: z.literal('stored') }),
  z.strictObject({ uid: uidSchema, state: z.literal('stored with a warning'), reason: z.string() }),
  z.strictObject({
    uid: uidSchema,
    state: z.literal('failed'),
    reason: z.string(),
    again: z.boolean(),
    /** True where only its encoding was refused: uncompressed it may be taken. */
    encoding: z.boolean().optional(),
  }),
]);
export type ObjectAnswer = z.infer<typeof objectAnswerSchema>;

/** What is to be fetched: whole series, or of a series the objects named. */
export const wantedSchema = z.strictObject({
  study: uidSchema,
  series: uidSchema,
  instances: z.array(uidSchema).nullable(),
});
export type Wanted = z.infer<typeof wantedSchema>;

/** How far a transfer is: objects done of all (null while their number is not known), and bytes so far. */
export const transferSchema = z.strictObject({
  done: z.number().int().nonnegative(),
  all: z.number().int().nonnegative().nullable(),
  bytes: z.number().nonnegative(),
});
export type Transfer = z.infer<typeof transferSchema>;

/** A file that was fetched, in place and checked; one that was there already counts too. */
const fetchedFileSchema = z.strictObject({ uid: uidSchema, path: z.string(), size: z.number() });
export type FetchedFile = z.infer<typeof fetchedFileSchema>;

/** What a fetch gave: whole files only, a sentence for each object that did not come, and whether the operator stopped it. */
export const fetchOutcomeSchema = z.strictObject({
  files: z.array(fetchedFileSchema),
  problems: z.array(z.string()),
  cancelled: z.boolean(),
});
export type FetchOutcome = z.infer<typeof fetchOutcomeSchema>;

/** An object of the outbox: waiting to be sent, stored at the place, or failed; `tries` counts the sendings so far. */
export const outboxObjectSchema = z.strictObject({
  uid: uidSchema,
  /** What it is in ordinary words, such as "Structured report". */
  kind: z.string(),
  size: z.number().int().nonnegative(),
  state: z.enum(['waiting', 'stored', 'stored with a warning', 'failed']),
  tries: z.number().int().nonnegative(),
  reason: z.string().nullable(),
  /** It failed only because the place does not take its encoding, and its pixels can be sent uncompressed. */
  mayUncompress: z.boolean().default(false),
  /** The operator chose to send its pixels uncompressed. */
  uncompressed: z.boolean().default(false),
});
export type OutboxObject = z.infer<typeof outboxObjectSchema>;

/** What is sent to one place together. */
export const outboxJobSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-z-]{1,64}$/),
  place: z.string(),
  /** When it was put in, ISO 8601. */
  made: z.string(),
  objects: z.array(outboxObjectSchema),
  /** When it is tried again by itself, ISO 8601; null where it is being sent, is done, or waits for the operator. */
  nextTry: z.string().nullable(),
});
export type OutboxJob = z.infer<typeof outboxJobSchema>;
