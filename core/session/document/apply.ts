import type { Findings } from '../../plan/case.ts';
import { findingsSchema } from '../../plan/case.ts';
import type { Catalogue } from '../../plan/catalogue-file.ts';
import { unreachable } from '../../result.ts';
import { catalogueAfter } from '../derived/catalogue.ts';
import { measured } from '../drawn/measurements.ts';
import { vesselsAfter } from '../drawn/vessels.ts';
import { marked } from '../vein/landmarks.ts';
import { isOutlineCommand, outlinesAfter } from './apply-outline.ts';
import { applyToRun } from './apply-run.ts';
import type { Command } from './commands.ts';
import type { Outline, RunRecord, Session } from './document.ts';

/**
 * The session after a command; the same object when the command changes nothing.
 * Throws on a command that cannot be meant (an answer outside its list): that is a bug of the caller.
 */
export function apply(session: Session, command: Command): Session {
  if (isOutlineCommand(command)) return withOutlines(session, outlinesAfter(session.outlines, command));
  switch (command.type) {
    case 'addRuns':
      return withRuns(session, command.runs);
    case 'answer':
    case 'answerAll':
      return { ...session, findings: answersIn(command).reduce(answered, session.findings) };
    case 'takeForm':
      return withForm(session, command);
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
    case 'addMeasurement':
    case 'changeMeasurement':
    case 'removeMeasurement':
      return { ...session, measurements: measured(session.measurements, command) };
    case 'addVessel':
    case 'changeVessel':
    case 'findEdges':
    case 'acceptVessels':
    case 'removeVessel':
      return { ...session, vessels: vesselsAfter(session.vessels, command) };
    case 'setProduct':
    case 'removeProduct':
    case 'useCatalogue':
    case 'useComputersCatalogue':
    case 'useBuiltInCatalogue':
      return withCatalogue(session, catalogueAfter(session, command));
    default:
      // What is left are the commands about one run; another one would not compile here.
      return withRun(session, command.run, (run) => applyToRun(run, command));
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

function withForm(session: Session, { answers, axis, positions }: Extract<Command, { type: 'takeForm' }>): Session {
  const told = { ...session, axis, findings: answers.reduce(answered, session.findings) };
  if (positions === null) return told;
  const { of, places } = positions;
  return withRun(told, of, (run) =>
    places.reduce((placed, { frame, mm }) => applyToRun(placed, { type: 'placeAt', run: of, frame, mm }), run),
  );
}

function withOutlines(session: Session, outlines: readonly Outline[]): Session {
  return outlines === session.outlines ? session : { ...session, outlines };
}

function withCatalogue(session: Session, catalogue: Catalogue | null): Session {
  return catalogue === session.catalogue ? session : { ...session, catalogue };
}

function withRuns(session: Session, runs: readonly RunRecord[]): Session {
  const known = new Set(session.runs.map((run) => run.sopInstanceUid));
  const added = runs.filter((run) => !known.has(run.sopInstanceUid));
  const records = session.runs.map((record) => withPatient(record, runs));
  const same = added.length === 0 && records.every((record, at) => record === session.runs[at]);
  return same ? session : { ...session, runs: [...records, ...added] };
}

/** A record from before patients were written down, with the patient of the run that it was made on. */
function withPatient(record: RunRecord, runs: readonly RunRecord[]): RunRecord {
  const same = ({ sopInstanceUid, digest }: RunRecord) =>
    sopInstanceUid === record.sopInstanceUid && digest === record.digest;
  const patient = record.patient ?? runs.find(same)?.patient ?? null;
  return patient === record.patient ? record : { ...record, patient };
}

function withRun(session: Session, uid: string, change: (run: RunRecord) => RunRecord): Session {
  return { ...session, runs: session.runs.map((run) => (run.sopInstanceUid === uid ? change(run) : run)) };
}

/** Findings with one answer set; `question` is a path such as "dvt" or "mass.present". An empty text unsets it. */
type Answering = Extract<Command, { readonly type: 'answer' | 'answerAll' }>;

function answersIn(command: Answering): readonly { readonly question: string; readonly answer: string }[] {
  return command.type === 'answer' ? [command] : command.answers;
}

function answered(findings: Findings, { question, answer }: { question: string; answer: string }): Findings {
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
