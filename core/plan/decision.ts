import type { Outcome } from './answer.ts';
import type { Axis } from './case.ts';
import { missingForDvt } from './dvt.ts';
import type { CompleteFindings } from './findings.ts';
import type { LumenFacts } from './lumens.ts';
import { missingForPlan } from './missing.ts';
import { pathwayEnd } from './pathway-end.ts';

/** What the planner decides, with the inputs that would lift it; `missing` is empty unless BLOCKED. */
export interface Decision {
  readonly outcome: Outcome;
  readonly missing: readonly string[];
}

/** Decides a case in the order of D14; `hasSize` says whether any size is admissible and is asked only when every gate passes. */
export function decide(findings: CompleteFindings, lumens: LumenFacts, axis: Axis, hasSize: () => boolean): Decision {
  const end = pathwayEnd(findings, lumens);
  if (end?.outcome === 'DIVERT_DVT') return settled(end.outcome);
  const dvtOpen = missingForDvt(findings);
  if (dvtOpen.length > 0) return { outcome: 'BLOCKED', missing: dvtOpen };
  if (end !== null) return settled(end.outcome);
  const open = missingForPlan(findings, lumens, axis);
  if (open.length > 0) return { outcome: 'BLOCKED', missing: open };
  return settled(hasSize() ? 'APPROPRIATE' : 'NO_DEVICE');
}

function settled(outcome: Outcome): Decision {
  return { outcome, missing: [] };
}
