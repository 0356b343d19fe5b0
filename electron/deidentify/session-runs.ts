import { contentDigest } from '../../core/dicom/bytes/digest.ts';
import type { Run } from '../../core/dicom/run.ts';
import { stackDigest, stackedRun } from '../../core/dicom/stack/stacked-run.ts';
import { stackedEntries } from '../../core/dicom/stack/stacks.ts';
import { openRun } from '../../core/dicom/study.ts';
import { setApart } from '../../core/session/document/apart.ts';
import { identified, type OpenRun } from '../../core/session/document/identity.ts';
import { openFileSource } from '../file-source.ts';

/** A run as a session knows it, and the files that it is made of. */
export interface SessionRun extends OpenRun {
  readonly paths: readonly string[];
}

/** The runs that files make, under the names that a session on them has: single frames of one run together, copies of a file left out. */
export async function sessionRuns(paths: readonly string[]): Promise<readonly SessionRun[]> {
  const opened: (OpenRun & { readonly size: number })[] = [];
  for (const path of paths) {
    const one = await openedRun(path);
    if (one !== null) opened.push(one);
  }
  const seen = new Set<string>();
  const apart = setApart(opened, [])
    .map((one) => one.opened)
    .filter(({ run: { identity } }) => !seen.has(identity.sopInstanceUid) && seen.add(identity.sopInstanceUid));
  return stackedEntries(apart).map(({ frames, remarks }) => {
    const [first, ...others] = frames;
    if (first === undefined) throw new Error('a run needs a frame');
    const files = frames.map(({ run }) => run.file);
    if (others.length === 0) return { run: first.run, digest: first.digest, paths: files };
    return { run: stackedRun(frames, remarks), digest: stackDigest(frames.map(({ digest }) => digest)), paths: files };
  });
}

async function openedRun(path: string): Promise<(OpenRun & { readonly run: Run; readonly size: number }) | null> {
  const source = await openFileSource(path);
  if (!source.ok) return null;
  try {
    const run = await openRun(source.value);
    if (!run.ok) return null;
    const digest = await contentDigest(source.value, run.value);
    return { ...identified({ run: run.value, digest }), size: source.value.size };
  } finally {
    await source.value.close();
  }
}
