import { ROUND_REFERENCE_PCT } from '../../core/measure/stenosis.ts';
import type { WarningCode } from '../../core/plan/answer.ts';
import { OVERSIZE_MM, SHORTEST_STENT_MM } from '../../core/plan/target.ts';

/** What each warning of a plan means, in a sentence (PLAN_CASE "Warnings"). */
export const WARNINGS: Readonly<Record<WarningCode, string>> = {
  'W-BILATERAL': 'Both legs are swollen: such a lesion is rarely the cause; think of a systemic one.',
  'W-RIGHT-SIDE': 'The right leg: the guidance describes the left side only.',
  'W-REFERENCE-OVAL': `A reference is oval (min below ${ROUND_REFERENCE_PCT} % of max): its mean diameter depends on the definition.`,
  'W-NONCONVEX': 'The lesion or a reference is not convex: calipers stand for its diameters.',
  'W-METRIC-FLIP': 'With the smallest caliper width in place of the shortest chord the verdict would be the other one.',
  'W-AREA-DISAGREES': 'Diameter and area stenosis point in different directions; only the diameter decides.',
  'W-NOT-TIGHTEST': 'Another lesion tracing of the same state is tighter than the one that decides.',
  'W-CIV-REFERENCE': 'A common iliac reference is traced: it is not the documented reference and is not used.',
  'W-STATE-MISMATCH': 'Lesion and reference were traced in different states.',
  'W-STATES-FLIP': 'The verdict changes between the states of the lesion.',
  'W-IFU-NOT-LOADED': 'The oversize that the manufacturer allows is not loaded: check the instructions for use.',
  'W-UNVERIFIED-DEVICE': 'Nobody has checked the sizes of this product against its instructions for use.',
  'W-EXACTLY-60': `The stent is exactly ${SHORTEST_STENT_MM} mm long, the shortest that is allowed.`,
  'W-WINDOW-EDGE': `The oversize is close to an end of the ${OVERSIZE_MM.least}–${OVERSIZE_MM.most} mm window.`,
  'W-MASS-COEXISTS': 'A mass is present although the artery is judged to compress the vein.',
};
