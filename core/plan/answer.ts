import type { Millimetres, Percent } from '../units.ts';

/** The format name and version of the planner's answer. */
export const PLAN_FORMAT = 'ivus-plan/1';

/** The outcomes in the order in which they are tried (D14); the first BLOCKED step and the second share one word. */
export type Outcome =
  | 'DIVERT_DVT'
  | 'BLOCKED'
  | 'DIVERT_MASS'
  | 'OUT_OF_SCOPE'
  | 'INAPPROPRIATE'
  | 'NOT_CONFIRMED'
  | 'NO_DEVICE'
  | 'APPROPRIATE';

/** The rules of the source article, in order (METHODOLOGY section 1). */
export const RULE_IDS = [
  ...(['S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07', 'S08', 'S09', 'S10', 'S11', 'S12', 'S13', 'S14'] as const),
  ...(['S15', 'S16', 'S17', 'S18', 'S19', 'S20', 'S21', 'S22', 'S23', 'S24', 'S25', 'S26', 'S27', 'S28'] as const),
  ...(['S29', 'S30', 'S31', 'S32', 'S33', 'S34', 'S35', 'S36', 'S37', 'S38', 'S39', 'S40', 'S41', 'S42'] as const),
] as const;

export type RuleId = (typeof RULE_IDS)[number];

/** Whether a rule's own condition is satisfied by the case, whatever the outcome. */
export type RuleStatus = 'met' | 'not-met' | 'unknown' | 'not-applicable' | 'information';

/** What a rule says of one case: its status and one sentence with the numbers. */
export interface Judgement {
  readonly status: RuleStatus;
  readonly because: string;
}

/** The figures of the plan; null where they cannot be worked out. Not rounded. */
export interface PlanMetrics {
  readonly mldMm: Millimetres | null;
  readonly rvdMm: Millimetres | null;
  readonly diameterStenosisPct: Percent | null;
  readonly areaStenosisPct: Percent | null;
  readonly lesionVariationPct: Percent | null;
  readonly verdictFlipsBetweenStates: boolean;
}

/** One admissible size. */
export interface ProposedDevice {
  readonly product: string;
  readonly diameterMm: Millimetres;
  readonly lengthMm: Millimetres;
  readonly oversizeMm: Millimetres;
  readonly oversizePct: Percent;
  readonly engagementMm: Millimetres;
  readonly preferred: boolean;
}

/** Why a size is refused: the rules it breaks, or what its product is. */
export type RefusalReason =
  | 'S17'
  | 'S28'
  | 'S29'
  | 'S30'
  | 'S39'
  | 'not-in-stock'
  | 'recalled'
  | 'not-indicated'
  | 'not-listed';

/** One refused size with all its reasons. */
export interface RejectedSize {
  readonly product: string;
  readonly diameterMm: Millimetres;
  readonly lengthMm: Millimetres;
  readonly because: readonly RefusalReason[];
}

/** Two stents that together would reach; an option for the operator, never chosen (D13). */
export interface StentPair {
  readonly lengthsMm: readonly [Millimetres, Millimetres];
  readonly overlapMm: Millimetres;
  readonly effectiveLengthMm: Millimetres;
}

/** The warnings in the order in which they are listed. */
export type WarningCode =
  | 'W-BILATERAL'
  | 'W-RIGHT-SIDE'
  | 'W-REFERENCE-OVAL'
  | 'W-NONCONVEX'
  | 'W-METRIC-FLIP'
  | 'W-AREA-DISAGREES'
  | 'W-LESION-WIDER'
  | 'W-NOT-TIGHTEST'
  | 'W-CIV-REFERENCE'
  | 'W-STATE-MISMATCH'
  | 'W-STATES-FLIP'
  | 'W-IFU-NOT-LOADED'
  | 'W-UNVERIFIED-DEVICE'
  | 'W-EXACTLY-60'
  | 'W-WINDOW-EDGE'
  | 'W-MASS-COEXISTS';

/** The planner's answer, `ivus-plan/1` (PLAN_CASE "Answer"). */
export interface PlanAnswer {
  readonly format: typeof PLAN_FORMAT;
  readonly outcome: Outcome;
  readonly metrics: PlanMetrics;
  readonly rules: readonly (Judgement & { readonly id: RuleId })[];
  readonly missing: readonly string[];
  readonly warnings: readonly WarningCode[];
  readonly devices: readonly ProposedDevice[];
  readonly rejected: readonly RejectedSize[];
  readonly pairs: readonly StentPair[];
  readonly followUp: readonly RuleId[];
  readonly provenance: 'S42';
}
