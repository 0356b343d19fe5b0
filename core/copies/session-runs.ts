import { contentDigest } from '../dicom/bytes/digest.ts';
import type { Run } from '../dicom/run.ts';
import { stackDigest, stackedRun } from '../dicom/stack/stacked-run.ts';
import { stackedEntries } from '../dicom/stack/stacks.ts';
import { openRun } from '../dicom/study.ts';
import { setApart } from '../session/document/apart.ts';
import { identified, type OpenRun } from '../session/document/identity.ts';
import type { NamedFile } from './place.ts';

/** A run as a session knows it, and the files that it is made of. */
export interface SessionRun extends OpenRun {
  readonly names: readonly string[];
}

/** The runs that files make, under the names that a session on them has: single frames of one run together, copies of a file left out. */
export async function sessionRuns(files: readonly NamedFile[]): Promise<readonly SessionRun[]> {
  const opened: (OpenRun & { readonly size: number })[] = [];
  for (const file of files) {
    const one = await openedRun(file);
    if (one !== null) opened.push(one);
  }
  const seen = new Set<string>();
  const apart = setApart(opened, [])
    .map((one) => one.opened)
    .filter(({ run: { identity } }) => !seen.has(identity.sopInstanceUid) && seen.add(identity.sopInstanceUid));
  return stackedEntries(apart).map(({ frames, remarks }) => {
    const [first, ...others] = frames;
    if (first === undefined) throw new Error('a run needs a frame');
    const names = frames.map(({ run }) => run.file);
    if (others.length === 0) return { run: first.run, digest: first.digest, names };
    return { run: stackedRun(frames, remarks), digest: stackDigest(frames.map(({ digest }) => digest)), names };
  });
}

async function openedRun(file: NamedFile): Promise<(OpenRun & { readonly run: Run; readonly size: number }) | null> {
  const source = await file.open();
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
