import type { Run } from '../../dicom/run.ts';
import { calibrate } from '../../dicom/scale/calibration.ts';
import type { Attributes } from '../../dicom/write/dataset.ts';
import type { ReferencedRun } from './common.ts';
import { reference } from './sr-items.ts';

/** The runs as DICOM objects refer to them; a session may know them under names of its own. */
export function referencedRuns(runs: readonly { readonly uid: string; readonly run: Run }[]): readonly ReferencedRun[] {
  return runs.map(({ uid, run }) => {
    const { identity, image } = run;
    return {
      uid,
      sopClass: identity.sopClassUid,
      series: identity.seriesInstanceUid,
      frames: image.frames,
      columns: image.columns,
      rows: image.rows,
      aspect: aspectOf(run),
      pictures: image.photometric.startsWith('MONOCHROME') ? 'grey' : 'colour',
      instances: instancesOf(run),
    };
  });
}

/** The SOP instances that a run is stored in, as their files have them: one, or one for each frame. */
export function instancesOf({ identity, pixels }: Run): readonly string[] {
  return (pixels.kind === 'files' ? pixels.frames : [identity]).map(({ sopInstanceUid }) => stated(sopInstanceUid));
}

/** The shape of a pixel by the run's own scale, else by what it says of the shape alone. */
function aspectOf({ spacing }: Run): number {
  const scale = calibrate(spacing, null);
  return scale.known ? scale.mmPerPixelY / scale.mmPerPixelX : (scale.relativeAspect ?? 1);
}

/** The UID as the file has it, without what tells two contents of one UID apart. */
function stated(uid: string): string {
  return uid.split(' ')[0] ?? '';
}

/** The objects that a run is stored in: one, or one for each frame. */
export function wholeRun({ sopClass, instances }: ReferencedRun): readonly Attributes[] {
  return instances.map((uid) => reference(sopClass, uid, null));
}

/** A frame (from 1) of a run: by its number in the one object, or the object that it is stored in. */
export function oneFrame({ sopClass, instances, frames }: ReferencedRun, frame: number): Attributes {
  const [only = ''] = instances;
  if (instances.length > 1) return reference(sopClass, instances[frame - 1] ?? only, null);
  return reference(sopClass, only, frames > 1 ? frame : null);
}
