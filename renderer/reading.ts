import { identified } from '../core/session/identity.ts';
import type { WindowFile } from './shell.ts';
import type { StudyRun } from './store.ts';
import { notice, useApp } from './store.ts';
import { openInWorker } from './viewer/pool.ts';

/** Headers asked for at once: enough to keep every worker busy, few enough to stop soon. */
const AT_ONCE = 8;
/** What has been read so far is shown this often (ms). */
const SHOWN_EVERY = 400;
/** So many sentences about files that do not open are shown; the rest is counted. */
const SENTENCES = 6;

let reading = new AbortController();

/** Stops reading files; the runs read so far stay. */
export function cancelReading(): void {
  reading.abort();
}

/**
 * Reads the headers of files in workers, with progress, and hands the runs over as they come: a few times a second, in
 * the order of the files as far as they have been read. Sentences for files that are no runs, and for what was left out.
 */
export async function readRuns(
  files: readonly WindowFile[],
  take: (runs: readonly StudyRun[]) => Promise<void>,
): Promise<void> {
  if (files.length === 0) return;
  reading = new AbortController();
  const { signal } = reading;
  const ready: { readonly at: number; readonly run: StudyRun }[] = [];
  const problems: string[] = [];
  let [next, done] = [0, 0];
  const show = () => useApp.setState({ opening: { what: 'Opening files', done, of: files.length } });
  const handOver = (): Promise<void> =>
    ready.length === 0
      ? Promise.resolve()
      : take(
          ready
            .splice(0)
            .toSorted((a, b) => a.at - b.at)
            .map(({ run }) => run),
        );
  const work = async (): Promise<void> => {
    while (next < files.length && !signal.aborted) {
      const at = next++;
      const file = files[at];
      if (file === undefined) return;
      const opened = await openInWorker(file.location);
      if (opened.ok)
        ready.push({
          at,
          run: { ...identified(opened.value), location: file.location, token: file.ref?.token ?? null },
        });
      else problems.push(opened.problem);
      done += 1;
      show();
    }
  };
  show();
  const workers = Promise.all(Array.from({ length: AT_ONCE }, work));
  while (!(await finished(workers))) await handOver();
  await handOver();
  useApp.setState({ opening: null });
  tellProblems(problems);
  if (done < files.length)
    notice(`Opening was cancelled after ${done} of ${files.length} files; what was read stays open.`);
}

/** True when the work ends within the time after which what there is should be shown. */
function finished(work: Promise<unknown>): Promise<boolean> {
  const patience = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), SHOWN_EVERY));
  return Promise.race([work.then(() => true), patience]);
}

function tellProblems(problems: readonly string[]): void {
  for (const problem of problems.slice(0, SENTENCES)) notice(problem);
  const more = problems.length - SENTENCES;
  if (more > 0) notice(`${more} more files were not opened; open one of them alone to see why.`);
}
