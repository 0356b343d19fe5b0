import { contentDigest } from '../../core/dicom/bytes/digest.ts';
import type { Run } from '../../core/dicom/run.ts';
import { type Entry, stackedEntries } from '../../core/dicom/stack/stacks.ts';
import { setApart } from '../../core/session/document/apart.ts';
import { openFileSource } from '../file-source.ts';

/** A file that opens, under names that tell it from all others, with a sentence for each UID that it shares with an earlier one from which it differs. */
export interface Placed {
  readonly run: Run;
  /** Length of the file in bytes. */
  readonly size: number;
  readonly sentences: readonly string[];
}

/** The files under names of their own; a byte-for-byte copy has the name of the file that it is a copy of. */
export async function placedApart(found: readonly Omit<Placed, 'sentences'>[]): Promise<readonly Placed[]> {
  const count = new Map<string, number>();
  for (const { run } of found)
    count.set(run.identity.sopInstanceUid, (count.get(run.identity.sopInstanceUid) ?? 0) + 1);
  const known = [];
  for (const one of found) {
    const { file, identity } = one.run;
    // Only where a UID comes twice is the content asked for.
    const digest = (count.get(identity.sopInstanceUid) ?? 0) > 1 ? await digestOf(file) : file;
    known.push({ ...one, digest });
  }
  return setApart(known, []).map(({ opened: { run, size }, sentences }) => ({ run: named(run), size, sentences }));
}

/** A run that states no SOP Instance UID has the name of its file instead. */
function named(run: Run): Run {
  const { file, identity } = run;
  return identity.sopInstanceUid !== '' ? run : { ...run, identity: { ...identity, sopInstanceUid: `file ${file}` } };
}

/** The runs that files make: single frames of one run together, each copy left out. */
export function runsAmong(placed: readonly Placed[]): readonly Entry<Placed>[] {
  const seen = new Set<string>();
  const first = placed.filter(({ run }) => {
    const copy = seen.has(run.identity.sopInstanceUid);
    seen.add(run.identity.sopInstanceUid);
    return !copy;
  });
  return stackedEntries(first);
}

/** The digest of a file's content; where it cannot be read, its name stands for it. */
async function digestOf(file: string): Promise<string> {
  const source = await openFileSource(file);
  if (!source.ok) return file;
  try {
    return await contentDigest(source.value, { file });
  } catch {
    return file;
  } finally {
    await source.value.close();
  }
}
