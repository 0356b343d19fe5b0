import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Run } from '../../core/dicom/run.ts';
import { isPictureFile } from '../../core/pictures/kinds.ts';
import type { RunFile } from '../../core/report/forms.ts';
import { runFile } from '../../core/report/run-file.ts';
import type { RunRecord, Session } from '../../core/session/document/document.ts';
import { withListedFiles } from '../directories.ts';
import { openFileSource } from '../file-source.ts';
import { onDisk } from '../names.ts';
import { filesBelow } from './files-below.ts';
import type { OpenRun } from './only-run.ts';
import { type Candidate, candidateIn, openRecorded, type RecordedRun, recordedRuns } from './recorded-runs.ts';

/** A run of a session with its files, held open. */
export interface FoundRun extends RunFile, OpenRun {
  /** One file, or those of its frames. */
  readonly paths: readonly string[];
}

/** The runs of a session whose files are at hand, and one sentence for each that is not. Whoever asked closes them. */
export interface FoundRuns {
  readonly runs: readonly FoundRun[];
  readonly problems: readonly string[];
}

/**
 * The files of a session's runs: among the files of `paths` (folders are searched), else by name beside the session file. Single frames
 * are put together as in the window. Files of other content than the session was made on are not taken, and said.
 */
export async function findRuns(session: Session, sessionFile: string, paths: readonly string[]): Promise<FoundRuns> {
  const below = await filesBelow(paths);
  if (!below.ok) return { runs: [], problems: [below.problem] };
  const listed = await withListedFiles(below.value.files);
  const files = paths.length === 0 ? beside(session, sessionFile) : listed.files;
  const candidates: Candidate[] = [];
  for (const path of files) {
    const one = (await isThere(path)) ? await candidateIn(path, session) : null;
    if (one !== null) candidates.push(one);
  }
  const found = recordedRuns(candidates, session);
  const runs: FoundRun[] = [];
  for (const each of found.runs) {
    const run = await withHeader(each);
    if (run !== null) runs.push(run);
  }
  const pictures = found.runs.filter(({ run }) => isPictureFile(run)).map(({ run }) => run.identity.sopInstanceUid);
  const missing = session.runs.filter(({ sopInstanceUid }) => !runs.some(({ uid }) => uid === sopInstanceUid));
  const told = missing.map((record) =>
    pictures.includes(record.sopInstanceUid) ? pictureText(record) : missingText(record),
  );
  return { runs, problems: [...below.value.problems, ...listed.problems, ...found.problems, ...told] };
}

/** The files of the runs by name, where the session itself lies. */
function beside({ runs }: Session, sessionFile: string): readonly string[] {
  const names = runs.flatMap(({ fileName, files }) => files?.map((file) => file.fileName) ?? [fileName]);
  return names.map((name) => join(dirname(sessionFile), name.split(/[\\/]/).at(-1) ?? name));
}

function pictureText({ fileName }: RunRecord): string {
  return `${fileName} is a picture without a DICOM header: what was measured on it is in the report, its frames are not, and no DICOM object is made of it.`;
}

function missingText({ fileName, files }: RunRecord): string {
  const where = files === undefined ? 'name its file or folder' : `name its ${files.length} files or their folder`;
  return `${fileName}, a run of this session, was not found: ${where} with --runs.`;
}

async function isThere(path: string): Promise<boolean> {
  return stat(await onDisk(path)).then(
    (node) => node.isFile(),
    () => false,
  );
}

/** The run with its bytes and what its first file says; null where they can no longer be read, and for a picture file. */
async function withHeader(recorded: RecordedRun): Promise<FoundRun | null> {
  if (isPictureFile(recorded.run)) return null;
  const paths = recorded.frames.map(({ path }) => path);
  const file = await fileOf(paths, recorded.run);
  const opened = file === null ? null : await openRecorded(recorded);
  return file === null || opened === null
    ? null
    : { ...file, ...opened, uid: opened.run.identity.sopInstanceUid, paths };
}

/** What the first file of a run says; null where it can no longer be read. */
async function fileOf([path = '']: readonly string[], run: Run): Promise<RunFile | null> {
  const source = await openFileSource(path);
  if (!source.ok) return null;
  try {
    const file = await runFile(source.value, run);
    return file.ok ? file.value : null;
  } finally {
    await source.value.close();
  }
}
