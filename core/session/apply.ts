import type { Findings } from '../plan/case.ts';
import { findingsSchema } from '../plan/case.ts';
import type { Catalogue } from '../plan/catalogue-file.ts';
import { unreachable } from '../result.ts';
import { applyToRun } from './apply-run.ts';
import { catalogueAfter } from './catalogue.ts';
import type { Command, OutlineWords } from './commands.ts';
import type { Outline, RunRecord, Session } from './document.ts';
import { marked } from './marks.ts';
import { freeName, isGivenName } from './naming.ts';
import { withoutTracings, withRepeatsAlike } from './repeats.ts';

/**
 * The session after a command; the same object when the command changes nothing.
 * Throws on a command that cannot be meant (an answer outside its list): that is a bug of the caller.
 */
export function apply(session: Session, command: Command): Session {
  switch (command.type) {
    case 'addRuns':
      return withRuns(session, command.runs);
    case 'addOutline':
      return withNew(session, command.outline);
    case 'reshape':
      return withOutline(session, command.id, (outline) => ({ ...outline, knots: command.knots }));
    case 'describe':
      return withOutline(session, command.id, (outline) => described(session, outline, command.words));
    case 'removeOutline':
      return { ...session, outlines: withoutTracings(session.outlines, command.id) };
    case 'answer':
      return { ...session, findings: answered(session.findings, command.question, command.answer) };
    case 'setAxis':
    case 'setSite':
    case 'request':
    case 'setScaleError':
    case 'note':
      return { ...session, ...saidBy(command) };
    case 'addMark':
    case 'addMarks':
    case 'moveMark':
    case 'removeMark':
      return { ...session, marks: marked(session.marks, command) };
    case 'setProduct':
    case 'removeProduct':
    case 'useCatalogue':
    case 'useBuiltInCatalogue':
      return withCatalogue(session, catalogueAfter(session, command));
    case 'declareModality':
    case 'confirmSpacing':
    case 'calibrateByLine':
    case 'removeCalibration':
    case 'placeAt':
    case 'removePlace':
      return withRun(session, command.run, (run) => applyToRun(run, command));
    default:
      return unreachable(command);
  }
}

type Saying = Extract<Command, { readonly type: 'setAxis' | 'setSite' | 'request' | 'setScaleError' | 'note' }>;

/** The one field that such a command sets. */
function saidBy(command: Saying): Partial<Session> {
  switch (command.type) {
    case 'setAxis':
      return { axis: command.axis };
    case 'setSite':
      return { site: command.site };
    case 'request':
      return { requested: command.requested };
    case 'setScaleError':
      return { scaleErrorPct: command.percent };
    case 'note':
      return { notes: command.text };
    default:
      return unreachable(command);
  }
}

function withCatalogue(session: Session, catalogue: Catalogue | null): Session {
  return catalogue === session.catalogue ? session : { ...session, catalogue };
}

function withRuns(session: Session, runs: readonly RunRecord[]): Session {
  const known = new Set(session.runs.map((run) => run.sopInstanceUid));
  const added = runs.filter((run) => !known.has(run.sopInstanceUid));
  return added.length === 0 ? session : { ...session, runs: [...session.runs, ...added] };
}

function withRun(session: Session, uid: string, change: (run: RunRecord) => RunRecord): Session {
  return { ...session, runs: session.runs.map((run) => (run.sopInstanceUid === uid ? change(run) : run)) };
}

/** An id stands for one outline: one that is there already is not added again. */
function withNew(session: Session, outline: Outline): Session {
  if (session.outlines.some(({ id }) => id === outline.id)) return session;
  return { ...session, outlines: onePrimary([...session.outlines, outline], outline) };
}

function withOutline(session: Session, id: string, change: (outline: Outline) => Outline): Session {
  const before = session.outlines.find((outline) => outline.id === id);
  if (before === undefined) return session;
  const after = change(before);
  const outlines = session.outlines.map((outline) => (outline.id === id ? after : outline));
  return { ...session, outlines: withRepeatsAlike(onePrimary(outlines, after), after) };
}

/**
 * Only a lesion decides and only a reference is called normal: other roles drop what no longer fits.
 * A name that the program gave follows the role; one that the operator typed stays. A repeat means what its first
 * tracing means and has only a name of its own.
 */
function described(session: Session, before: Outline, words: Partial<OutlineWords>): Outline {
  if (before.repeatOf !== null) return { ...before, name: words.name ?? before.name };
  const outline = { ...before, ...words };
  const { role } = outline;
  const renamed = role !== before.role && words.name === undefined && isGivenName(before.name);
  return {
    ...outline,
    name: renamed ? freeName(session.outlines, role) : outline.name,
    primary: outline.primary && role === 'lesion',
    normal: outline.normal && role === 'reference',
  };
}

/** The newest claim to be primary wins, so that no two outlines can both be it. */
function onePrimary(outlines: readonly Outline[], claimant: Outline): readonly Outline[] {
  if (!claimant.primary) return outlines;
  return outlines.map((outline) =>
    outline.primary && outline.id !== claimant.id ? { ...outline, primary: false } : outline,
  );
}

/** Findings with one answer set; `question` is a path such as "dvt" or "mass.present". An empty text unsets it. */
function answered(findings: Findings, question: string, answer: string): Findings {
  return findingsSchema.parse(placed(findings, question.split('.'), answer));
}

function placed(
  into: Readonly<Record<string, unknown>>,
  path: readonly string[],
  answer: string,
): Record<string, unknown> {
  const [head, ...rest] = path;
  if (head === undefined) throw new Error('a question needs a path');
  const { [head]: before, ...others } = into;
  if (rest.length === 0) return answer === '' ? others : { ...others, [head]: answer };
  const inner = typeof before === 'object' && before !== null ? (before as Record<string, unknown>) : {};
  return { ...others, [head]: placed(inner, rest, answer) };
}
