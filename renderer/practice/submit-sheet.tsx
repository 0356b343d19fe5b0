import { headlineOf } from '../../core/plan/headline.ts';
import type { Derived } from '../state/derived.ts';
import { productsIn, useDerived } from '../state/derived.ts';
import { useApp } from '../state/store.ts';
import { SheetDialog } from '../ui/sheet.tsx';
import { submit } from './actions.ts';
import { useAttemptHere, usePractice } from './state.ts';

/** Asked before an attempt is submitted: what would be handed in, and what is missing. Enter submits, Escape goes back. */
export function SubmitSheet() {
  const attempt = useAttemptHere();
  const derived = useDerived();
  const drawing = useApp(({ draft }) => draft?.kind === 'drawing');
  const back = () => usePractice.setState({ book: null });
  if (attempt === null || derived === null) return null;
  const missing = missingOf(derived, drawing);
  return (
    <SheetDialog title="Submit this attempt?" className="submit-sheet" onClose={back}>
      <div className="stack">
        <p data-testid="own-decision">Your decision: {decisionOf(derived)}.</p>
        {missing.length === 0 ? (
          <p>Nothing is missing for this decision.</p>
        ) : (
          <>
            <p>Missing:</p>
            <ul className="stack" aria-label="Missing">
              {missing.map((words) => (
                <li key={words}>
                  <span className="warn">?</span> {words}
                </li>
              ))}
            </ul>
          </>
        )}
        <p className="small muted">Once submitted, this attempt cannot be changed. The truth is then shown.</p>
        <p className="row">
          <button
            type="button"
            data-first
            onClick={() => {
              back();
              void submit(attempt);
            }}
          >
            Submit
          </button>
          <button type="button" onClick={back}>
            Go on measuring
          </button>
        </p>
      </div>
    </SheetDialog>
  );
}

function decisionOf(derived: Derived): string {
  const { answer } = derived;
  if (!answer.ok || answer.value.outcome === 'BLOCKED') return 'none yet';
  const { text } = headlineOf(answer.value, productsIn(derived), derived.facts?.sizing ?? null);
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** What the plan still needs, and a drawing that nobody has finished, in words. */
function missingOf({ answer, way }: Derived, drawing: boolean): readonly string[] {
  const open = drawing ? ['An outline is unfinished: close it (Enter) or cancel it (Esc)'] : [];
  if (!answer.ok) return [...open, answer.problem];
  return [...open, ...(way?.left.map(({ text }) => text) ?? [])];
}
