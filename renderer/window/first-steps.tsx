import { CommandButton } from '../commands/command-button.tsx';
import { useKeysText } from '../commands/keymap.ts';
import { prefer } from '../state/save-preferences.ts';
import { usePreferences } from '../ui/preferences.ts';

const HINT = 'first-steps';

/** The way from a file to a plan in three steps, until it is put away. */
export function FirstSteps() {
  const seen = usePreferences(({ hintsSeen }) => hintsSeen.includes(HINT));
  const trace = useKeysText('tool.spline');
  const palette = useKeysText('palette');
  if (seen) return null;
  return (
    <section className="card stack first-steps" aria-labelledby="first-steps-title">
      <div className="row apart">
        <h2 id="first-steps-title">New here? Three steps</h2>
        <button type="button" onClick={() => prefer({ hintsSeen: [...usePreferences.getState().hintsSeen, HINT] })}>
          Do not show again
        </button>
      </div>
      <ol>
        <li>Open an IVUS run, or the sample study.</li>
        <li>
          Trace two lumens (<kbd>{trace}</kbd>): the tightest one, and a normal external iliac vein. Set the role of
          each.
        </li>
        <li>Complete the Assessment, then read the Plan: every verdict is shown with its rule.</li>
      </ol>
      <p className="row">
        <CommandButton id="openSample">Open the sample study</CommandButton>
        <span className="small muted">
          Find everything else with <kbd>{palette}</kbd>.
        </span>
      </p>
    </section>
  );
}
