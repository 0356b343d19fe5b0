import { program } from '../../core/program.ts';
import { NO_HEADER } from '../../core/report/header-facts.ts';
import { reportOf } from '../../core/report/report.ts';
import { reportText, type TextPart } from '../../core/report/text.ts';
import type { AppCommand } from '../commands/command.ts';
import { dismiss, notice } from '../state/notices.ts';
import { sessionNow, useApp } from '../state/store.ts';

const group = 'Files';
const COPIED = 'Copied without patient identifiers: paste it into the record of this patient.';
const NOT_COPIED = 'The summary could not be copied: click into the window and try again.';

const whyNot = () => (sessionNow(useApp.getState()) === null ? 'No study is open: open one first.' : null);

/** Puts a text of the report on the clipboard and says so; nothing of the work changes. */
async function copy(part: TextPart): Promise<void> {
  const { study } = useApp.getState();
  const session = sessionNow({ study });
  if (study === null || session === null) return;
  const open = study.runs.map(({ run }) => ({ uid: run.identity.sopInstanceUid, run, header: NO_HEADER }));
  const draft = { reader: '', institution: '', comment: '', signed: false, issuedAt: '', keyFrames: null };
  const content = reportOf(session, open, { ...draft, program });
  if (!content.ok) return notice(`There is no report to copy: ${content.problem}.`);
  dismiss(COPIED);
  await navigator.clipboard.writeText(reportText(content.value, part)).then(
    () => notice(COPIED),
    () => notice(NOT_COPIED),
  );
}

/** Commands that take the result along. */
export const REPORT_COMMANDS: readonly AppCommand[] = [
  {
    id: 'report.copy',
    title: 'Copy summary for the report',
    group,
    keys: ['Ctrl+Shift+c'],
    whyNot,
    run: () => void copy('report'),
  },
  { id: 'report.copyFindings', title: 'Copy findings only', group, keys: [], whyNot, run: () => void copy('findings') },
];
