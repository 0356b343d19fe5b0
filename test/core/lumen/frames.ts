import { readFileSync } from 'node:fs';
import { toPicture } from '../../../core/dicom/picture/picture.ts';
import { readFrame } from '../../../core/dicom/pixels/pixels.ts';
import { calibrate } from '../../../core/dicom/scale/calibration.ts';
import { openRun } from '../../../core/dicom/study.ts';
import type { Contour } from '../../../core/geometry/point.ts';
import type { NoLumen } from '../../../core/lumen/answer.ts';
import { type GreyFrame, isLumen, type LumenAnswer, type LumenField } from '../../../core/lumen/answer.ts';
import { lumenField } from '../../../core/lumen/field.ts';
import { greyFrame } from '../../../core/lumen/grey-frame.ts';
import { lumenGeometry } from '../../../core/lumen/lumen-geometry.ts';
import { openFileSource } from '../../../electron/file-source.ts';
import { sharedFile } from '../../data.ts';

/** A frame with what is known of its lumen from elsewhere. */
export interface KnownFrame {
  readonly set: string;
  readonly field: LumenField;
  readonly frame: GreyFrame;
  readonly truth: Contour | null;
  readonly reading: { readonly area: number; readonly min: number } | null;
}

interface ListedSet {
  readonly set: string;
  readonly file: string;
  readonly frames: readonly {
    readonly frame: number;
    readonly contour?: Contour;
    readonly reading?: { area: number; min: number };
  }[];
}

/** All frames of the shared border sets whose outline or read-out is known. */
export async function knownFrames(): Promise<readonly KnownFrame[]> {
  const sets: readonly ListedSet[] = JSON.parse(readFileSync(sharedFile('data', 'border', 'sets.json'), 'utf8'));
  const known: KnownFrame[] = [];
  for (const { set, file, frames } of sets.filter(({ set }) => set !== 'boxes-open'))
    known.push(...(await framesOf(set, file, frames)));
  return known;
}

/** Every frame of one of the shared border files. */
export async function runFrames(file: string): Promise<readonly KnownFrame[]> {
  return framesOf(file, file, null);
}

async function framesOf(set: string, file: string, listed: ListedSet['frames'] | null): Promise<readonly KnownFrame[]> {
  const source = await openFileSource(sharedFile('data', 'border', file));
  if (!source.ok) throw new Error(source.problem);
  const run = await openRun(source.value);
  if (!run.ok) throw new Error(run.problem);
  const known: KnownFrame[] = [];
  const frames = listed ?? Array.from({ length: run.value.image.frames }, (_, frame) => ({ frame }));
  for (const { frame: k, contour, reading } of frames as ListedSet['frames']) {
    const stored = await readFrame(source.value, run.value, k);
    if (!stored.ok) throw new Error(stored.problem);
    const frame = greyFrame(toPicture(run.value.image, stored.value));
    const { spacing } = run.value;
    const field = found(lumenField(frame, found(lumenGeometry(spacing, calibrate(spacing, null)))));
    known.push({ set, field, frame, truth: contour ?? null, reading: reading ?? null });
  }
  await source.value.close();
  return known;
}

/** What was found; throws where nothing was. */
function found<T extends object>(answer: T | NoLumen): T {
  if ('none' in answer) throw new Error(answer.none);
  return answer;
}

/** The answer that is there. */
export function lumenOf(answer: LumenAnswer | NoLumen): LumenAnswer {
  if (!isLumen(answer)) throw new Error(answer.none);
  return answer;
}
