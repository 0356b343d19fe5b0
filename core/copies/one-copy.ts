import { writeCopy } from '../dicom/deidentify/copy.ts';
import { type Identifying, identifyingIn } from '../dicom/deidentify/identifying.ts';
import { type MaskWish, maskOf } from '../dicom/deidentify/mask.ts';
import { proved } from '../dicom/deidentify/proof.ts';
import { type SourceRun, sourceRun } from '../dicom/deidentify/source-run.ts';
import type { Substitutes } from '../dicom/deidentify/substitutes.ts';
import type { Run } from '../dicom/run.ts';
import { program } from '../program.ts';
import { IMPLEMENTATION } from '../report/dicom/common.ts';
import { fail, ok, type Result } from '../result.ts';
import type { CopyInWork, CopyPlace, NamedFile } from './place.ts';

/** A file to be copied, what becomes black in its pictures, and whether somebody has looked and confirms that no text is in what stays. */
export interface CopyItem {
  readonly file: NamedFile;
  readonly mask: MaskWish;
  readonly confirmed: boolean;
}

/** A copy that has proved itself, and what its original was. */
export interface Copied {
  readonly original: NamedFile;
  readonly copy: NamedFile;
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

/** Copies one file under a name, reads the copy back and keeps it only if it proves itself. Throws what stops it, and then leaves nothing. */
export async function oneCopy(
  item: CopyItem,
  name: string,
  place: CopyPlace,
  substitutes: Substitutes,
  progress: Progress,
): Promise<Outcome> {
  const source = await item.file.open();
  if (!source.ok) return { kind: 'not copied', problem: source.problem };
  try {
    const from = await sourceRun(source.value);
    if (!from.ok) return { kind: 'no run', problem: from.problem };
    const mask = maskFor(from.value, item);
    if (!mask.ok) return { kind: 'not copied', problem: mask.problem };
    const copied = await written(from.value, mask.value, await place.begin(name), substitutes, progress);
    if (!copied.ok) return { kind: 'not copied', problem: copied.problem };
    const identifying = identifyingIn(from.value.header);
    return {
      kind: 'copied',
      copy: { original: item.file, ...copied.value, masked: mask.value !== null, identifying },
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
  work: CopyInWork,
  substitutes: Substitutes,
  progress: Progress,
): Promise<Result<Pick<Copied, 'copy' | 'run'>>> {
  try {
    const copying = { program: { ...program, uid: IMPLEMENTATION }, substitutes, mask, progress: half(progress, 0) };
    const done = await writeCopy(from, copying, work);
    if (!done.ok) return done;
    const run = await readBack(from, mask, await work.finish(), half(progress, 1));
    return run.ok ? ok({ run: run.value, copy: await work.keep() }) : run;
  } finally {
    await work.discard();
  }
}

/** Writing is the first half of the work, reading back the second. */
function half(progress: Progress, which: 0 | 1): Progress {
  return (done, all) => progress(done + which * all, 2 * all);
}

async function readBack(
  from: SourceRun,
  mask: Uint8Array | null,
  copy: NamedFile,
  progress: Progress,
): Promise<Result<Run>> {
  const back = await copy.open();
  if (!back.ok) return back;
  try {
    const run = await proved(from, mask, back.value, progress);
    if (run.ok) return run;
    return fail(`${from.run.file} was not copied because the copy could not prove itself: ${run.problem}.`);
  } finally {
    await back.value.close();
  }
}
