import { shortText } from '../../foreign-text.ts';
import { formatOf } from '../../format.ts';
import { jsonInSteps } from '../../json.ts';
import { remembered } from '../../remembered.ts';
import type { Result } from '../../result.ts';
import { fail, ok } from '../../result.ts';
import { drained } from '../../steps.ts';
import { crowdedWith } from './crowded.ts';
import type { Outline, RunRecord, Session } from './document.ts';
import { outlineSchema, SESSION_FORMAT, sessionSchema } from './document.ts';
import { migrated } from './migrations.ts';

/** Of what a sentence quotes of a damaged file, characters. */
const LONGEST = 300;

/** The ending of saved session files. */
export const SESSION_ENDING = '.ivus.json';

/** True for the text of a session, of whichever version. */
export function isSession(text: string): boolean {
  return formatOf(text)?.startsWith('ivus-session/') === true;
}

/** A session as the text of a file; every number survives to its last digit. What an outline says is put into words once, however often its session is kept. */
export function writeSession(session: Session): string {
  return sessionPieces(session).join('');
}

/** The same text, with a rest possible after every so many outlines. */
export function* writeInSteps(session: Session): Generator<undefined, string> {
  yield* wordedInSteps(session);
  return writeSession(session);
}

/** So many outlines are put into words, or compared, without a rest: about a millisecond's work. */
export const WITHOUT_REST = 50;

/** Puts the outlines of a session into words, as its pieces have them or as `words` does, with a rest possible after every so many. */
export function* wordedInSteps({ outlines }: Session, words = outlineText): Generator<undefined, void> {
  for (const [k, outline] of outlines.entries()) {
    words(outline);
    if (k % WITHOUT_REST === WITHOUT_REST - 1) yield;
  }
}

/** The same text in pieces: an outline that stays is the same piece again. */
export function sessionPieces(session: Session): readonly string[] {
  const fields = Object.entries(session).filter(([, value]) => value !== undefined);
  const pieces = fields.flatMap(([key, value], k) => [
    `${k === 0 ? '{\n' : ',\n'} ${JSON.stringify(key)}: `,
    ...(key === 'outlines' ? listed(session.outlines) : [indented(value, 1)]),
  ]);
  return [...pieces, '\n}\n'];
}

function listed(outlines: Session['outlines']): readonly string[] {
  if (outlines.length === 0) return ['[]'];
  return [
    ...outlines.map((outline, k) => (k === 0 ? `[${outlineText(outline).slice(1)}` : outlineText(outline))),
    '\n ]',
  ];
}

/** An outline as it stands behind another one. */
const outlineText = remembered((outline: Outline) => `,\n  ${indented(outline, 2)}`);

/** A value as it stands in a file at some depth; texts in JSON have no line of their own. Joined, it is one piece in memory, which a whole session takes in at once. */
function indented(value: unknown, depth: number): string {
  return JSON.stringify(value, null, 1)
    .split('\n')
    .join(`\n${' '.repeat(depth)}`);
}

/** The session in a file's text, of this format or an older one, or one sentence naming the file and what is wrong with it. */
export function readSession(text: string, fileName: string): Result<Session> {
  return drained(readInSteps(text, fileName));
}

/** Reads a session as `readSession` does, with a rest possible after each of its outlines. */
export function* readInSteps(text: string, fileName: string): Generator<undefined, Result<Session>> {
  return yield* sessionInSteps(yield* jsonInSteps(text), fileName);
}

/** The session that a document is, as `readInSteps` gives it; undefined: its text is no JSON. */
export function* sessionInSteps(document: unknown, fileName: string): Generator<undefined, Result<Session>> {
  const crowded = crowdedWith(document);
  const value = crowded === null ? newest(document) : null;
  if (value === undefined)
    return fail(`${fileName} is not a saved session (it is not JSON); choose a file ending in ${SESSION_ENDING}.`);
  if (crowded !== null) return fail(`${fileName} ${crowded}; it was not opened.`);
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  if (format !== SESSION_FORMAT) {
    const found = typeof format === 'string' ? `its format is "${shortText(format, LONGEST)}"` : 'it states no format';
    return fail(
      `${fileName} is not a session that this version can read (${found}, this version reads "${SESSION_FORMAT}").`,
    );
  }
  const parsed = yield* shapedInSteps(value);
  if (parsed.success) return checked(parsed.data, fileName);
  const issue = parsed.error.issues[0];
  const where =
    issue === undefined ? '' : ` (at ${shortText(`${issue.path.join('.') || 'the top'}: ${issue.message}`, LONGEST)})`;
  return fail(`${fileName} is a damaged session${where}; open an older copy.`);
}

