import type { Outcome } from './answer.ts';
import type { Axis } from './case.ts';
import { hasDvt, missingForDvt } from './dvt.ts';
import type { CompleteFindings } from './findings.ts';
import { OTHER_CAUSES } from './findings.ts';
import type { LumenFacts } from './lumens.ts';
import { massCompresses } from './mass.ts';
import { missingForPlan } from './missing.ts';

/** What the planner decides, with the inputs that would lift it; `missing` is empty unless BLOCKED. */
export interface Decision {
  readonly outcome: Outcome;
  readonly missing: readonly string[];
}

/** Decides a case in the order of D14; `hasSize` says whether any size is admissible and is asked only when every gate passes. */
export function decide(findings: CompleteFindings, lumens: LumenFacts, axis: Axis, hasSize: () => boolean): Decision {
  if (hasDvt(findings)) return settled('DIVERT_DVT');
  const dvtOpen = missingForDvt(findings);
  if (dvtOpen.length > 0) return { outcome: 'BLOCKED', missing: dvtOpen };
  if (massCompresses(findings)) return settled('DIVERT_MASS');
  if (findings.postThrombotic === 'yes') return settled('OUT_OF_SCOPE');
  if (isInappropriate(findings)) return settled('INAPPROPRIATE');
  if (lumens.stenosis?.confirmed === false) return settled('NOT_CONFIRMED');
  const open = missingForPlan(findings, lumens, axis);
  if (open.length > 0) return { outcome: 'BLOCKED', missing: open };
  return settled(hasSize() ? 'APPROPRIATE' : 'NO_DEVICE');
}

/** Whether another cause of the swelling is known (S09). */
export function hasOtherCause({ otherCauses }: CompleteFindings): boolean {
  return OTHER_CAUSES.some((cause) => otherCauses[cause] === 'present');
}

/** Whether the swelling is of a kind that a compressed iliac vein does not explain (S24, S38). */
export function oedemaSpeaksAgainst({ oedema }: CompleteFindings): boolean {
  return oedema === 'bilateral-symmetric' || oedema === 'none';
}

/** Whether the complaints are known to be too small to treat (S25). */
export function complaintsMinor({ qualityOfLife }: CompleteFindings): boolean {
  return qualityOfLife === 'minimally-affected' || qualityOfLife === 'not-affected';
}

function isInappropriate(findings: CompleteFindings): boolean {
  return (
    hasOtherCause(findings) ||
    oedemaSpeaksAgainst(findings) ||
    complaintsMinor(findings) ||
    findings.lesionBehaviour === 'dynamic'
  );
}

function settled(outcome: Outcome): Decision {
  return { outcome, missing: [] };
}
