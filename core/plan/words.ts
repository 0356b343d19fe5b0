import { ROUND_REFERENCE_PCT } from '../measure/stenosis.ts';
import type { RefusalReason, WarningCode } from './answer.ts';
import { missingLength } from './axis-values.ts';
import { QUESTIONS } from './questions.ts';
import { OVERSIZE_MM, SHORTEST_STENT_MM } from './target.ts';

export const NOT_NARROWER = 'The lesion is not narrower than the reference';
export const ARTERY_BESIDE_MASS = 'A mass is present, but the artery is judged to compress the vein.';

/** What each warning of a plan means, in a sentence (PLAN_CASE "Warnings"). */
export const WARNINGS: Readonly<Record<WarningCode, string>> = {
  'W-BILATERAL': 'Both legs are swollen: NIVL is rarely the cause; look for a systemic one.',
  'W-RIGHT-SIDE': 'Right leg: the source article describes the left side only.',
  'W-REFERENCE-OVAL': `A reference is oval (shortest diameter below ${ROUND_REFERENCE_PCT} % of the longest): its mean diameter depends on the definition used.`,
  'W-NONCONVEX': 'The outline of the lesion or of a reference is not convex: caliper widths are used as its diameters.',
  'W-METRIC-FLIP': 'The smallest caliper width would give the opposite verdict to the shortest chord.',
  'W-AREA-DISAGREES': 'Diameter and area stenosis disagree; only the diameter decides.',
  'W-LESION-WIDER': `${NOT_NARROWER}: check whether the two tracings are swapped.`,
  'W-NOT-TIGHTEST': 'Another lesion tracing in the same state is tighter than the one that decides.',
  'W-CIV-REFERENCE': 'A common iliac reference is traced but not used: the reference is the external iliac vein.',
  'W-STATE-MISMATCH': 'The lesion and the reference were traced in different states.',
  'W-STATES-FLIP': 'The verdict differs between the states of the lesion.',
  'W-IFU-NOT-LOADED':
    'The manufacturer’s oversize window of a proposed stent is not entered: check its instructions for use.',
  'W-UNVERIFIED-DEVICE': 'The sizes of a proposed stent are not verified against the instructions for use.',
  'W-EXACTLY-60': `The stent is exactly ${SHORTEST_STENT_MM} mm long, the shortest length allowed.`,
  'W-WINDOW-EDGE': `The oversize is close to a limit of the ${OVERSIZE_MM.least}–${OVERSIZE_MM.most} mm window.`,
  'W-MASS-COEXISTS': ARTERY_BESIDE_MASS,
};

/** Why a size is refused, to follow the size and a colon. */
export const REFUSALS: Readonly<Record<RefusalReason, string>> = {
  S17: 'does not cover the lesion',
  S28: `shorter than ${SHORTEST_STENT_MM} mm`,
  S29: 'does not end in the straight external iliac vein',
  S30: `oversize outside ${OVERSIZE_MM.least}–${OVERSIZE_MM.most} mm or the manufacturer’s window`,
  S39: 'short stents migrate',
  'not-in-stock': 'not in stock',
  recalled: 'recalled',
  'not-indicated': 'not indicated for this use',
  'not-listed': 'not a size in the catalogue',
};

/** What a path of `missing` about the tracings as a whole asks for. */
export const MISSING_LUMENS: Readonly<Record<string, string>> = {
  'lumens.lesion': 'Trace the lesion on IVUS and choose the tracing that decides',
  'lumens.reference': 'Trace the external iliac reference on IVUS and confirm that it is normal and not compressed',
  'lumens.lesion.narrower': `${NOT_NARROWER}: swap the roles of the two tracings or retrace them`,
  'lumens.lesion.state': 'Trace the lesion on IVUS in a second state, for example inspiration as well as expiration',
};

/** What a path of `missing` asks for, in words; null for a path that says it itself (the unit of one lumen). */
export function missingText(path: string): string | null {
  const question = QUESTIONS.find((candidate) => `findings.${candidate.path}` === path);
  return question?.text ?? MISSING_LUMENS[path] ?? missingLength(path);
}
