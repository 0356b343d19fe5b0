import { ANGIOGRAPHY } from '../../dicom/scale/calibration-xray.ts';
import type { PlanModality, RunRecord } from './document.ts';

/** What a run shows: a pullback along the vein, a projection from outside, a cross-section of the body, or a still of which nobody knows. */
export type PictureKind = 'pullback' | 'projection' | 'cross-section' | 'still';

const BY_WORD: Readonly<Record<PlanModality, PictureKind>> = {
  IVUS: 'pullback',
  XA: 'projection',
  US: 'cross-section',
  CT: 'cross-section',
  MR: 'cross-section',
};

const BY_MODALITY: ReadonlyMap<string, PictureKind> = new Map([
  ['IVUS', 'pullback'],
  ['IVOCT', 'pullback'],
  ['OCT', 'pullback'],
  ['XA', 'projection'],
  ['RF', 'projection'],
  ['DX', 'projection'],
  ['CR', 'projection'],
  ['US', 'cross-section'],
  ['CT', 'cross-section'],
  ['MR', 'cross-section'],
]);

/** What the SOP classes of images begin with (PS3.4 B.5); the next number names the family. */
const IMAGES = '1.2.840.10008.5.1.4.1.1.';

/** Families of SOP classes that say by themselves what they show: each is its class and all below it, with a full stop behind. */
const BY_CLASS: readonly (readonly [string, PictureKind])[] = [
  [ANGIOGRAPHY, 'projection'],
  // Computed and digital radiography.
  [`${IMAGES}1.`, 'projection'],
  [`${IMAGES}2.`, 'cross-section'],
  [`${IMAGES}4.`, 'cross-section'],
  // Intravascular optical coherence tomography.
  [`${IMAGES}14.`, 'pullback'],
];

/** Ultrasound of any sort; IVUS has no class of its own. */
const ULTRASOUND = [`${IMAGES}3.`, `${IMAGES}6.`];

/** What a run shows: by the operator's word, else by its SOP class, else by its Modality. One frame is no pullback. */
export function pictureKind(record: RunRecord): PictureKind {
  const kind = record.declaredModality === null ? byHeader(record) : BY_WORD[record.declaredModality];
  return kind === 'pullback' && record.frames === 1 ? 'cross-section' : kind;
}

function byHeader({ modality: recorded, spacing }: RunRecord): PictureKind {
  const modality = recorded || spacing.modality;
  const isOf = (family: string): boolean => `${spacing.sopClassUid}.`.startsWith(family);
  if (ULTRASOUND.some(isOf)) return modality === 'IVUS' ? 'pullback' : 'cross-section';
  const byClass = BY_CLASS.find(([family]) => isOf(family))?.[1];
  return byClass ?? BY_MODALITY.get(modality) ?? 'still';
}
