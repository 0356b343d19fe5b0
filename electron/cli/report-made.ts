import { existsSync } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { textDigest } from '../../core/dicom/bytes/digest.ts';
import type { Identity } from '../../core/dicom/header/identity.ts';
import { personDifference } from '../../core/dicom/header/person.ts';
import { program } from '../../core/program.ts';
import type { ReportContent } from '../../core/report/content.ts';
import { type Issue, objectUid } from '../../core/report/dicom/common.ts';
import { REPORT_SR } from '../../core/report/dicom/report-sr.ts';
import { type Issued, issueOf, type Numbered, readIssued } from '../../core/report/issued.ts';
import type { Paper } from '../../core/report/pdf/sheet.ts';
import { reportOf } from '../../core/report/report.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Session } from '../../core/session/document/document.ts';
import { readSession, SESSION_ENDING, writeSession } from '../../core/session/document/file.ts';
import { failureReason } from '../failure.ts';
import type { Io } from './io.ts';
import { overInput } from './output.ts';
import { FORMS, type Form, type FormFile, OBJECTS } from './report-forms.ts';
import { type FoundRun, type FoundRuns, findRuns } from './report-runs.ts';
import { textOf } from './text.ts';

/** What a report is asked for. */
export interface ReportWish {
  readonly session: string;
  readonly forms: readonly Form[];
  readonly paper: Paper;
  readonly out: string | null;
  readonly runs: readonly string[];
  readonly reader: string;
  readonly signed: boolean;
  readonly institution: string;
  readonly comment: string;
  readonly issued: string | null;
}

/** Prints or writes the report of a session; refused where the session cannot be read or planned, and where an output would be an input. */
export async function report(wish: ReportWish, io: Io): Promise<Result<null>> {
  const text = await textOf(wish.session);
  if (!text.ok) return text;
  const session = readSession(text.value, wish.session);
  if (!session.ok) return session;
  const found = await findRuns(session.value, wish.session, wish.runs);
  try {
    for (const problem of found.problems) io.err(problem);
    return await printed(wish, session.value, found, io);
  } finally {
    for (const { close } of found.runs) await close();
  }
}

async function printed(wish: ReportWish, session: Session, { runs }: FoundRuns, io: Io): Promise<Result<null>> {
  const { reader, signed, institution, comment, paper } = wish;
  const words = [reader, signed, institution, comment, wish.issued, paper, program.version, runs.map(({ uid }) => uid)];
  const known = await issuesOf(wish);
  if (!known.ok) return known;
  const moment = wish.issued ?? (await savedAt(wish.session));
  const said = textDigest(JSON.stringify(words));
  const { issue, before, issued } = issueOf(known.value, textDigest(writeSession(session)), said, moment);
  const { issuedAt } = issue;
  const content = reportOf(session, runs, { reader, signed, institution, comment, issuedAt, keyFrames: null, program });
  if (!content.ok) return fail(`${wish.session} cannot be reported: ${content.problem}; correct it and try again.`);
  const object = objectIssue(content.value, runs, issue, wish);
  if (!object.ok) return object;
  const predecessor = before === null ? null : objectUid(before, REPORT_SR);
  const files: FormFile[] = [];
  for (const form of wish.forms)
    files.push(...(await FORMS[form]({ content: content.value, runs, paper, issue: object.value, predecessor })));
  if (wish.out !== null) return written(wish.out, files, JSON.stringify(issued, null, 2), wish, runs, io);
  for (const [, each] of files) io.out(String(each).replaceAll('\r\n', '\n').trimEnd());
  return ok(null);
}

/** What DICOM objects are issued as; refused where some are asked for and no run is at hand, or the runs are of different patients or studies. */
function objectIssue(
  content: ReportContent,
  runs: readonly FoundRun[],
  issue: Numbered,
  wish: ReportWish,
): Result<Issue | null> {
  if (!wish.forms.some((form) => OBJECTS.includes(form))) return ok(null);
  const deciding = content.lumens.find(({ id }) => id === content.stenosis.lesion)?.run;
  const from = runs.find(({ uid }) => uid === deciding) ?? runs[0];
  if (from === undefined)
    return fail('No DICOM object can be made without a run of the session: name its file or folder with --runs.');
  const other = runs.find(({ run }) => !isSameStudy(run.identity, from.run.identity));
  if (other !== undefined)
    return fail(
      `No DICOM object can be made: ${other.run.file} and ${from.run.file} are of different patients or studies.`,
    );
  const { session, said, number, issuedAt } = issue;
  const study = from.run.identity.studyInstanceUid;
  const side = content.indication.find(({ path }) => path === 'findings.side')?.value;
  const laterality = side === 'left' ? 'L' : side === 'right' ? 'R' : '';
  return ok({
    program,
    session,
    said,
    number,
    issuedAt,
    patient: from.patient,
    study,
    institution: wish.institution,
    laterality,
  });
}

function isSameStudy(a: Identity, b: Identity): boolean {
  return a.studyInstanceUid === b.studyInstanceUid && personDifference(a, b) === null;
}

function stemOf({ session }: ReportWish): string {
  return basename(session).replace(new RegExp(`(${SESSION_ENDING.replaceAll('.', '\\.')}|\\.json)$`, 'i'), '');
}

function issuedPath(out: string, wish: ReportWish): string {
  return join(out, `${stemOf(wish)}-issued.json`);
}

/** What was issued before into the folder of a wish. */
async function issuesOf(wish: ReportWish): Promise<Result<Issued>> {
  if (wish.out === null) return readIssued(null, '');
  const path = issuedPath(wish.out, wish);
  if (!existsSync(path)) return readIssued(null, path);
  const text = await textOf(path);
  return text.ok ? readIssued(text.value, path) : text;
}

/** Writes the files and then the list of issues, so that an issue is noted only when it is there. */
async function written(
  out: string,
  files: readonly FormFile[],
  issued: string,
  wish: ReportWish,
  runs: readonly FoundRun[],
  io: Io,
): Promise<Result<null>> {
  try {
    await mkdir(out, { recursive: true });
    const named = files.map(([name, content]) => [join(out, `${stemOf(wish)}-${name}`), content] as const);
    const all = [...named, [issuedPath(out, wish), issued] as const];
    for (const [path] of all) {
      const over = await overInput(path, [wish.session, ...runs.flatMap((each) => each.paths)]);
      if (over !== null) return fail(over);
    }
    for (const [path, content] of all) {
      await writeFile(path, content);
      if (path !== issuedPath(out, wish)) io.out(`${path} written`);
    }
    return ok(null);
  } catch (failure) {
    return fail(`${out} cannot be written because ${failureReason(failure)}.`);
  }
}

/** When a session was saved, with this computer's offset from UTC: the same session has the same report whenever it is printed. */
async function savedAt(path: string): Promise<string> {
  const { mtime } = await stat(path);
  const offset = -mtime.getTimezoneOffset();
  const local = new Date(mtime.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const part = (value: number) => String(Math.trunc(Math.abs(value))).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${part(offset / 60)}:${part(offset % 60)}`;
}
