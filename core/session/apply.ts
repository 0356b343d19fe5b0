import type { Findings } from '../plan/case.ts';
import { findingsSchema } from '../plan/case.ts';
import { unreachable } from '../result.ts';
import type { Command, OutlineWords } from './commands.ts';
import type { Outline, RunRecord, Session } from './document.ts';
import { freeName, isGivenName } from './naming.ts';

/**
 * The session after a command; the same object when the command changes nothing.
 * Throws on a command that cannot be meant (an answer outside its list): that is a bug of the caller.
 */
export function apply(session: Session, command: Command): Session {
  switch (command.type) {
    case 'addRuns':
      return withRuns(session, command.runs);
    case 'addOutline':
      return { ...session, outlines: onePrimary([...session.outlines, command.outline], command.outline) };
    case 'reshape':
      return withOutline(session, command.id, (outline) => ({ ...outline, knots: command.knots }));
    case 'describe':
      return withOutline(session, command.id, (outline) => described(session, outline, command.words));
    case 'removeOutline':
      return { ...session, outlines: session.outlines.filter((outline) => outline.id !== command.id) };
    case 'answer':
      return { ...session, findings: answered(session.findings, command.question, command.answer) };
    case 'setAxis':
      return { ...session, axis: command.axis };
    case 'setSite':
      return { ...session, site: command.site };
    case 'request':
      return { ...session, requested: command.requested };
    case 'note':
      return { ...session, notes: command.text };
    case 'declareModality':
      return withRun(session, command.run, (run) => ({ ...run, declaredModality: command.modality }));
    case 'confirmSpacing':
      return withRun(session, command.run, (run) => ({ ...run, spacingConfirmed: command.confirmed }));
    default:
      return unreachable(command);
  }
}

function withRuns(session: Session, runs: readonly RunRecord[]): Session {
  const known = new Set(session.runs.map((run) => run.sopInstanceUid));
  const added = runs.filter((run) => !known.has(run.sopInstanceUid));
  return added.length === 0 ? session : { ...session, runs: [...session.runs, ...added] };
}

function withRun(session: Session, uid: string, change: (run: RunRecord) => RunRecord): Session {
  return { ...session, runs: session.runs.map((run) => (run.sopInstanceUid === uid ? change(run) : run)) };
}

function withOutline(session: Session, id: string, change: (outline: Outline) => Outline): Session {
  const before = session.outlines.find((outline) => outline.id === id);
  if (before === undefined) return session;
  const after = change(before);
  const outlines = session.outlines.map((outline) => (outline.id === id ? after : outline));
  return { ...session, outlines: onePrimary(outlines, after) };
}

/**
 * Only a lesion decides and only a reference is called normal: other roles drop what no longer fits.
 * A name that the program gave follows the role; one that the operator typed stays.
 */
function described(session: Session, before: Outline, words: Partial<OutlineWords>): Outline {
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
