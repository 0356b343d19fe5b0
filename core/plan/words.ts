import { ROUND_REFERENCE_PCT } from '../measure/stenosis.ts';
import type { RefusalReason, WarningCode } from './answer.ts';
import { QUESTIONS } from './questions.ts';
import { OVERSIZE_MM, SHORTEST_STENT_MM } from './target.ts';

/** What each warning of a plan means, in a sentence (PLAN_CASE "Warnings"). */
export const WARNINGS: Readonly<Record<WarningCode, string>> = {
  'W-BILATERAL': 'Both legs are swollen: such a lesion is rarely the cause; think of a systemic one.',
  'W-RIGHT-SIDE': 'The right leg: the guidance describes the left side only.',
  'W-REFERENCE-OVAL': `A reference is oval (min below ${ROUND_REFERENCE_PCT} % of max): its mean diameter depends on the definition.`,
  'W-NONCONVEX': 'The lesion or a reference is not convex: calipers stand for its diameters.',
  'W-METRIC-FLIP': 'With the smallest caliper width in place of the shortest chord the verdict would be the other one.',
  'W-AREA-DISAGREES': 'Diameter and area stenosis point in different directions; only the diameter decides.',
  'W-LESION-WIDER': 'The lesion is not narrower than the reference. Check whether the two tracings are exchanged.',
  'W-NOT-TIGHTEST': 'Another lesion tracing of the same state is tighter than the one that decides.',
  'W-CIV-REFERENCE': 'A common iliac reference is traced: it is not the documented reference and is not used.',
  'W-STATE-MISMATCH': 'Lesion and reference were traced in different states.',
  'W-STATES-FLIP': 'The verdict changes between the states of the lesion.',
  'W-IFU-NOT-LOADED':
    'Nobody has entered the oversize that the manufacturer of a proposed stent allows: check its instructions for use.',
  'W-UNVERIFIED-DEVICE': 'Nobody has checked the sizes of a proposed stent against its instructions for use.',
  'W-EXACTLY-60': `The stent is exactly ${SHORTEST_STENT_MM} mm long, the shortest that is allowed.`,
  'W-WINDOW-EDGE': `The oversize is close to an end of the ${OVERSIZE_MM.least}–${OVERSIZE_MM.most} mm window.`,
  'W-MASS-COEXISTS': 'A mass is present although the artery is judged to compress the vein.',
};

/** Why a size is refused, as the end of a sentence that begins with it. */
export const REFUSALS: Readonly<Record<RefusalReason, string>> = {
  S17: 'does not cover the lesion (S17)',
  S28: `shorter than ${SHORTEST_STENT_MM} mm (S28)`,
  S29: 'does not end in the straight external iliac (S29)',
  S30: `oversize outside ${OVERSIZE_MM.least}–${OVERSIZE_MM.most} mm or the manufacturer’s window (S30)`,
  S39: 'a short stent migrates (S39)',
  recalled: 'recalled',
  'not-indicated': 'not indicated for this',
  'not-listed': 'not a size of the catalogue',
};

/** What a path of `missing` about the tracings as a whole asks for. */
export const MISSING_LUMENS: Readonly<Record<string, string>> = {
  'lumens.lesion': 'Trace the lesion on IVUS and say which tracing decides',
  'lumens.reference': 'Trace the external iliac reference on IVUS and confirm that it is normal and not compressed',
  'lumens.lesion.narrower':
    'The lesion is not narrower than the reference: swap the roles of the two tracings or retrace them',
  'lumens.lesion.state': 'Trace the lesion on IVUS in a second state (for example expiration and inspiration)',
};

/** What a path of `missing` asks for, in words; null for a path that says it itself (an axis value, the unit of one lumen). */
export function missingWords(path: string): string | null {
  const question = QUESTIONS.find((candidate) => `findings.${candidate.path}` === path);
  return question?.text ?? MISSING_LUMENS[path] ?? null;
}
