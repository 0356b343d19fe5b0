import { presented } from '../../core/dicom/picture/presented.ts';
import { subtracted } from '../../core/dicom/picture/subtraction.ts';
import type { Picture, Run } from '../../core/dicom/run.ts';
import type { Result } from '../../core/result.ts';
import { ok } from '../../core/result.ts';
import type { StudyRun } from '../state/store.ts';
import type { View } from '../ui/view.ts';
import { pictureNow, wantPicture } from './pictures.ts';

/** How a decoded picture is made into the one on the screen. */
type Making = Pick<View, 'preset' | 'subtract'>;

const made = new WeakMap<Picture, Making & { readonly shown: Picture }>();

/** The picture of a frame (from 0) with the view's preset or subtraction applied; null while something of it is not decoded. */
export function shownNow(studyRun: StudyRun, frame: number, view: Making): Picture | null {
  const picture = pictureNow(studyRun, frame);
  if (picture === null) return null;
  const cached = made.get(picture);
  if (cached?.preset === view.preset && cached.subtract === view.subtract) return cached.shown;
  const shown = make(studyRun, frame, picture, view);
  if (shown !== null) made.set(picture, { preset: view.preset, subtract: view.subtract, shown });
  return shown;
}

function make(studyRun: StudyRun, frame: number, picture: Picture, view: Making): Picture | null {
  const { subtraction } = studyRun.run;
  const masks = maskFrames(studyRun.run, frame, view);
  if (masks.length === 0 || !subtraction?.possible) return presented(picture, view.preset);
  const pictures = masks.map((mask) => pictureNow(studyRun, mask));
  if (pictures.includes(null)) return null;
  const greys = pictures.filter((mask) => mask?.kind === 'grey');
  return picture.kind === 'grey' && greys.length === masks.length ? subtracted(picture, greys, subtraction) : picture;
}

/** Decodes all that a frame needs to be shown; the first problem otherwise. */
export async function wantShown(
  studyRun: StudyRun,
  frame: number,
  view: Making,
  signal: AbortSignal,
): Promise<Result<null>> {
  const needed = [frame, ...maskFrames(studyRun.run, frame, view)];
  const pictures = await Promise.all(needed.map((one) => wantPicture(studyRun, one, signal)));
  return pictures.find((picture) => !picture.ok) ?? ok(null);
}

function maskFrames({ subtraction }: Run, frame: number, view: Making): readonly number[] {
  return view.subtract && subtraction?.possible ? (subtraction.masks[frame] ?? []) : [];
}
