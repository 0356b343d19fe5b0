import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { plainHeader } from '../../core/dicom/header/deflated.ts';
import type { Header } from '../../core/dicom/header/header.ts';
import { patientElements } from '../../core/dicom/header/patient-elements.ts';
import type { Element } from '../../core/dicom/write/element.ts';
import { isPictureFile } from '../../core/pictures/kinds.ts';
import type { Lossy } from '../../core/report/dicom/capture.ts';
import { reportHeader } from '../../core/report/header-facts.ts';
import type { ReportRun } from '../../core/report/report.ts';
import type { RunRecord, Session } from '../../core/session/document/document.ts';
import { withListedFiles } from '../directories.ts';
import { openFileSource } from '../file-source.ts';
import { onDisk } from '../names.ts';
import { filesBelow } from './files-below.ts';
import type { OpenRun } from './only-run.ts';
import { type Candidate, candidateIn, openRecorded, type RecordedRun, recordedRuns } from './recorded-runs.ts';

/** A run of a session with its files, held open. */
export interface FoundRun extends ReportRun, OpenRun {
  /** One file, or those of its frames. */
  readonly paths: readonly string[];
  /** Patient and study as the file has them, of a run of several files the first. */
  readonly patient: readonly Element[];
  readonly lossy: Lossy;
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
  return { runs, problems: [...listed.problems, ...found.problems, ...told] };
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

/** The run with its bytes and its header; null where they can no longer be read. */
async function withHeader(recorded: RecordedRun): Promise<FoundRun | null> {
  const paths = recorded.frames.map(({ path }) => path);
  const header = await headerOf(paths);
  const opened = header === null ? null : await openRecorded(recorded);
  if (header === null || opened === null) return null;
  const uid = opened.run.identity.sopInstanceUid;
  return {
    ...opened,
    uid,
    paths,
    header: reportHeader(header),
    patient: patientElements(header),
    lossy: lossyOf(header),
  };
}

/** The header of the first file of a run; null where it can no longer be read. */
async function headerOf([path = '']: readonly string[]): Promise<Header | null> {
  const source = await openFileSource(path);
  if (!source.ok) return null;
  try {
    const read = await plainHeader(source.value);
    return read.ok ? read.value.header : null;
  } finally {
    await source.value.close();
  }
}

/** What a header says of lossy compression; null where it says that nothing was lost, or nothing at all. */
function lossyOf({ data }: Header): Lossy {
  if (data.text('x00282110') !== '01') return null;
  return { ratio: data.text('x00282112') || undefined, method: data.text('x00282114') || undefined };
}
