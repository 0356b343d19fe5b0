import type { PlanModality, RunRecord } from '../document/document.ts';

/** What a header's modality means to the planner; null where only the operator can say. */
const MODALITIES: Readonly<Record<string, PlanModality>> = {
  IVUS: 'IVUS',
  XA: 'XA',
  RF: 'XA',
  CT: 'CT',
  MR: 'MR',
  US: 'US',
};

/** What a run is to the planner: the operator's word, else the header's modality, else null. */
export function modalityOf(run: RunRecord): PlanModality | null {
  return run.declaredModality ?? MODALITIES[run.modality] ?? null;
}
