import { excludeCauses, openCauses } from './causes.ts';

/** A button that excludes all other causes of oedema that were not judged yet; drawn anew with the findings. */
export function AllExcluded() {
  return (
    <p className="row">
      <button type="button" disabled={openCauses().length === 0} onClick={excludeCauses}>
        Mark the rest as excluded
      </button>
      <span className="small muted">
        Key <kbd>0</kbd> does the same.
      </span>
    </p>
  );
}
