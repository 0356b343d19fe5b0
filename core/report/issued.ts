import { z } from 'zod';
import { formatOf } from '../format.ts';
import { parsedJson } from '../json.ts';
import { fail, ok, type Result } from '../result.ts';

const ISSUED_FORMAT = 'ivus-issued/1';

/** The issues of the reports of one session, in order: what each was made of, when, and its number. Kept beside the exports. */
const issuedSchema = z.strictObject({
  format: z.literal(ISSUED_FORMAT),
  issues: z.array(
    z.strictObject({ session: z.string(), said: z.string(), number: z.int().positive(), issuedAt: z.string() }),
  ),
});

export type Issued = z.infer<typeof issuedSchema>;
export type Numbered = Issued['issues'][number];

/** The issues in the text of their file, none where there is no such file yet (null); refused where it cannot be understood, since numbering anew would hide what was issued. */
export function readIssued(text: string | null, fileName: string): Result<Issued> {
  if (text === null) return ok({ format: ISSUED_FORMAT, issues: [] });
  const read = formatOf(text) === ISSUED_FORMAT ? issuedSchema.safeParse(parsedJson(text)) : null;
  if (read?.success) return ok(read.data);
  return fail(`${fileName} is no list of issued reports (${ISSUED_FORMAT}): move it away or name another folder.`);
}

/**
 * The issue of a session with what the reader said (`said` is a digest of it and of all else that the bytes depend on): the last one again where nothing has changed, so that exporting twice gives the
 * same bytes; else a new one, with the one before it.
 */
export function issueOf(
  { issues }: Issued,
  session: string,
  said: string,
  issuedAt: string,
): { readonly issue: Numbered; readonly before: Numbered | null; readonly issued: Issued } {
  const last = issues.at(-1) ?? null;
  const format = ISSUED_FORMAT;
  if (last !== null && last.session === session && last.said === said)
    return { issue: last, before: issues.at(-2) ?? null, issued: { format, issues } };
  const issue = { session, said, number: (last?.number ?? 0) + 1, issuedAt };
  return { issue, before: last, issued: { format, issues: [...issues, issue] } };
}
