import type { Axis } from '../plan/case.ts';
import type { LesionState, Outline, Role, Segment } from '../session/document/document.ts';

/** Vein segments as a report names them. */
export const SEGMENT_NAMES: Readonly<Record<Exclude<Segment, 'unknown'>, string>> = {
  IVC: 'inferior vena cava',
  CIV: 'common iliac vein',
  EIV: 'external iliac vein',
  CFV: 'common femoral vein',
};

/** The operator’s word on a reference: normal, not normal, or none. */
export function normalText(normal: boolean | null): string {
  if (normal === null) return 'normal or compressed: not stated';
  return normal ? 'normal, not compressed' : 'not normal, or compressed';
}

export const ROLE_NAMES: Readonly<Record<Exclude<Role, 'unknown'>, string>> = {
  lesion: 'Lesion',
  reference: 'Reference',
  other: 'Other lumen',
};

export const STATE_NAMES: Readonly<Record<LesionState, string>> = {
  unspecified: 'state not recorded',
  expiration: 'expiration',
  inspiration: 'inspiration',
  valsalva: 'Valsalva',
  supine: 'supine',
  lateral: 'lateral',
  standing: 'standing',
};

/** How an outline came about, to follow a figure; '' for one drawn by hand. */
export function originNote({ origin, confidence }: Pick<Outline, 'origin' | 'confidence'>): string {
  const sure = confidence === null ? '' : `, confidence ${Math.round(100 * confidence)} %`;
  return `${ORIGIN_NOTES[origin]}${sure}`;
}

const ORIGIN_NOTES: Readonly<Record<Outline['origin'], string>> = {
  hand: '',
  copy: 'copied, accepted',
  interpolation: 'interpolated, accepted',
  imported: 'imported, accepted',
  automatic: 'automatic border, accepted',
  corrected: 'automatic border, corrected, accepted',
};

export const METHOD_NAMES: Readonly<Record<NonNullable<Axis['method']>, string>> = {
  unknown: 'not stated',
  'ivus-catheter-markers': 'markers on the IVUS catheter',
  'marker-catheter': 'marker catheter',
  'motorised-pullback': 'motorised pullback',
  ruler: 'ruler',
  'calibrated-venogram': 'calibrated venogram',
};

/** The lengths of the vein in the order from the heart, by the keys of the axis. */
export const LENGTH_NAMES = {
  proximalLandingMm: 'Proximal landing',
  lesionStartMm: 'Lesion starts',
  lesionEndMm: 'Lesion ends',
  straightEivStartMm: 'Straight external iliac vein starts',
  straightEivEndMm: 'Straight external iliac vein ends',
} as const satisfies Readonly<Record<Exclude<keyof Axis, 'method'>, string>>;

/** The last part of a path, whatever the separator. */
export function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** A phrase as the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A sentence or a title as a phrase within another. */
export function uncapital(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
