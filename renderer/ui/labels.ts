import type { Axis } from '../../core/plan/case.ts';
import type { StepId } from '../../core/session/derived/steps.ts';
import type { LesionState, Outline, PlanModality, Role, Segment } from '../../core/session/document/document.ts';
import type { LandmarkType } from '../../core/session/vein/landmark-types.ts';

/** The steps of the way to a plan, as their tabs are called. */
export const STEP_TITLES: Readonly<Record<StepId, string>> = {
  trace: 'Trace',
  lengths: 'Lengths',
  assessment: 'Assessment',
};

/** Roles of an outline, in words. */
export const ROLES: Readonly<Record<Role, string>> = {
  lesion: 'Lesion',
  reference: 'Reference',
  other: 'Neither',
  unknown: 'Role not set',
};
/** The same where it stands under “Role”. */
export const ROLES_SHORT: typeof ROLES = { ...ROLES, unknown: 'Not set' };

/** Vein segments, in words. */
export const SEGMENTS: Readonly<Record<Segment, string>> = {
  IVC: 'IVC – inferior vena cava',
  CIV: 'CIV – common iliac',
  EIV: 'EIV – external iliac',
  CFV: 'CFV – common femoral',
  unknown: 'Segment not set',
};

/** Vein segments where room is short. */
export const SEGMENTS_SHORT: Readonly<Record<Segment, string>> = {
  IVC: 'IVC',
  CIV: 'CIV',
  EIV: 'EIV',
  CFV: 'CFV',
  unknown: '–',
};

/** Said of an outline that has no readings. */
export const NOT_MEASURED = 'Not measured: the contour crosses itself.';

/** Said of readings where no scale is in use. */
export const NO_MILLIMETRES = 'No scale is in use here: lengths are in pixels, not millimetres.';

/** How an outline came about, in words. */
export const ORIGINS: Readonly<Record<Outline['origin'], string>> = {
  hand: 'Drawn by hand',
  copy: 'Copied',
  interpolation: 'Interpolated',
  imported: 'Imported',
  automatic: 'Automatic',
  corrected: 'Automatic, corrected',
};

/** States in which a lumen was traced, in words. */
export const STATES: Readonly<Record<LesionState, string>> = {
  unspecified: 'State not recorded',
  expiration: 'Expiration',
  inspiration: 'Inspiration',
  valsalva: 'Valsalva',
  supine: 'Supine',
  lateral: 'Lateral',
  standing: 'Standing',
};

/** States where room is short. */
export const STATES_SHORT: Readonly<Record<LesionState, string>> = { ...STATES, unspecified: '–' };

/** What a run may be to the planner, in words. */
export const MODALITIES: Readonly<Record<PlanModality, string>> = {
  IVUS: 'IVUS',
  XA: 'Venogram (XA)',
  CT: 'CT',
  MR: 'MR',
  US: 'External ultrasound',
};

/** How lengths along the vein were found, in words. */
export const AXIS_METHODS: Readonly<Record<NonNullable<Axis['method']>, string>> = {
  unknown: 'Unknown',
  'ivus-catheter-markers': 'Markers on the IVUS catheter',
  'marker-catheter': 'Marker catheter',
  'motorised-pullback': 'Motorised pullback',
  ruler: 'Ruler',
  'calibrated-venogram': 'Calibrated venogram',
};

/** Places along the vein, in words, each with the key that chooses it in the menu of marks. */
export const LANDMARK_LABELS: Readonly<Record<LandmarkType, { readonly words: string; readonly key: string }>> = {
  ivc: { words: 'Inferior vena cava', key: 'v' },
  confluence: { words: 'Iliocaval confluence', key: 'c' },
  'proximal-landing': { words: 'Proximal landing', key: 'p' },
  'lesion-start': { words: 'Lesion starts', key: 'l' },
  'lesion-end': { words: 'Lesion ends', key: 'm' },
  civ: { words: 'Common iliac', key: 'i' },
  eiv: { words: 'External iliac', key: 'e' },
  'straight-eiv-start': { words: 'Straight external iliac starts', key: 's' },
  'straight-eiv-end': { words: 'Straight external iliac ends', key: 't' },
  'inguinal-ligament': { words: 'Inguinal ligament', key: 'g' },
  cfv: { words: 'Common femoral', key: 'f' },
};
