import { NORMAL_RESULTS } from '../../core/plan/normal-results.ts';
import type { SectionId } from '../../core/plan/questions.ts';
import { giveNormalResult, openNormalAnswers } from './normal-result.ts';

/** A button that answers the open questions of a section with its normal result; nothing where there is none. Drawn anew with the findings. */
export function NormalResultButton({ section }: { readonly section: SectionId }) {
  const result = NORMAL_RESULTS[section];
  if (result === undefined) return null;
  return (
    <p className="row normal-result">
      <button
        type="button"
        disabled={openNormalAnswers(section).length === 0}
        onClick={() => giveNormalResult(section)}
      >
        {result.label}
      </button>
      <span className="small muted">
        {result.meaning} Key <kbd>0</kbd> on a question does the same.
      </span>
    </p>
  );
}
