import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type ByteSource, memorySource } from '../../../core/dicom/bytes/source.ts';
import { toPicture } from '../../../core/dicom/picture/picture.ts';
import { readFrame } from '../../../core/dicom/pixels/pixels.ts';
import type { Run } from '../../../core/dicom/run.ts';
import { calibrate } from '../../../core/dicom/scale/calibration.ts';
import { openRun } from '../../../core/dicom/study.ts';
import { readStructuredReport } from '../../../core/report/dicom/read/structured-report.ts';
import { newRecord } from '../../../core/session/document/identity.ts';
import { forgetPeak, peakMb } from '../peak.ts';
import { random } from '../random.ts';
import { DOCUMENTS, type HostileDocument } from './documents.ts';
import { HOSTILE } from './kinds.ts';

/** What one hostile file cost and what was said of it. */
export interface Row {
  readonly name: string;
  /** In a worker, until the first frame is there or refused. */
  readonly workerMs: number;
  /** What falls to the window's thread: the run taken over, its record and its scale. */
  readonly windowMs: number;
  readonly grownMb: number;
  readonly said: string;
}

const PLACE = [
  [1, 1],
  [6, 1],
  [6, 6],
] as const;

/** A file by its path, or a kind by its number. */
function sourceOf(what: string, seed: number): { readonly name: string; readonly source: ByteSource } {
  const kind = HOSTILE[Number(what)];
  return kind === undefined
    ? { name: basename(what), source: memorySource(basename(what), readFileSync(what)) }
    : { name: kind.name, source: kind.make(random(seed)) };
}

/** Time of the processor, ms: on a busy machine the clock on the wall tells more of the others. */
function workedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function work(what: string, seed: number): Promise<Row> {
  const { name, source } = sourceOf(what, seed);
  // The codecs' programs and the first small file are not this file's doing.
  await openRun(memorySource('warm', new Uint8Array(200)));
  forgetPeak();
  const baseline = peakMb();
  const began = workedMs();
  const opened = await openRun(source);
  let said = opened.ok ? `opens, ${opened.value.image.frames} frames` : opened.problem;
  if (!opened.ok) await readStructuredReport(source);
  else {
    const frame = await readFrame(source, opened.value, 0);
    if (frame.ok) toPicture(opened.value.image, frame.value);
    else said = frame.problem;
  }
  const workerMs = workedMs() - began;
  const windowMs = opened.ok ? takenOver(opened.value) : 0;
  return { name, workerMs, windowMs, grownMb: peakMb() - baseline, said: said.slice(0, 160) };
}

function takenOver(run: Run): number {
  const began = workedMs();
  const copy = structuredClone(run);
  newRecord({ run: copy, digest: 'digest' });
  calibrate(copy.spacing, null);
  calibrate(copy.spacing, PLACE);
  return workedMs() - began;
}

/** A document or folder, made in a folder that is gone afterwards, then read. */
async function document({ name, on, make }: HostileDocument): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-hostile-'));
  try {
    const read = await make(folder);
    forgetPeak();
    const baseline = peakMb();
    const began = workedMs();
    const said = await read();
    const ms = workedMs() - began;
    const times = on === 'window' ? { workerMs: 0, windowMs: ms } : { workerMs: ms, windowMs: 0 };
    return { name, ...times, grownMb: peakMb() - baseline, said: said.slice(0, 160) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const [what = '', seed = '1'] = process.argv.slice(2);
const asked = DOCUMENTS[Number(what) - HOSTILE.length];
const row = asked === undefined ? await work(what, Number(seed)) : await document(asked);
process.send?.(row);
process.disconnect?.();
