import { writeCopy } from '../../core/dicom/deidentify/copy.ts';
import { type Identifying, identifyingIn } from '../../core/dicom/deidentify/identifying.ts';
import { type MaskWish, maskOf } from '../../core/dicom/deidentify/mask.ts';
import { proved } from '../../core/dicom/deidentify/proof.ts';
import { type SourceRun, sourceRun } from '../../core/dicom/deidentify/source-run.ts';
import type { Substitutes } from '../../core/dicom/deidentify/substitutes.ts';
import type { Run } from '../../core/dicom/run.ts';
import { program } from '../../core/program.ts';
import { IMPLEMENTATION } from '../../core/report/dicom/common.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { openFileSource } from '../file-source.ts';
import { fileSink } from './file-sink.ts';

/** A file to be copied, what becomes black in its pictures, and whether somebody has looked and confirms that no text is in what stays. */
export interface CopyItem {
  readonly path: string;
  readonly mask: MaskWish;
  readonly confirmed: boolean;
}

/** A copy that has proved itself, and what its original was. */
export interface Copied {
  readonly original: string;
  readonly path: string;
  readonly run: Run;
  /** Whether something was made black. */
  readonly masked: boolean;
  readonly identifying: readonly Identifying[];
}

/** What became of a file: a copy, a file that holds no run, or a run that was not copied; with the reason. */
export type Outcome =
  | { readonly kind: 'copied'; readonly copy: Copied }
  | { readonly kind: 'no run' | 'not copied'; readonly problem: string };

/** Hears how far writing and reading back of one file are; throws to stop. */
export type Progress = (done: number, all: number) => void;

/** Copies one file to `path`, reads the copy back and keeps it only if it proves itself. Throws what stops it, and then leaves nothing. */
export async function oneCopy(
  item: CopyItem,
  path: string,
  substitutes: Substitutes,
  progress: Progress,
): Promise<Outcome> {
  const source = await openFileSource(item.path);
  if (!source.ok) return { kind: 'not copied', problem: source.problem };
  try {
    const from = await sourceRun(source.value);
    if (!from.ok) return { kind: 'no run', problem: from.problem };
    const mask = maskFor(from.value, item);
    if (!mask.ok) return { kind: 'not copied', problem: mask.problem };
    const run = await written(from.value, mask.value, path, substitutes, progress);
    if (!run.ok) return { kind: 'not copied', problem: run.problem };
    const identifying = identifyingIn(from.value.header);
    return {
      kind: 'copied',
      copy: { original: item.path, path, run: run.value, masked: mask.value !== null, identifying },
    };
  } finally {
    await source.value.close();
  }
}

/** What is masked; where nothing is, somebody has to have confirmed it. */
function maskFor(from: SourceRun, { mask, confirmed }: CopyItem): Result<Uint8Array | null> {
  const made = maskOf(from.run, mask);
  if (made.ok && made.value === null && !confirmed)
    return fail(`${from.run.file} was not copied: mask the text in its pictures, or confirm that there is none.`);
  return made.ok || !confirmed ? made : ok(null);
}

async function written(
  from: SourceRun,
  mask: Uint8Array | null,
  path: string,
  substitutes: Substitutes,
  progress: Progress,
): Promise<Result<Run>> {
  const sink = await fileSink(path);
  try {
    const copying = { program: { ...program, uid: IMPLEMENTATION }, substitutes, mask, progress: half(progress, 0) };
    const done = await writeCopy(from, copying, sink);
    if (!done.ok) return done;
    await sink.finish();
    const run = await readBack(from, mask, sink.partPath, path, half(progress, 1));
    if (run.ok) await sink.keep();
    return run;
  } finally {
    await sink.discard();
  }
}

/** Writing is the first half of the work, reading back the second. */
function half(progress: Progress, which: 0 | 1): Progress {
  return (done, all) => progress(done + which * all, 2 * all);
}

async function readBack(
  from: SourceRun,
  mask: Uint8Array | null,
  part: string,
  path: string,
  progress: Progress,
): Promise<Result<Run>> {
  const back = await openFileSource(part, path);
  if (!back.ok) return back;
  try {
    const run = await proved(from, mask, back.value, progress);
    if (run.ok) return run;
    return fail(`${from.run.file} was not copied because the copy could not prove itself: ${run.problem}.`);
  } finally {
    await back.value.close();
  }
}
