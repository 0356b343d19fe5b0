import type { PlanAnswer } from '../../core/plan/answer.ts';
import { quantity } from '../../core/plan/figures.ts';
import { admissibleDiameters, OVERSIZE_MM } from '../../core/plan/target.ts';
import { useLive } from '../state/live.ts';

/** While nothing is decided: which diameters the reference would allow, as a fact of the reference and no proposal. */
export function AdmissibleDiameters({ answer: { outcome } }: { readonly answer: PlanAnswer }) {
  const rvdMm = useLive()?.metrics?.rvdMm ?? null;
  if (outcome !== 'BLOCKED' || rvdMm === null) return null;
  const { least, most } = admissibleDiameters(rvdMm);
  return (
    <p className="small muted" data-testid="admissible-diameters">
      If a stent becomes appropriate:{' '}
      <span className="number">
        {least.toFixed(1)}–{quantity(most, 'mm')}
      </span>{' '}
      in diameter, {OVERSIZE_MM.least} to {OVERSIZE_MM.most} mm over the reference. This is no proposal.
    </p>
  );
}
