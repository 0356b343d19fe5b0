import { CommandButton } from '../commands/command-button.tsx';
import { runUidNow, useApp } from '../state/store.ts';
import { useBorderView } from './border-view.ts';
import './border.css';

/** How far the finding of lumens along the run is, with the way to stop it; nothing while none are being found. */
export function FindingProgress() {
  const finding = useBorderView((view) => view.finding);
  const here = useApp((state) => runUidNow(state) === finding?.run);
  if (finding === null) return null;
  const { done, of } = finding;
  return (
    <span className="finding" role="status" data-testid="finding">
      <progress value={done} max={of} aria-label="Finding lumens" />
      <span className="number">
        Lumens{here ? '' : ' of another run'}: {done} of {of}
      </span>
      <CommandButton id="border.stop">Stop</CommandButton>
    </span>
  );
}
