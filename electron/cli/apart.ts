import { contentDigest } from '../../core/dicom/bytes/digest.ts';
import type { Identity } from '../../core/dicom/run.ts';
import { setApart } from '../../core/session/document/apart.ts';
import { openFileSource } from '../file-source.ts';

interface Reported {
  readonly file: string;
  readonly warnings: readonly string[];
}

/** What was found in a file: its report and, where its header is sound, who and what it is. */
export interface Found<R extends Reported> {
  readonly report: R;
  readonly identity: Identity | null;
}

/** The reports, with a warning for each file that shares a UID with an earlier one from which it differs, and these warnings by themselves. */
export async function toldApart<R extends Reported>(
  found: readonly Found<R>[],
): Promise<{ readonly reports: readonly R[]; readonly sentences: readonly string[] }> {
  const count = new Map<string, number>();
  for (const { identity } of found)
    if (identity !== null) count.set(identity.sopInstanceUid, (count.get(identity.sopInstanceUid) ?? 0) + 1);
  const known = [];
  for (const { report, identity } of found) {
    if (identity === null) continue;
    const { file } = report;
    // Only where a UID comes twice is the content asked for.
    const digest = (count.get(identity.sopInstanceUid) ?? 0) > 1 ? await digestOf(file) : file;
    known.push({ run: { file, identity }, digest });
  }
  const said = new Map(setApart(known, []).map(({ opened, sentences }) => [opened.run.file, sentences]));
  return {
    reports: found.map(({ report }) => ({
      ...report,
      warnings: [...report.warnings, ...(said.get(report.file) ?? [])],
    })),
    sentences: [...said.values()].flat(),
  };
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
