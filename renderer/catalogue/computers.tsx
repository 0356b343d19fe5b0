import type { Catalogue } from '../../core/plan/catalogue-file.ts';
import { differingNow, isAttempt, keepAsComputers } from '../state/computers-catalogue.ts';
import { dispatch } from '../state/document.ts';
import { prefer } from '../state/save-preferences.ts';
import { useApp } from '../state/store.ts';
import { usePreferences } from '../ui/preferences.ts';

/** One line where the catalogue of the study is not that of this computer, with the button that takes the computer's. */
export function Differing() {
  const products = useDiffering();
  const computers = useApp(({ computersCatalogue }) => computersCatalogue);
  if (products.length === 0) return null;
  return (
    <p className="row small warn" data-testid="catalogue-differs">
      ! {differingText(products)}
      <button
        type="button"
        className="small"
        onClick={() => dispatch({ type: 'useComputersCatalogue', catalogue: computers })}
      >
        Use this computer’s catalogue
      </button>
    </p>
  );
}

/** Where changes of the catalogue go, and what brings the two catalogues together. An attempt of practice has the built-in catalogue and leaves the computer's alone. */
export function ComputersCatalogue({ catalogue }: { readonly catalogue: Catalogue }) {
  const products = useDiffering();
  const former = useApp(({ formerCatalogue }) => formerCatalogue);
  if (isAttempt())
    return <p className="small muted">Practice uses the built-in catalogue; changes apply to this attempt only.</p>;
  return (
    <div className="stack" data-testid="computers-catalogue">
      <Edits />
      <Differing />
      <p className="row">
        <button type="button" disabled={products.length === 0} onClick={() => void keepAsComputers(catalogue)}>
          Keep as this computer’s catalogue
        </button>
        {former !== null && (
          <button type="button" onClick={() => void keepAsComputers(former)}>
            Restore this computer’s previous catalogue
          </button>
        )}
        <span className="small muted">
          {products.length === 0 && 'This study has the catalogue of this computer. '}
          New studies start with a copy of it; studies begun earlier keep theirs.
        </span>
      </p>
    </div>
  );
}

const EDITS = {
  study: 'this study only',
  computer: 'this study and this computer’s catalogue',
} as const;

function Edits() {
  const chosen = usePreferences(({ catalogueEdits }) => catalogueEdits);
  return (
    <fieldset>
      <legend>Changes apply to</legend>
      <div className="choices">
        {Object.entries(EDITS).map(([value, words]) => (
          <label key={value}>
            <input
              type="radio"
              name="catalogue-edits"
              checked={chosen === value}
              onChange={() => prefer({ catalogueEdits: value === 'computer' ? 'computer' : 'study' })}
            />
            {words}
          </label>
        ))}
      </div>
      {chosen === null && <p className="small warn">! Not chosen yet: changes apply to this study only.</p>}
    </fieldset>
  );
}

function useDiffering(): readonly string[] {
  const study = useApp((state) => state.study);
  const computersCatalogue = useApp((state) => state.computersCatalogue);
  return differingNow({ study, computersCatalogue });
}

/** So many products are named; the others are counted. */
const NAMED = 3;

function differingText(products: readonly string[]): string {
  const more = products.length - NAMED;
  const names = products.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return `This study’s catalogue differs from this computer’s: ${names}.`;
}
