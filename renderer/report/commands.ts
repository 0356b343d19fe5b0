import { program } from '../../core/program.ts';
import type { Form } from '../../core/report/forms.ts';
import { NO_HEADER } from '../../core/report/header-facts.ts';
import { reportOf } from '../../core/report/report.ts';
import { reportText, type TextPart } from '../../core/report/text.ts';
import type { AppCommand } from '../commands/command.ts';
import { needsStudy } from '../commands/conditions.ts';
import { dismiss, notice } from '../state/notices.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { usePreferences } from '../ui/preferences.ts';
import { askedNow, exportReport, tell } from './exports.ts';
import { readReportNotes, useReport } from './state.ts';

const COPIED = 'Copied without patient identifiers: paste it into the record of this patient.';
const NOT_COPIED = 'The summary could not be copied: click into the window and try again.';

/** Puts a text of the report on the clipboard and says so; nothing of the work changes. */
async function copy(part: TextPart): Promise<void> {
  const { study } = useApp.getState();
  const session = sessionNow({ study });
  if (study === null || session === null) return;
  await readReportNotes(study.key);
  const open = study.runs.map(({ run }) => ({ uid: run.identity.sopInstanceUid, run, header: NO_HEADER }));
  const content = reportOf(session, open, { ...askedNow(session, ['text']), issuedAt: '', program });
  if (!content.ok) return notice(`There is no report to copy: ${content.problem}.`);
  dismiss(COPIED);
  // A page that is not served from this computer or by https has none.
  const { clipboard }: { readonly clipboard?: Clipboard } = navigator;
  if (clipboard === undefined) return notice('This browser gives no page its clipboard here: save the PDF instead.');
  await clipboard.writeText(reportText(content.value, part)).then(
    () => tell(COPIED),
    () => notice(NOT_COPIED),
  );
}

const whyNot = () => needsStudy() ?? (useReport.getState().making === null ? null : 'Another file is being made.');

const group = 'Export';

function objectForms(): readonly Form[] {
  const { furtherObjects } = usePreferences.getState().report;
  return ['sr', 'capture', 'pdf-object', ...(furtherObjects ? (['presentation', 'key-objects'] as const) : [])];
}

/** Commands that take the result along. */
export const REPORT_COMMANDS: readonly AppCommand[] = [
  {
    id: 'report.copy',
    title: 'Copy summary for the report',
    group,
    keys: ['Ctrl+Shift+c'],
    whyNot: needsStudy,
    run: () => void copy('report'),
  },
  {
    id: 'report.copyFindings',
    title: 'Copy findings only',
    group,
    keys: [],
    whyNot: needsStudy,
    run: () => void copy('findings'),
  },
  {
    id: 'report.pdf',
    title: 'Save the report as a PDF',
    menu: 'Report as PDF…',
    group,
    keys: ['Ctrl+p'],
    also: ['field'],
    whyNot,
    run: () => void exportReport('PDF', ['pdf'], 'pdf'),
  },
  {
    id: 'report.sr',
    title: 'Save the report as a DICOM structured report',
    menu: 'Structured report (DICOM SR)…',
    group,
    keys: [],
    whyNot: whyNot,
    run: () => void exportReport('Structured report', ['sr'], 'dcm'),
  },
  {
    id: 'report.dicom',
    title: 'Save structured report, key frames and PDF as DICOM objects',
    menu: 'Report as DICOM objects…',
    group,
    keys: [],
    whyNot: whyNot,
    run: () => void exportReport('DICOM objects', objectForms(), 'dcm'),
  },
  {
    id: 'report.tables',
    title: 'Save the tables of the report (CSV and JSON)',
    menu: 'Tables (CSV, JSON)…',
    group,
    keys: [],
    whyNot,
    run: () => void exportReport('Tables', ['csv', 'json'], 'csv'),
  },
  {
    id: 'report.pictures',
    title: 'Save the key frames as pictures with outlines',
    menu: 'Key frames with outlines (PNG)…',
    group,
    keys: [],
    whyNot,
    run: () => void exportReport('Pictures', ['png'], 'png'),
  },
  {
    id: 'report.plainPictures',
    title: 'Save the key frames as pictures without outlines',
    menu: 'Key frames without outlines (PNG)…',
    group,
    keys: [],
    whyNot,
    run: () => void exportReport('Pictures', ['plain-png'], 'png'),
  },
];
