import { existsSync } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type FormFile, formFiles, OBJECTS } from '../../core/report/forms.ts';
import { type Issued, readIssued } from '../../core/report/issued.ts';
import { madeReport, type ReportAsked } from '../../core/report/making.ts';
import { momentAt } from '../../core/report/moment.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Session } from '../../core/session/document/document.ts';
import { readSession, SESSION_ENDING } from '../../core/session/document/file.ts';
import { failureReason } from '../failure.ts';
import type { Io } from './io.ts';
import { overInput } from './output.ts';
import { reportFonts } from './report-fonts.ts';
import { keyPictures } from './report-pictures.ts';
import { type FoundRun, type FoundRuns, findRuns } from './report-runs.ts';
import { textOf } from './text.ts';

/** What a report is asked for, and where it goes. */
export interface ReportWish extends ReportAsked {
  readonly session: string;
  readonly out: string | null;
  readonly runs: readonly string[];
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
  if (runs.length === 0 && wish.forms.some((form) => OBJECTS.includes(form)))
    return fail('No DICOM object can be made without a run of the session: name its file or folder with --runs.');
  const known = await issuesOf(wish);
  if (!known.ok) return known;
  const moment = wish.issued ?? (await savedAt(wish.session));
  const made = madeReport(session, runs, wish, known.value, moment);
  if (!made.ok) return fail(`${wish.session} cannot be reported: ${made.problem}; correct it and try again.`);
  const files = await formFiles(wish.forms, {
    ...made.value,
    fonts: reportFonts,
    pictures: () => keyPictures(made.value.content, runs),
  });
  if (wish.out !== null) return written(wish.out, files, JSON.stringify(made.value.issued, null, 2), wish, runs, io);
  for (const [, each] of files) io.out(String(each).replaceAll('\r\n', '\n').trimEnd());
  return ok(null);
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
  return momentAt(mtime.getTime(), -mtime.getTimezoneOffset());
}
