import type { MeasureId } from '../../core/practice/measures.ts';
import type { RequestForm } from '../../core/practice/request-form.ts';
import type { Reader } from '../../core/practice/teaching/readers.ts';
import { truthOfReaders } from '../../core/practice/teaching/teach.ts';
import { teacherForm } from '../../core/practice/teaching/teacher-form.ts';
import type { Truth } from '../../core/practice/truth.ts';
import { readSession, SESSION_ENDING } from '../../core/session/document/file.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import { shell } from '../shell/shell.ts';
import { notice } from '../state/notices.ts';
import { useApp } from '../state/store.ts';
import { listStudies } from './actions.ts';
import { usePractice } from './state.ts';

/** What a teacher says of a study. */
export interface StudyDraft {
  readonly title: string;
  readonly history: string;
  readonly teachingPoint: string;
  readonly trains: readonly MeasureId[];
  /** The answers of the pathway stand on the request form, all but what the pictures tell. */
  readonly formGiven: boolean;
  /** The teacher's word that no name is written in the pictures. */
  readonly looked: boolean;
}

/** Why a study cannot be made yet, or null. */
export function whyNot({ title, history, teachingPoint, looked }: StudyDraft): string | null {
  if (title.trim() === '') return 'Enter a title that does not give away the answer.';
  if (history.trim() === '') return 'Enter the history for the trainee.';
  if (teachingPoint.trim() === '') return 'Enter the teaching point in one sentence.';
  return looked ? null : 'Check every run for names in the pictures first.';
}

/** Sessions of other readers from files that the teacher chooses; a sentence for each that is none. */
export async function chosenReaders(): Promise<readonly Reader[]> {
  const { texts, problems } = await shell.chooseTexts({ ending: SESSION_ENDING });
  for (const problem of problems) notice(problem);
  return texts.flatMap(({ name, text }) => {
    const session = readSession(text, name);
    if (!session.ok) notice(session.problem);
    return session.ok ? [{ name: name.replace(/(\.ivus)?\.json$/i, ''), session: session.value }] : [];
  });
}

/** Makes a practice study of the open runs with the readers' tracings as its truth; true when it is kept. */
export async function makeStudy(readers: readonly Reader[], draft: StudyDraft): Promise<boolean> {
  const id = `own-${crypto.randomUUID().slice(0, 8)}`;
  const { title, history, teachingPoint, trains, formGiven } = draft;
  const truth = truthOfReaders(readers, { id, teachingPoint: teachingPoint.trim(), trains, formGiven });
  if (!truth.ok) return told(truth.problem);
  const tokens =
    useApp.getState().study?.runs.flatMap(({ token, parts }) => token ?? parts.flatMap((part) => part.token ?? [])) ??
    [];
  if (tokens.length === 0) return told('A browser cannot save your own practice study: use the desktop program.');
  const form = formGiven ? formOf(readers, truth.value) : NO_FORM;
  usePractice.setState({ busy: { what: 'Making the practice study', cancel: null } });
  const problem = await shell.practice.addStudy({
    id,
    title: title.trim(),
    history: history.trim(),
    ...form,
    trains: [...trains],
    tokens,
    truth: `${JSON.stringify(truth.value)}\n`,
  });
  usePractice.setState({ busy: null });
  if (problem !== null) return told(problem);
  await listStudies();
  usePractice.setState({ chosen: id });
  notice(`“${title.trim()}” has been added to the practice studies on this computer.`);
  return true;
}

/** Throws a study of one's own away. */
export async function removeStudy(id: string): Promise<void> {
  const problem = await shell.practice.removeStudy(id);
  if (problem !== null) notice(problem);
  await listStudies();
}

function told(problem: string): false {
  notice(problem);
  return false;
}

const NO_FORM: RequestForm = { findings: {}, lengths: null };

/** The form of the reader whose study is open. */
function formOf([first]: readonly Reader[], { planCase, run }: Truth): RequestForm {
  const record = first === undefined ? null : recordOf(first.session, run.sopInstanceUid);
  return first === undefined || record === null ? NO_FORM : teacherForm(planCase, first.session, record);
}
