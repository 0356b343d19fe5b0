import { dispatch } from '../state/document.ts';
import type { PaneId } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import type { ScaleHere } from './scale-here.ts';
import { useScaleHere } from './scale-here.ts';

/** The scale in one line: value, unit and source; or that there is none and why. */
export function calibrationText({ scale, calibration }: ScaleHere): string {
  if (!calibration.known) return 'No scale · lengths in pixels';
  const { mmPerPixelX, mmPerPixelY, from } = calibration;
  const value = `${perPixel(mmPerPixelX, mmPerPixelY)} · ${from}`;
  if (scale.unit === 'px') return `Scale to be confirmed: ${value} · lengths in pixels until then`;
  return scale.sizing ? value : `${value} · not for sizing`;
}

function perPixel(x: number, y: number): string {
  const [across, down] = [x.toPrecision(3), y.toPrecision(3)];
  return across === down ? `${across} mm/px` : `${across} × ${down} mm/px`;
}

/** The calibration of a pane, always in sight: value, unit, source and warnings, with a button where the operator has to confirm it first. Beside other panes the warnings are in the tooltip of its sign. */
export function CalibrationBadge({ pane }: { readonly pane: PaneId }) {
  const here = useScaleHere(pane);
  const active = useApp((state) => state.activePane === pane);
  // Two pictures leave too little room for sentences over them; the Trace tab has them too.
  const short = useApp(({ panes }) => panes.length > 1);
  if (here === null) return null;
  const { calibration, record, scale } = here;
  const known = calibration.known && scale.unit === 'mm';
  const notes = calibration.known ? calibration.warnings : [calibration.sentence];
  const confirmed = calibration.known && calibration.needsConfirmation && record.spacingConfirmed;
  return (
    <div
      className="calibration"
      data-testid={active ? 'calibration-badge' : 'compared-badge'}
      data-scale={known ? 'mm' : 'px'}
    >
      <strong className={known ? 'number' : 'number warn'}>
        {(!known || (short && notes.length > 0)) && <Sign words={short ? notes.join(' ') : ''} />}
        {calibrationText(here)}
        {confirmed ? ' · confirmed by you' : ''}
      </strong>
      {(short ? [] : notes).map((note) => (
        <span key={note}>{note}</span>
      ))}
      {active && calibration.known && calibration.needsConfirmation && !record.spacingConfirmed && (
        <button
          type="button"
          onClick={() => dispatch({ type: 'confirmSpacing', run: record.sopInstanceUid, confirmed: true })}
        >
          Use this scale
        </button>
      )}
    </div>
  );
}

function Sign({ words }: { readonly words: string }) {
  return (
    <>
      <span className="sign" title={words}>
        ⚠{' '}
      </span>
      <span className="unseen">{words}</span>
    </>
  );
}
