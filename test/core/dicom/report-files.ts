import { readFileSync } from 'node:fs';
import { memorySource } from '../../../core/dicom/bytes/source.ts';
import type { Run } from '../../../core/dicom/run.ts';
import { openRun } from '../../../core/dicom/study.ts';
import { sharedFile } from '../../data.ts';
import { dicomFile, type Element, EXPLICIT, imageElements, pixelData, type Syntax } from './build.ts';

/** The run of bytes that must open. */
export async function runOf(bytes: Uint8Array, name = 'run.dcm'): Promise<Run> {
  const opened = await openRun(memorySource(name, bytes));
  if (!opened.ok) throw new Error(opened.problem);
  return opened.value;
}

/** The run of a file that somebody reported. */
export function reported(file: string): Promise<Run> {
  return runOf(readFileSync(sharedFile('data', 'reports', file)), file);
}

/** A run of 4 × 4 grey pixels with further elements. */
export function built(more: readonly Element[], syntax: Syntax = EXPLICIT, frames = 1): Promise<Run> {
  const count: Element = [0x00280008, 'IS', String(frames)];
  const pixels = Array.from({ length: 16 * frames }, () => 7);
  return runOf(dicomFile(syntax, [...imageElements(4, 4, [count, ...more]), pixelData(pixels)]));
}
