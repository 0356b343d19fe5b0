import type { ExportKind } from '../../core/contract-exports.ts';
import type { Run } from '../../core/dicom/run.ts';
import type { Form } from '../../core/report/forms.ts';
import { type Issued, readIssued } from '../../core/report/issued.ts';
import type { ReportAsked } from '../../core/report/making.ts';
import { momentAt } from '../../core/report/moment.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Session } from '../../core/session/document/document.ts';
import { shell } from '../shell/shell.ts';
import { notice } from '../state/notices.ts';
import { proposedName, savedStem } from '../state/saved-name.ts';
import type { OpenStudy } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { finishTyping } from '../ui/finish-typing.ts';
import { usePreferences } from '../ui/preferences.ts';
import { type Printed, printedReport } from './maker.ts';
import { isSigned, readReportNotes, useReport } from './state.ts';

/** What the operator asks of a report now, for some forms of it. */
export function askedNow(session: Session, forms: readonly Form[]): ReportAsked {
  const { reader, institution, paper } = usePreferences.getState().report;
  const state = useReport.getState();
  const { comment, keyFrames } = state.notes;
  const there = keyFrames?.filter((id) => session.outlines.some((outline) => outline.id === id)) ?? null;
  const signed = isSigned(state, session, reader);
  return { forms, paper, reader, signed, institution, comment, keyFrames: there, issued: null };
}

/** The report of a study in some forms, as it would be issued now; refused with one sentence. */
export async function reportNow(study: OpenStudy, forms: readonly Form[]): Promise<Result<Printed>> {
  await readReportNotes(study.key);
  const known = await issuedSoFar(study.key);
  if (!known.ok) return known;
  const session = study.history.present;
  const moment = momentAt(Date.now(), -new Date().getTimezoneOffset());
  const runs = study.runs.filter(({ run }) =>
    session.runs.some(({ sopInstanceUid }) => sopInstanceUid === run.identity.sopInstanceUid),
  );
  const wanted = { session, asked: askedNow(session, forms), known: known.value, moment };
  const printed = await printedReport(wanted, runs);
  return printed.ok ? printed : fail(`There is no report: ${printed.problem}.`);
}

/** The reports of a study so far. A list that cannot be understood is kept aside and said, and numbering begins anew: UIDs depend on more than the number. */
async function issuedSoFar(key: string): Promise<Result<Issued>> {
  const text = await shell.readBeside(key, 'issued').then(ok, (error: Error) => fail(error.message));
  if (!text.ok) return text;
  const known = readIssued(text.value, '');
  if (known.ok || text.value === null) return known;
  await shell.keepBeside(key, 'issued-unread', JSON.stringify(text.value)).catch(() => undefined);
  notice('The list of earlier reports of this study could not be read: the next report is number 1 again.');
  return readIssued(null, '');
}

/** Writes the report in some forms where the operator chooses, says where it went, and notes the issue once it is there. Nothing of the work changes. */
export async function exportReport(what: string, forms: readonly Form[], kind: ExportKind): Promise<void> {
  finishTyping();
  const { study } = useApp.getState();
  if (study === null || useReport.getState().making !== null) return;
  useReport.setState({ making: what, told: null });
  try {
    const printed = await reportNow(study, forms);
    if (!printed.ok) notice(printed.problem);
    else await save(study, what, printed.value, kind);
  } finally {
    useReport.setState({ making: null });
  }
}

/** Objects of the report of the open study as it would be issued now, to be sent somewhere; `sent` notes the issue once they are on their way. Nothing of the work changes. */
export async function objectsToSend(forms: readonly Form[]): Promise<Result<MadeObjects>> {
  finishTyping();
  const { study } = useApp.getState();
  if (study === null) return fail('No study is open.');
  const printed = await reportNow(study, forms);
  if (!printed.ok) return printed;
  const { files, issued } = printed.value;
  return ok({ objects: named(savedStem(firstRun(study), UNNAMED), files), sent: () => noteIssue(study, issued) });
}

/** Files of a report that are sent. */
interface MadeObjects {
  readonly objects: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
  readonly sent: () => Promise<void>;
}

async function save(study: OpenStudy, what: string, { files, issued }: Printed, kind: ExportKind): Promise<void> {
  if (files.length === 0)
    return notice(`${what}: there is nothing to save, because no key frame is chosen or can be shown.`);
  const stem = proposedName(firstRun(study), UNNAMED);
  const { place, problem } = await shell.saveFiles({ kind, files: named(stem, files) });
  if (problem !== null) notice(problem);
  if (place === null) return;
  await noteIssue(study, issued);
  tell(`${what} saved: ${place}`);
}

/** The report is out: its issue is kept beside the session, and the next one has another number. */
async function noteIssue(study: OpenStudy, issued: Issued): Promise<void> {
  const list = JSON.stringify(issued, null, 2);
  await shell.keepBeside(study.key, 'issued', list).catch((error: Error) => notice(error.message));
  useReport.setState(({ exported }) => ({ exported: exported + 1 }));
}

const UNNAMED = 'study';

function firstRun({ runs }: OpenStudy): Run | undefined {
  return runs[0]?.run;
}

/** The files of a report with whole names. */
function named(stem: string, files: Printed['files']) {
  const encoder = new TextEncoder();
  return files.map(([name, content]) => ({
    name: `${stem}-${name}`,
    bytes: Uint8Array.from(typeof content === 'string' ? encoder.encode(content) : content),
  }));
}

/** Says where something went: on the Report tab, elsewhere over the picture. */
export function tell(told: string): void {
  useReport.setState({ told });
  if (useApp.getState().panel !== 'report') notice(told);
}
