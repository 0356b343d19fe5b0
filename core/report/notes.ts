import { z } from 'zod';
import { formatOf } from '../format.ts';
import { parsedJson } from '../json.ts';
import { fail, ok, type Result } from '../result.ts';

const NOTES_FORMAT = 'ivus-report-notes/1';

/**
 * What the reader says of the next report of a study and of no other: kept beside its session, not in it, so that a report can be prepared
 * where the session must not change, and a comment makes no step to undo.
 */
const notesSchema = z.strictObject({
  format: z.literal(NOTES_FORMAT),
  comment: z.string(),
  /** Ids of the outlines whose frames are shown; null: those that decide. */
  keyFrames: z.array(z.string()).readonly().nullable(),
});

export type ReportNotes = z.infer<typeof notesSchema>;

/** Nothing was said yet. */
export const NO_NOTES: ReportNotes = { format: NOTES_FORMAT, comment: '', keyFrames: null };

/** The notes in their kept text (null: none was kept); refused where it cannot be understood. */
export function readNotes(text: string | null): Result<ReportNotes> {
  if (text === null) return ok(NO_NOTES);
  const read = formatOf(text) === NOTES_FORMAT ? notesSchema.safeParse(parsedJson(text)) : null;
  if (read?.success) return ok(read.data);
  return fail('The comment and the choice of key frames for this report cannot be read: enter them again.');
}
