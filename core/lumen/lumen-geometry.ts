import { ultrasoundBox } from '../dicom/longitudinal/longitudinal.ts';
import type { SpacingFacts } from '../dicom/run.ts';
import type { Calibration } from '../dicom/scale/calibration.ts';
import { isXray } from '../dicom/scale/calibration-xray.ts';
import type { LumenGeometry, NoLumen } from './answer.ts';

/** Modalities of ultrasound, and of files that do not say theirs. */
const ULTRASOUND = ['IVUS', 'US', ''];

/** Where a run shows ultrasound and how large its pixels are, by its header and the scale that holds for it; or in one sentence why no lumen can be found in it. */
export function lumenGeometry(spacing: SpacingFacts, scale: Calibration): LumenGeometry | NoLumen {
  if (isXray(spacing)) return { none: 'This run is X-ray: a lumen is found on intravascular ultrasound only.' };
  if (!ULTRASOUND.includes(spacing.modality))
    return { none: `This run is not ultrasound (Modality ${spacing.modality}): no lumen is looked for.` };
  if (!scale.known) return { none: `Without a scale no lumen is found: ${scale.sentence}` };
  if (scale.needsConfirmation)
    return { none: 'Confirm the scale of this run first: no lumen is found under a scale that nobody confirmed.' };
  const { columns: width, rows: height } = spacing;
  return { width, height, region: ultrasoundBox(spacing), mmX: scale.mmPerPixelX, mmY: scale.mmPerPixelY };
}
