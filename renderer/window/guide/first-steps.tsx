import { CommandButton } from '../../commands/command-button.tsx';
import { practiceNumber } from '../../state/practice-number.ts';
import { prefer } from '../../state/save-preferences.ts';
import { useApp } from '../../state/store.ts';
import { usePreferences } from '../../ui/preferences.ts';
import { GUIDE_STEPS } from './steps.tsx';
import './guide.css';

const HINT = 'first-steps';

/** The five steps in short, in the empty window and beside the sample study, until they are put away. */
export function FirstSteps() {
  const seen = usePreferences(({ hintsSeen }) => hintsSeen.includes(HINT));
  const empty = useApp(({ study }) => study === null);
  const sample = useApp((state) => practiceNumber(state) === FIRST_SAMPLE);
  if (seen || !(empty || sample)) return null;
  return (
    <section className="card stack first-steps" aria-labelledby="first-steps-title">
      <h2 id="first-steps-title">New here? Five steps</h2>
      <ol>
        {GUIDE_STEPS.map(({ title, short }) => (
          <li key={title}>
            <strong>{title}.</strong> {short}
          </li>
        ))}
      </ol>
      <p className="row">
        {empty && <CommandButton id="openSample">Open the sample study</CommandButton>}
        <CommandButton id="guide">Guide with pictures</CommandButton>
        <button type="button" onClick={() => prefer({ hintsSeen: [...usePreferences.getState().hintsSeen, HINT] })}>
          Do not show again
        </button>
      </p>
    </section>
  );
}

/** The practice study that opens by itself. */
const FIRST_SAMPLE = 1;
