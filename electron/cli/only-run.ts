import { joinedSource } from '../../core/dicom/bytes/joined-source.ts';
import type { ByteSource } from '../../core/dicom/bytes/source.ts';
import { windowed } from '../../core/dicom/pixels/surveyed.ts';
import type { Run } from '../../core/dicom/run.ts';
import { type FileOfOne, stackedRun } from '../../core/dicom/stack/stacked-run.ts';
import type { Entry } from '../../core/dicom/stack/stacks.ts';
import { stackName } from '../../core/dicom/stack/stacks.ts';
import { openRun } from '../../core/dicom/study.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { openFileSource, reopenedSource } from '../file-source.ts';
import { type Placed, placedApart, runsAmong } from './apart.ts';

/** A run and the bytes that its frames are read from. Whoever opened it closes it. */
export interface OpenRun {
  readonly source: ByteSource;
  readonly run: Run;
  close(): Promise<void>;
}

/** So many runs are named where there are too many. */
const NAMED = 4;

/** The one run that the files behind `paths` are: in a single file, or stored as single frames; refused where they are several. Hears what does not open among several files. */
export async function onlyRun(
  paths: readonly string[],
  files: readonly string[],
  warn: (line: string) => void,
): Promise<Result<OpenRun>> {
  const [only] = files;
  if (only !== undefined && files.length === 1) return openOne(only);
  const placed = await placedApart(await openAll(files, warn));
  for (const { sentences } of placed) for (const sentence of sentences) warn(sentence);
  const entries = runsAmong(placed);
  const [entry, ...others] = entries;
  if (entry === undefined) return fail(`${paths.join(', ')} holds no run that opens; name the file of a run.`);
  if (others.length > 0) return fail(`${paths.join(', ')} holds ${severalRuns(entries)}`);
  const [one] = entry.frames;
  return one !== undefined && entry.frames.length === 1
    ? openOne(one.run.file)
    : ok(await openFrames(entry.frames, entry.remarks));
}

function severalRuns(entries: readonly Entry<Placed>[]): string {
  const names = entries
    .slice(0, NAMED)
    .map(({ frames }) => (frames.length > 1 ? stackName(frames) : frames[0]?.run.file));
  const more = entries.length > NAMED ? `, and ${entries.length - NAMED} more` : '';
  const remarks = entries.flatMap((entry) => entry.remarks).slice(0, NAMED);
  return [`${entries.length} runs (${names.join('; ')}${more}); name the files of one of them.`, ...remarks].join(' ');
}

/** The run of one file. */
export async function openOne(file: string): Promise<Result<OpenRun>> {
  const source = await openFileSource(file);
  if (!source.ok) return source;
  const close = () => source.value.close();
  const run = await openRun(source.value);
  if (run.ok) return ok({ source: source.value, run: run.value, close });
  await close();
  return run;
}

async function openAll(files: readonly string[], warn: (line: string) => void) {
  const opened: { readonly run: Run; readonly size: number }[] = [];
  for (const file of files) {
    const one = await openOne(file);
    if (!one.ok) {
      warn(one.problem);
      continue;
    }
    opened.push({ run: one.value.run, size: one.value.source.size });
    await one.value.close();
  }
  return opened;
}

/** The run that single frames make in their order. */
export async function openFrames(frames: readonly FileOfOne[], remarks: readonly string[]): Promise<OpenRun> {
  const run = stackedRun(frames, remarks);
  const source = joinedSource(
    run.file,
    frames.map(({ run: { file }, size }) => reopenedSource(file, size)),
  );
  return { source, run: await windowed(source, run), close: async () => undefined };
}
