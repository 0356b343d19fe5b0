import { type ByteSource, memorySource } from '../../core/dicom/bytes/source.ts';
import { toPicture, toRgba8 } from '../../core/dicom/picture/picture.ts';
import { readFrame } from '../../core/dicom/pixels/pixels.ts';
import type { Run } from '../../core/dicom/run.ts';
import { calibrate } from '../../core/dicom/scale/calibration.ts';
import { openRun } from '../../core/dicom/study.ts';
import type { Contour } from '../../core/geometry/point.ts';

/** What became of an input, in the words of the count; `fault` says what is wrong with that, or null. */
export interface Verdict {
  readonly verdict: string;
  readonly fault: string | null;
}

const NAME = 'run.dcm';
const OUTLINE: Contour = [
  [10, 10],
  [50, 10],
  [50, 40],
  [10, 40],
];

/** Opens the bytes as the window does, decodes and paints the first and the last frame, and asks for the scale with and without an outline. */
export async function judge(bytes: Uint8Array): Promise<Verdict> {
  try {
    const source = memorySource(NAME, bytes);
    const run = await openRun(source);
    if (!run.ok) return refused('refused when opened', run.problem);
    calibrate(run.value.spacing, null);
    calibrate(run.value.spacing, OUTLINE);
    // What crosses to workers and into sessions is plain data.
    structuredClone(run.value);
    const first = await shown(source, run.value, 0);
    if (first.verdict !== 'shown' || run.value.image.frames === 1) return first;
    const last = await shown(source, run.value, run.value.image.frames - 1);
    return last.verdict === 'shown' ? last : { ...last, verdict: 'last frame refused' };
  } catch (bug) {
    return { verdict: 'threw', fault: bug instanceof Error ? (bug.stack ?? bug.message) : String(bug) };
  }
}

async function shown(source: ByteSource, run: Run, frame: number): Promise<Verdict> {
  const stored = await readFrame(source, run, frame);
  if (!stored.ok) return refused('first frame refused', stored.problem);
  const picture = toPicture(run.image, stored.value);
  const painted = toRgba8(picture).length === 4 * picture.rows * picture.columns;
  return { verdict: 'shown', fault: painted ? null : 'shown at a wrong size' };
}

/** A refusal is one sentence that names the file and holds no figure that is none. */
export function refused(verdict: string, problem: string): Verdict {
  const clear =
    problem.startsWith(NAME) && problem.endsWith('.') && !/undefined|NaN|null|Infinity|\[object/.test(problem);
  return { verdict, fault: clear ? null : `unclear refusal: ${problem}` };
}
