import { CommandButton } from '../commands/command-button.tsx';
import { SessionsHere } from '../sessions/list.tsx';
import { Recovery } from '../sessions/recovery.tsx';
import { FirstSteps } from './guide/first-steps.tsx';

/** What the window shows while no study is open. */
export function Empty() {
  return (
    <main className="empty stack">
      <h2>No study is open</h2>
      <Recovery />
      <p>
        Drop IVUS runs, venograms or a saved session here, or open them. Pictures (PNG, JPEG) and films (AVI, MP4) open
        without a scale.
      </p>
      <p>
        <CommandButton id="open">Open files…</CommandButton> <CommandButton id="openFolder">Open folder…</CommandButton>
      </p>
      <SessionsHere />
      <FirstSteps />
    </main>
  );
}
