import { z } from 'zod';
import { jsonInSteps } from '../../json.ts';
import { remembered } from '../../remembered.ts';
import { type Outline, SESSION_FORMAT, type Session } from '../document/document.ts';
import { sessionInSteps, wordedInSteps } from '../document/file.ts';
import { type History, historyOf, replaced } from '../document/history.ts';
import { changedBy, comparedInSteps, differenceOf, saySame } from './difference.ts';
import { readBeside } from './incremental.ts';

/** So many steps are kept, done and undone ones together; those farthest from the present one are left out. */
const MOST_STEPS = 200;
/** What they say together is at most so long, UTF-16 units. */
const MOST_TEXT = 1_000_000;

const STEPS_FORMAT = 'ivus-steps/1';

const stepSchema = z.strictObject({ label: z.string(), difference: z.unknown() });

/** The steps of a study beside its session: the session they belong to, and how to come from it to the one before and the one after, the nearest step first. */
const stepsSchema = z.strictObject({
  format: z.literal(STEPS_FORMAT),
  session: z.unknown(),
  past: z.array(stepSchema).max(MOST_STEPS),
  future: z.array(stepSchema).max(MOST_STEPS),
});

type Step = History['past'][number];

const backward = remembered(differenceText);
const forward = remembered(differenceText);

function differenceText(from: Session, to: Session): string {
  return JSON.stringify(differenceOf(from, to) ?? { in: {}, without: [] });
}

/** The steps of a history as the text of a file; bounded, the nearest to the present are in it. */
export function writeSteps(history: History): string {
  return stepsPieces(history).join('');
}

/** The same text in pieces: an outline that stays is the same piece again. */
export function stepsPieces({ past, present, future }: History): readonly string[] {
  const done = [...past].reverse().slice(0, MOST_STEPS);
  const undone = future.slice(0, MOST_STEPS - done.length);
  const back = chain(present, done, backward, MOST_TEXT);
  const on = chain(present, undone, forward, MOST_TEXT - back.length);
  const session = wordsOf(present);
  return [
    `{"format":"${STEPS_FORMAT}","session":`,
    ...session,
    ',"past":[',
    ...back.texts,
    '],"future":[',
    ...on.texts,
    ']}\n',
  ];
}

/** Works out what the pieces of a history say of outlines, with a rest possible after every so many: their words, and what the nearest step back and forward changed. */
export function* stepsWordedInSteps({ past, present, future }: History): Generator<undefined, void> {
  yield* wordedInSteps(present, outlineWords);
  for (const { session } of [...past.slice(-1), ...future.slice(0, 1)]) yield* comparedInSteps(present, session);
}

/** A session without indentation; what an outline says is put into words once. */
function wordsOf(session: Session): readonly string[] {
  const fields = Object.entries(session).filter(([, value]) => value !== undefined);
  const words = fields.flatMap(([key, value], k) => [
    `${k === 0 ? '{' : ','}${JSON.stringify(key)}:`,
    ...(key === 'outlines' ? outlinesWords(session.outlines) : [JSON.stringify(value)]),
  ]);
  return [...words, '}'];
}

function outlinesWords(outlines: Session['outlines']): readonly string[] {
  return ['[', ...outlines.map((outline, k) => outlineWords(outline).slice(k === 0 ? 1 : 0)), ']'];
}

/** An outline as it stands behind another one. */
const outlineWords = remembered((outline: Outline) => `,${JSON.stringify(outline)}`);

/** Steps one after the other from the present on, as far as there is room. */
function chain(
  present: Session,
  steps: readonly Step[],
  difference: (from: Session, to: Session) => string,
  room: number,
): { readonly texts: readonly string[]; readonly length: number } {
  const texts: string[] = [];
  let length = 0;
  let from = present;
  for (const { session, label } of steps) {
    const text = `{"label":${JSON.stringify(label)},"difference":${difference(from, session)}}`;
    length += text.length;
    if (length > room) break;
    if (texts.length > 0) texts.push(',');
    texts.push(text);
    from = session;
  }
  return { texts, length };
}

/** Steps that were read: the history that goes on from a session, and a sentence where steps are lost. */
interface KeptSteps {
  readonly history: History;
  readonly problem: string | null;
}

const DAMAGED = 'The steps of this study are damaged: your work is whole, but what you did before cannot be undone.';
const OTHER_VERSION =
  'The steps of this study were kept by another version of this program: your work is whole, but what you did before cannot be undone.';

/**
 * The history of the session that was kept (`working`) from the text of its steps; null: none are kept. Where the program ended before the
 * steps followed the session, what came after them is one step. Damaged steps cost the steps and nothing else. A rest is possible after
 * each outline and after each step.
 */
export function* readSteps(text: string | null, working: Session): Generator<undefined, KeptSteps> {
  const without = historyOf(working);
  if (text === null) return { history: without, problem: null };
  const read = stepsSchema.safeParse((yield* jsonInSteps(text)) ?? null).data;
  if (read === undefined) return { history: without, problem: DAMAGED };
  const { session } = read;
  if (typeof session !== 'object' || session === null || Reflect.get(session, 'format') !== SESSION_FORMAT)
    return { history: without, problem: OTHER_VERSION };
  const present = yield* sessionInSteps(session, 'The steps');
  if (!present.ok) return { history: without, problem: DAMAGED };
  const isLatest = yield* saySame(present.value, working);
  if (!isLatest && !isSameWork(present.value, working)) return { history: without, problem: null };
  const start = isLatest ? working : present.value;
  const past = yield* stepsFrom(start, read.past);
  const future = yield* stepsFrom(start, read.future);
  const history: History = { past: past.steps.toReversed(), present: start, future: future.steps };
  return {
    history: isLatest ? history : replaced(history, working, 'last changes'),
    problem: past.whole && future.whole ? null : DAMAGED,
  };
}

/** The steps as far as they can be read, the nearest first. */
function* stepsFrom(
  present: Session,
  kept: readonly z.infer<typeof stepSchema>[],
): Generator<undefined, { readonly steps: Step[]; readonly whole: boolean }> {
  const steps: Step[] = [];
  let from = present;
  for (const { label, difference } of kept) {
    const session = after(from, difference);
    if (session === null) return { steps, whole: false };
    steps.push({ session, label });
    from = session;
    yield;
  }
  return { steps, whole: true };
}

function after(from: Session, difference: unknown): Session | null {
  try {
    return readBeside(changedBy(from, difference), from);
  } catch {
    return null;
  }
}

/** Steps of another study, or of other pictures, must never come back into this one. */
function isSameWork(one: Session, other: Session): boolean {
  const pictures = ({ study, runs }: Session) => JSON.stringify([study, runs.map(({ digest }) => digest)]);
  return pictures(one) === pictures(other);
}
