import { formatOf } from '../../format.ts';
import type { Result } from '../../result.ts';
import { fail, ok } from '../../result.ts';
import type { Outline, RunRecord, Session } from './document.ts';
import { SESSION_FORMAT, sessionSchema } from './document.ts';
import { migrated } from './migrations.ts';

/** The ending of saved session files. */
export const SESSION_ENDING = '.ivus.json';

/** True for the text of a session, of whichever version. */
export function isSession(text: string): boolean {
  return formatOf(text)?.startsWith('ivus-session/') === true;
}

/** A session as the text of a file; every number survives to its last digit. */
export function writeSession(session: Session): string {
  return `${JSON.stringify(session, null, 1)}\n`;
}

/** The session in a file's text, of this format or an older one, or one sentence naming the file and what is wrong with it. */
export function readSession(text: string, fileName: string): Result<Session> {
  let value: unknown;
  try {
    value = migrated(JSON.parse(text));
  } catch {
    return fail(
      `${fileName} is not a session of this program (its text is not JSON); choose a file ending in ${SESSION_ENDING}.`,
    );
  }
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  if (format !== SESSION_FORMAT) {
    const found = typeof format === 'string' ? `it says "${format}"` : 'it does not name its format';
    return fail(
      `${fileName} is not a session that this version reads (${found}, this version reads "${SESSION_FORMAT}").`,
    );
  }
  const parsed = sessionSchema.safeParse(value);
  if (parsed.success) return checked(parsed.data, fileName);
  const issue = parsed.error.issues[0];
  const where = issue === undefined ? '' : ` at ${issue.path.join('.') || 'the top'}: ${issue.message}`;
  return fail(`${fileName} is a damaged session${where}; open an older copy of it.`);
}

/** What the shape alone cannot say: ids used once, outlines on known runs and frames, one primary lesion. */
function checked(session: Session, fileName: string): Result<Session> {
  const damaged = (what: string) => fail(`${fileName} is a damaged session: ${what}; open an older copy of it.`);
  const runs = new Map(session.runs.map((run) => [run.sopInstanceUid, run]));
  if (runs.size !== session.runs.length) return damaged('a run is listed twice');
  const misplaced = session.runs.find((run) => !holdsItsFrames(run));
  if (misplaced !== undefined)
    return damaged(`${misplaced.fileName} is scaled or placed on a frame that it does not have, or twice on one`);
  const ids = new Set(session.outlines.map((outline) => outline.id));
  if (ids.size !== session.outlines.length) return damaged('two outlines have the same id');
  const marks = new Set(session.marks.map(({ run, station }) => `${run} ${station}`));
  if (marks.size !== session.marks.length) return damaged('a place is marked twice on one run');
  for (const { run, frame, station } of session.marks) {
    if (frame >= (runs.get(run)?.frames ?? 0)) return damaged(`the mark ${station} is on no frame of its run`);
  }
  const measurements = new Set(session.measurements.map(({ id }) => id));
  if (measurements.size !== session.measurements.length) return damaged('two measurements have the same id');
  for (const { name, run, frame } of session.measurements) {
    if (frame >= (runs.get(run)?.frames ?? 0)) return damaged(`${name} is on no frame of its run`);
  }
  const vessels = new Set(session.vessels.map(({ id }) => id));
  if (vessels.size !== session.vessels.length) return damaged('two vessels have the same id');
  for (const { name, run, frame } of session.vessels) {
    if (frame >= (runs.get(run)?.frames ?? 0)) return damaged(`${name} is on no frame of its run`);
  }
  for (const outline of session.outlines) {
    const run = runs.get(outline.run);
    if (run === undefined) return damaged(`outline ${outline.name} belongs to a run that is not listed`);
    if (outline.frame >= run.frames)
      return damaged(`outline ${outline.name} is on frame ${outline.frame + 1} of ${run.frames}`);
    if (outline.primary && outline.role !== 'lesion')
      return damaged(`outline ${outline.name} is primary but no lesion`);
    if (outline.repeatOf !== null && !isRepeat(outline, session.outlines))
      return damaged(`outline ${outline.name} repeats no tracing of its frame`);
  }
  if (session.outlines.filter((outline) => outline.primary).length > 1) return damaged('two lesions are primary');
  return ok(session);
}

function isRepeat({ repeatOf, run, frame, primary }: Outline, outlines: readonly Outline[]): boolean {
  const first = outlines.find(({ id }) => id === repeatOf);
  return first?.repeatOf === null && first.run === run && first.frame === frame && !primary;
}

/** The operator's scale and places lie on frames that the run has, no frame in two places. */
function holdsItsFrames({ frames, operatorScale, places }: RunRecord): boolean {
  const placed = new Set(places.map(({ frame }) => frame));
  const all = [...placed, ...(operatorScale === null ? [] : [operatorScale.frame])];
  return placed.size === places.length && all.every((frame) => frame < frames);
}
