import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { contentDigest } from '../../core/dicom/bytes/digest.ts';
import { plainHeader } from '../../core/dicom/header/deflated.ts';
import type { Header } from '../../core/dicom/header/header.ts';
import { patientElements } from '../../core/dicom/header/patient-elements.ts';
import { openRun } from '../../core/dicom/study.ts';
import type { Element } from '../../core/dicom/write/element.ts';
import type { Lossy } from '../../core/report/dicom/capture.ts';
import { reportHeader } from '../../core/report/header-facts.ts';
import type { ReportRun } from '../../core/report/report.ts';
import type { RunRecord, Session } from '../../core/session/document/document.ts';
import { identified } from '../../core/session/document/identity.ts';
import { type FileSource, openFileSource } from '../file-source.ts';
import { onDisk } from '../names.ts';
import { filesBelow } from './files-below.ts';

/** A run of a session with its file, held open. */
export interface FoundRun extends ReportRun {
  readonly path: string;
  readonly source: FileSource;
  /** Patient and study as the file has them. */
  readonly patient: readonly Element[];
  readonly lossy: Lossy;
}

/** The runs of a session whose files are at hand, and one sentence for each that is not. Whoever asked closes the sources. */
export interface FoundRuns {
  readonly runs: readonly FoundRun[];
  readonly problems: readonly string[];
}

/**
 * The files of a session's runs: among the files of `paths` (folders are searched), else by name beside the session file. A file of other
 * content than the session was made on is not taken, and said.
 */
export async function findRuns(session: Session, sessionFile: string, paths: readonly string[]): Promise<FoundRuns> {
  const below = await filesBelow(paths);
  if (!below.ok) return { runs: [], problems: [below.problem] };
  const beside = session.runs.map(({ fileName }) =>
    join(dirname(sessionFile), fileName.split(/[\\/]/).at(-1) ?? fileName),
  );
  const runs: FoundRun[] = [];
  const problems: string[] = [];
  for (const path of [...below.value.files, ...(paths.length === 0 ? beside : [])]) {
    if (runs.length === session.runs.length) break;
    const found = (await isThere(path)) ? await runIn(path, session, runs) : null;
    if (typeof found === 'string') problems.push(found);
    else if (found !== null) runs.push(found);
  }
  const missing = session.runs.filter(({ sopInstanceUid }) => !runs.some(({ uid }) => uid === sopInstanceUid));
  return { runs, problems: [...problems, ...missing.map(missingText)] };
}

function missingText({ fileName }: RunRecord): string {
  return `${fileName}, a run of this session, was not found: name its file or folder with --runs.`;
}

async function isThere(path: string): Promise<boolean> {
  return stat(await onDisk(path)).then(
    (node) => node.isFile(),
    () => false,
  );
}

/** The run of a session in a file; null for a file that is none of them, a sentence for one whose content has changed. */
async function runIn(path: string, session: Session, known: readonly FoundRun[]): Promise<FoundRun | string | null> {
  const source = await openFileSource(path);
  if (!source.ok) return null;
  const found = await matching(path, source.value, session, known);
  if (found === null || typeof found === 'string') await source.value.close();
  return found;
}

async function matching(path: string, source: FileSource, session: Session, known: readonly FoundRun[]) {
  const opened = await openRun(source);
  if (!opened.ok) return null;
  const digest = await contentDigest(source, opened.value);
  const { run } = identified({ run: opened.value, digest });
  const uid = run.identity.sopInstanceUid;
  const record = session.runs.find(({ sopInstanceUid }) => sopInstanceUid === uid);
  if (record === undefined || known.some((each) => each.uid === uid)) return null;
  if (record.digest !== digest)
    return `${path} has the SOP Instance UID of a run of this session but other content: it is not used.`;
  const read = await plainHeader(source);
  if (!read.ok) return null;
  const { header } = read.value;
  return {
    path,
    source,
    uid,
    run,
    header: reportHeader(header),
    patient: patientElements(header),
    lossy: lossyOf(header),
  };
}

/** What a header says of lossy compression; null where it says that nothing was lost, or nothing at all. */
function lossyOf({ data }: Header): Lossy {
  if (data.text('x00282110') !== '01') return null;
  return { ratio: data.text('x00282112') || undefined, method: data.text('x00282114') || undefined };
}
