import { identifiesIn } from '../dicom/deidentify/found.ts';
import { parsedJson } from '../json.ts';
import { fail, ok, type Result } from '../result.ts';
import { measureSession } from '../session/derived/measure.ts';
import { deidentifiedSession } from '../session/document/deidentified.ts';
import type { RunRecord, Session } from '../session/document/document.ts';
import { readSession, writeSession } from '../session/document/file.ts';
import { newRecord, studyOf } from '../session/document/identity.ts';
import type { Copied } from './one-copy.ts';
import { type SessionRun, sessionRuns } from './session-runs.ts';

/** The text of a saved session on the copies of its runs, proved; refused where a run has no copy or the proof fails. */
export async function sessionCopy(text: string, fileName: string, copies: readonly Copied[]): Promise<Result<string>> {
  const session = readSession(text, fileName);
  if (!session.ok) return session;
  const originals = await sessionRuns(copies.map(({ original }) => original));
  const copied = await sessionRuns(copies.map(({ copy }) => copy));
  const copyOf = new Map(copies.map(({ original, copy }) => [original.name, copy.name]));
  const records = new Map<string, RunRecord>();
  let study = '';
  for (const record of session.value.runs) {
    const original = originalOf(record, originals);
    const copy = copied.find(({ names }) => names.includes(copyOf.get(original?.names[0] ?? '') ?? ''));
    if (copy === undefined)
      return fail(
        `${fileName} was not copied because its run ${record.fileName} has no copy: name the file of the run as well.`,
      );
    records.set(record.sopInstanceUid, named(newRecord(copy)));
    study = studyOf(copy.run);
  }
  const made = writeSession(deidentifiedSession(session.value, records, study));
  const problem = sessionProblem(session.value, made, copies);
  return problem === null ? ok(made) : fail(`${fileName} was not copied because ${problem}.`);
}

function originalOf({ digest, sopInstanceUid }: RunRecord, originals: readonly SessionRun[]): SessionRun | undefined {
  const same = originals.filter((one) => one.digest === digest);
  return same.find(({ run }) => run.identity.sopInstanceUid === sopInstanceUid) ?? same[0];
}

/** The last part of a path, of whichever system. */
function basename(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** Without the folders of this computer. */
function named(record: RunRecord): RunRecord {
  const files = record.files?.map((file) => ({ ...file, fileName: basename(file.fileName) }));
  return { ...record, fileName: basename(record.fileName), ...(files === undefined ? {} : { files }) };
}

/** What the copy of a session cannot prove: the same figures to the last digit, and nothing that names anybody. */
function sessionProblem(session: Session, text: string, copies: readonly Copied[]): string | null {
  const [before, after] = [measureSession(writeSession(session)), measureSession(text)];
  if (!before.ok || !after.ok || figures(before.value) !== figures(after.value))
    return 'its figures would not be those of the original';
  const names = copies
    .flatMap(({ identifying }) => identifying)
    .filter(({ kind }) => kind === 'name' || kind === 'uid');
  const old = session.runs.flatMap(({ sopInstanceUid, digest, fileName, files = [] }) => [
    sopInstanceUid,
    digest,
    fileName,
    ...files.map((file) => file.sopInstanceUid),
  ]);
  const found = textsIn(parsedJson(text)).some((one) => old.includes(one) || identifiesIn(one, names));
  return found ? 'it would still name the original' : null;
}

/** Everything measured, without the names that were changed. */
function figures(measured: unknown): string {
  return JSON.stringify(measured, (key, value: unknown) => (FREE.has(key) ? undefined : value));
}

const FREE = new Set(['name', 'words', 'run', 'file', 'fileName', 'study', 'from', 'sentence', 'note', 'scale']);

/** Every text in a value, without those that say which kind of file it is. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'format' || key === 'modality' ? [] : textsIn(inner),
  );
}
