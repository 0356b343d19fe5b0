import { readingAhead } from '../../core/dicom/bytes/read-ahead.ts';
import { FIRST_READ } from '../../core/dicom/header/header.ts';
import type { ByteRange } from '../../core/dicom/pixels/pixel-index.ts';
import { readFrame } from '../../core/dicom/pixels/pixels.ts';
import { remarksOn } from '../../core/dicom/remarks.ts';
import type { Run } from '../../core/dicom/run.ts';
import { fileWarnings, stackedRun } from '../../core/dicom/stack/stacked-run.ts';
import { examine, NO_FACTS } from '../../core/dicom/study.ts';
import { type Disk, openFileSource } from '../file-source.ts';
import { placedApart, runsAmong } from './apart.ts';
import { frameOf, type Report, refusalOf, reportOn, runLine } from './file-report.ts';

/** A file with its report and, where its header is sound, its run and its length in bytes. */
export interface Examined {
  readonly report: Report;
  readonly opened: { readonly run: Run; readonly size: number } | null;
}

/** Opens a file and decodes its first frame. */
export async function examinedFile(file: string, disk?: Disk): Promise<Examined> {
  const held = await openFileSource(file, file, disk);
  if (!held.ok) return { report: refusalOf(file, held.problem, NO_FACTS), opened: null };
  // A small file is read once, for its header and its picture.
  const source = held.value.size <= FIRST_READ ? readingAhead(held.value) : held.value;
  try {
    const { facts, run } = await examine(source);
    if (!run.ok) return { report: refusalOf(file, run.problem, facts), opened: null };
    const opened = { run: run.value, size: source.size };
    const first = await readFrame(source, run.value, firstPicture(run.value));
    return { report: first.ok ? reportOn(run.value, facts) : refusalOf(file, first.problem, facts), opened };
  } finally {
    await held.value.close();
  }
}

/** What some work makes of each item, in their order; so many items are worked on at a time, so that a disk need not be waited for. */
export async function sideBySide<Item, Made>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<Made>,
): Promise<readonly Made[]> {
  const made: Made[] = [];
  const left = items.entries();
  const worker = async (): Promise<void> => {
    for (const [place, item] of left) made[place] = await work(item);
  };
  await Promise.all(Array.from({ length: most }, worker));
  return made;
}

/** The first frame (from 0) that the file holds data for. */
function firstPicture({ pixels }: Run): number {
  const filled = pixels.kind === 'encapsulated' ? pixels.frames.findIndex((frame) => frame.some(holdsBytes)) : 0;
  return Math.max(0, filled);
}

function holdsBytes({ length }: ByteRange): boolean {
  return length > 0;
}

/** Files beside each other: their reports, a line for each run that several of them make, and what is said of them together. */
interface Together {
  readonly reports: readonly Report[];
  readonly runs: readonly string[];
  readonly sentences: readonly string[];
}

/** The reports with what only the files together tell: shared UIDs, and runs that are stored as single frames. */
export async function toldTogether(examined: readonly Examined[]): Promise<Together> {
  const placed = await placedApart(examined.flatMap(({ opened }) => opened ?? []));
  const stacks = runsAmong(placed).map(toldRun);
  const told = new Map(stacks.flatMap(({ files }) => files.map((file) => [file.file, file])));
  const apart = new Map(placed.map(({ run, sentences }) => [run.file, sentences]));
  return {
    reports: examined.map(({ report }) => {
      const { frame = null, remarks = [] } = told.get(report.file) ?? {};
      const warnings = [...report.warnings, ...(apart.get(report.file) ?? []), ...remarks];
      return { ...report, frameOf: frame, warnings: [...new Set(warnings)] };
    }),
    runs: stacks.flatMap(({ line }) => line ?? []),
    sentences: [...[...apart.values()].flat(), ...stacks.flatMap(({ sentences }) => sentences)],
  };
}

function toldRun({ frames, remarks }: ReturnType<typeof runsAmong>[number]) {
  if (frames.length === 1) {
    const files = frames.map(({ run }) => ({ file: run.file, frame: null, remarks }));
    return { files, line: null, sentences: remarks };
  }
  const stack = stackedRun(frames, remarks);
  const ofFiles = new Set(fileWarnings(frames.map(({ run }) => run)));
  const own = remarksOn(stack).filter((remark) => !ofFiles.has(remark));
  const files = frames.map(({ run }, k) => ({ file: run.file, frame: frameOf(stack, k), remarks: own }));
  return { files, line: runLine(stack), sentences: own.map((remark) => `${stack.file}: ${remark}`) };
}
