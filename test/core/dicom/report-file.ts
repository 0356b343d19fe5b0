import { readFileSync } from 'node:fs';
import { memorySource } from '../../../core/dicom/bytes/source.ts';
import { toPicture, toRgba8 } from '../../../core/dicom/picture/picture.ts';
import { readFrame } from '../../../core/dicom/pixels/pixels.ts';
import type { Run } from '../../../core/dicom/run.ts';
import { openRun } from '../../../core/dicom/study.ts';
import { sharedFile } from '../../data.ts';

/** A file as it is opened, with what its frames show. */
export interface OpenedFile {
  readonly run: Run;
  /** Red, green and blue of a pixel of frame `k` (from 0), or the sentence why that frame cannot be shown. */
  shade(k: number, x: number, y: number): Promise<readonly number[] | string>;
}

/** Opens one of the shared files of reported faults; throws its refusal. */
export function reportFile(name: string): Promise<OpenedFile> {
  return openedFile(readFileSync(sharedFile('data', 'reports', name)));
}

/** Opens the bytes of a file; throws the refusal. */
export async function openedFile(bytes: Uint8Array): Promise<OpenedFile> {
  const source = memorySource('run.dcm', Uint8Array.from(bytes));
  const opened = await openRun(source);
  if (!opened.ok) throw new Error(opened.problem);
  const run = opened.value;
  const shade = async (k: number, x: number, y: number): Promise<readonly number[] | string> => {
    const frame = await readFrame(source, run, k);
    if (!frame.ok) return frame.problem;
    const rgba = toRgba8(toPicture(run.image, frame.value));
    return Array.from(rgba.subarray(4 * (y * run.image.columns + x), 4 * (y * run.image.columns + x) + 3));
  };
  return { run, shade };
}
