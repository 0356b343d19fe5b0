import { contentDigest } from '../../core/dicom/bytes/digest.ts';
import type { Run } from '../../core/dicom/run.ts';
import { stackDigest, stackedRun } from '../../core/dicom/stack/stacked-run.ts';
import { stackedEntries } from '../../core/dicom/stack/stacks.ts';
import { asRecorded } from '../../core/session/document/apart.ts';
import type { Session } from '../../core/session/document/document.ts';
import { identified } from '../../core/session/document/identity.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import { type OpenRun, openFrames, openOne } from './only-run.ts';

/** A file that may belong to a session, as it opens. */
export interface Candidate {
  readonly path: string;
  readonly run: Run;
  /** Length of the file in bytes. */
  readonly size: number;
  readonly digest: string;
}

/** A run of a session in its file, or in the files of its frames. */
export interface RecordedRun {
  readonly run: Run;
  readonly frames: readonly Candidate[];
}

/** The file as it opens; null where it does not, or where nothing in the session has its name. */
export async function candidateIn(path: string, session: Session): Promise<Candidate | null> {
  const opened = await openOne(path);
  if (!opened.ok) return null;
  const { source, run, close } = opened.value;
  try {
    if (!isNamed(run.identity.sopInstanceUid, session)) return null;
    const digest = await contentDigest(source, run);
    return { path, ...identified({ run, digest }), size: source.size };
  } finally {
    await close();
  }
}

/** Whether a session speaks of a SOP instance; one without UID is known by its content alone. */
function isNamed(uid: string, { runs }: Session): boolean {
  const known = runs.flatMap(({ sopInstanceUid, files = [] }) => [
    sopInstanceUid,
    ...files.map((file) => file.sopInstanceUid),
  ]);
  return known.some((one) => one.startsWith(uid));
}

/** The runs of a session among files, single frames put together as in the window; with a sentence for each that has other content now. */
export function recordedRuns(
  candidates: readonly Candidate[],
  session: Session,
): { readonly runs: readonly RecordedRun[]; readonly problems: readonly string[] } {
  const runs = new Map<string, RecordedRun>();
  const problems: string[] = [];
  for (const frames of groupsOf(candidates)) {
    const { run, digest } = asRecorded(runOf(frames), session);
    const uid = run.identity.sopInstanceUid;
    const record = recordOf(session, uid);
    if (record === null || runs.has(uid)) continue;
    if (record.digest === digest) runs.set(uid, { run, frames });
    else problems.push(otherContent(run, frames));
  }
  return { runs: [...runs.values()], problems };
}

/** Each file by itself, since a session may speak of a single frame, and the frames of each run together; a copy counts once. */
function groupsOf(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const once = candidates.filter(({ digest }, k) => candidates.findIndex((other) => other.digest === digest) === k);
  const together = stackedEntries(once).flatMap(({ frames }) => (frames.length > 1 ? [frames] : []));
  return [...together, ...once.map((one) => [one])];
}

function runOf(frames: readonly Candidate[]): { readonly run: Run; readonly digest: string } {
  const [only] = frames;
  if (only !== undefined && frames.length === 1) return only;
  return { run: stackedRun(frames, []), digest: stackDigest(frames.map(({ digest }) => digest)) };
}

function otherContent({ file }: Run, frames: readonly Candidate[]): string {
  return frames.length === 1
    ? `${file} has the SOP Instance UID of a run of this session but other content: it is not used.`
    : `${file} is not made of the same files as the run of this session: it is not used.`;
}

/** The run of a session with its bytes; null where its file can no longer be opened. Whoever opened it closes it. */
export async function openRecorded({ run, frames }: RecordedRun): Promise<OpenRun | null> {
  const [only] = frames;
  if (only === undefined || frames.length > 1) {
    const opened = await openFrames(frames, []);
    return { ...opened, run: { ...opened.run, identity: run.identity } };
  }
  const opened = await openOne(only.path);
  return opened.ok ? { ...opened.value, run } : null;
}
