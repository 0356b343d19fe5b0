import { isDigestedWhole } from '../../core/dicom/bytes/digest.ts';
import type { Run } from '../../core/dicom/run.ts';
import { append } from '../../core/extremes.ts';
import type { StructuredReport } from '../../core/report/dicom/read/structured-report.ts';
import { identified } from '../../core/session/document/identity.ts';
import { openInWorker } from '../decoding/opening.ts';
import { wantPicture } from '../decoding/pictures.ts';
import { type Location, sizeOf } from '../shell/location.ts';
import type { WindowFile } from '../shell/shell.ts';
import { shell } from '../shell/shell.ts';
import { notice, refuse } from '../state/notices.ts';
import type { StudyRun } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { showOpening } from '../state/study.ts';
import { isBest } from './first-run.ts';
import { needsOthers } from './stacking.ts';

/** Headers asked for at once: enough to keep every worker busy, few enough to stop soon. */
const AT_ONCE = 8;
/** What has been read so far is shown this often (ms). */
const SHOWN_EVERY = 400;

let reading = new AbortController();

/** Stops looking for files and reading them; the runs shown so far stay. */
export function cancelReading(): void {
  reading.abort();
  void shell.cancelOpening();
}

/** Shows how many files were found so far in the folders being opened. */
export function showLooking(found: number): void {
  showOpening({ what: 'Looking for files', done: found, of: null });
}

/** The files were found, or there are none. */
export function stopLooking(): void {
  if (useApp.getState().opening?.of === null) showOpening(null);
}

/** Shows a run whose header is read before its digest is worked out, if that is still wanted once it can be. */
export type ShowEarly = (run: Run, file: WindowFile, signal: AbortSignal, isWanted: () => boolean) => Promise<void>;

interface Ready {
  readonly at: number;
  readonly run: StudyRun;
}

/** How far reading has come. */
interface Progress {
  ready: Ready[];
  readonly problems: string[];
  readonly reports: StructuredReport[];
  next: number;
  done: number;
  /** A run may have been shown early; runs have been handed over. */
  shown: boolean;
  taken: boolean;
}

/**
 * Reads the headers of files in workers, with progress, and hands the runs over in the order of the files: a few times a
 * second as far as they have been read, or `all` at the end; single frames, which may be frames of one run, always at the end. Sentences for files that are no runs, and for what was left out.
 * A file that is opened alone, or the first one that its study opens on whatever else comes, may be shown `early`. Structured reports are put into `reports`; where none are wanted they are no runs. False when it was cancelled; if nothing had been handed over until then, nothing is.
 */
export async function readRuns(
  files: readonly WindowFile[],
  take: (runs: readonly StudyRun[]) => Promise<void>,
  when: 'as they come' | 'all' = 'as they come',
  reports: StructuredReport[] | null = null,
  early: ShowEarly | null = null,
): Promise<boolean> {
  if (files.length === 0) return true;
  reading = new AbortController();
  const { signal } = reading;
  const progress: Progress = { ready: [], problems: [], reports: [], next: 0, done: 0, shown: false, taken: false };
  const handOver = async (all: boolean): Promise<void> => {
    const ready = progress.ready.filter(({ run }) => all || !needsOthers(run)).toSorted((a, b) => a.at - b.at);
    if (ready.length === 0 || (signal.aborted && !progress.taken)) return;
    progress.taken = true;
    const handed = new Set(ready);
    progress.ready = progress.ready.filter((one) => !handed.has(one));
    await take(ready.map(({ run }) => run));
  };
  showReading(progress, files);
  const workers = Promise.all(Array.from({ length: AT_ONCE }, () => readOn(files, progress, signal, early)));
  while (!(await finished(workers))) if (when === 'as they come') await handOver(false);
  // Of a run of which only some frames were read nothing is shown.
  await handOver(!signal.aborted);
  showOpening(null);
  if (!signal.aborted) append(reports ?? [], progress.reports);
  const unwanted =
    reports === null ? progress.reports.map(({ file }) => `${file} is a structured report: it contains no image.`) : [];
  if (progress.taken || !signal.aborted) refuse(...progress.problems, ...unwanted);
  if (signal.aborted) notice(cancelledText(progress, files.length));
  return !signal.aborted;
}

function cancelledText({ taken, done }: Progress, of: number): string {
  return taken
    ? `Opening was cancelled after ${done} of ${of} files; what is shown stays open.`
    : 'Opening was cancelled; nothing was changed.';
}

function showReading({ done }: Progress, files: readonly WindowFile[]): void {
  showOpening({ what: 'Opening files', done, of: files.length });
}

/** Whether one run of several is worth being seen before its digest: the study opens on it, and it is so large that the digest takes its time. */
function isAwaited(run: Run, location: Location): boolean {
  return isBest({ run }) && !isDigestedWhole(sizeOf(location));
}

/** Reads one file after the other, taking turns with the other workers. */
async function readOn(
  files: readonly WindowFile[],
  progress: Progress,
  signal: AbortSignal,
  early: ShowEarly | null,
): Promise<void> {
  while (progress.next < files.length && !signal.aborted) {
    const at = progress.next++;
    const file = files[at];
    if (file === undefined) return;
    const { location } = file;
    // Its first picture is most likely what is looked at first.
    const headed = (run: Run): void => {
      if (progress.shown || (files.length > 1 && (early === null || !isAwaited(run, location)))) return;
      progress.shown = true;
      void wantPicture({ run, location }, 0, signal);
      void early?.(run, file, signal, () => !progress.taken);
    };
    const opened = await openInWorker(location, signal, headed);
    if (signal.aborted) return;
    if (!opened.ok) progress.problems.push(opened.problem);
    else if ('report' in opened.value) progress.reports.push(opened.value.report);
    else
      progress.ready.push({
        at,
        run: { ...identified(opened.value), location, token: file.ref?.token ?? null, parts: [] },
      });
    progress.done += 1;
    showReading(progress, files);
  }
}

/** True when the work ends within the time after which what there is should be shown. */
function finished(work: Promise<unknown>): Promise<boolean> {
  const patience = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), SHOWN_EVERY));
  return Promise.race([work.then(() => true), patience]);
}