/** The document in the newest format; undefined where that fails. */
function newest(document: unknown): unknown {
  try {
    return migrated(document);
  } catch {
    return undefined;
  }
}

/** Holds a document against the shape of a session, outline by outline; what is wrong with one is found by looking at the whole. */
function* shapedInSteps(value: unknown): Generator<undefined, ReturnType<typeof sessionSchema.safeParse>> {
  const listed = typeof value === 'object' && value !== null && 'outlines' in value ? value.outlines : null;
  if (typeof value !== 'object' || !Array.isArray(listed)) return sessionSchema.safeParse(value);
  const outlines: Outline[] = [];
  for (const one of listed) {
    const outline = outlineSchema.safeParse(one);
    if (!outline.success) return sessionSchema.safeParse(value);
    outlines.push(outline.data);
    yield;
  }
  const rest = sessionSchema.safeParse({ ...value, outlines: [] });
  return rest.success ? { success: true, data: { ...rest.data, outlines } } : sessionSchema.safeParse(value);
}

/** Whether a session of the right shape holds together: what it lists it has, once. */
export function isSound(session: Session): boolean {
  return checked(session, '').ok;
}

/** What the shape alone cannot say: ids used once, outlines on known runs and frames, one primary lesion. */
function checked(session: Session, fileName: string): Result<Session> {
  const damaged = (what: string) => fail(`${fileName} is a damaged session: ${what}; open an older copy.`);
  const offItsRun = (what: string) => damaged(`${what} is not on a frame of its run`);
  const runs = new Map(session.runs.map((run) => [run.sopInstanceUid, run]));
  if (runs.size !== session.runs.length) return damaged('a run is listed twice');
  const misplaced = session.runs.find((run) => !holdsItsFrames(run));
  if (misplaced !== undefined)
    return damaged(
      `${misplaced.fileName} has a scale or reference position on a frame that does not exist, or two reference positions on one frame`,
    );
  const ids = new Map(session.outlines.map((outline) => [outline.id, outline]));
  if (ids.size !== session.outlines.length) return damaged('two outlines have the same id');
  const marks = new Set(session.marks.map(({ run, station }) => `${run} ${station}`));
  if (marks.size !== session.marks.length) return damaged('a landmark is set twice on one run');
  for (const { run, frame, station } of session.marks) {
    if (frame >= (runs.get(run)?.frames ?? 0)) return offItsRun(`the landmark ${station}`);
  }
  const measurements = new Set(session.measurements.map(({ id }) => id));
  if (measurements.size !== session.measurements.length) return damaged('two measurements have the same id');
  for (const { name, run, frame } of session.measurements) {
    if (frame >= (runs.get(run)?.frames ?? 0)) return offItsRun(name);
  }
  const vessels = new Set(session.vessels.map(({ id }) => id));
  if (vessels.size !== session.vessels.length) return damaged('two vessels have the same id');
  for (const { name, run, frame } of session.vessels) {
    if (frame >= (runs.get(run)?.frames ?? 0)) return offItsRun(name);
  }
  for (const outline of session.outlines) {
    const run = runs.get(outline.run);
    if (run === undefined) return damaged(`outline ${outline.name} belongs to a run that is not listed`);
    if (outline.frame >= run.frames)
      return damaged(`outline ${outline.name} is on frame ${outline.frame + 1} of ${run.frames}`);
    if (outline.primary && outline.role !== 'lesion')
      return damaged(`outline ${outline.name} is primary but not a lesion`);
    if (outline.repeatOf !== null && !isRepeat(outline, ids.get(outline.repeatOf)))
      return damaged(`outline ${outline.name} is a repeat tracing without a first tracing on its frame`);
  }
  if (session.outlines.filter((outline) => outline.primary).length > 1) return damaged('two lesions are primary');
  return ok(session);
}

function isRepeat({ run, frame, primary }: Outline, first: Outline | undefined): boolean {
  return first?.repeatOf === null && first.run === run && first.frame === frame && !primary;
}

/** The operator's scale and places lie on frames that the run has, no frame in two places. */
function holdsItsFrames({ frames, operatorScale, places }: RunRecord): boolean {
  const placed = new Set(places.map(({ frame }) => frame));
  const all = [...placed, ...(operatorScale === null ? [] : [operatorScale.frame])];
  return placed.size === places.length && all.every((frame) => frame < frames);
}
