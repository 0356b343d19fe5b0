import { useId } from 'react';
import { isVerified } from '../../core/dicom/decode/verified.ts';
import { CommandButton } from '../commands/command-button.tsx';
import { dispatch } from '../state/document.ts';
import { showTab } from '../state/editing.ts';
import type { PaneId } from '../state/store.ts';
import { runNow, useApp } from '../state/store.ts';
import type { ScaleHere } from './scale-here.ts';
import { useScaleHere } from './scale-here.ts';
import './scale-line.css';

/** The scale in one line: value, unit and source; or that there is none. */
export function calibrationText({ scale, calibration }: ScaleHere): string {
  if (!calibration.known) return 'No scale · lengths in pixels';
  const { mmPerPixelX, mmPerPixelY, from } = calibration;
  const value = `${perPixel(mmPerPixelX, mmPerPixelY)} · ${from}`;
  if (scale.unit === 'px') return `Scale to be confirmed: ${value} · lengths in pixels until then`;
  return scale.sizing ? value : `${value} · not for sizing`;
}

/** On pictures whose stream does not tell whether it is damaged. */
const UNVERIFIED =
  'The compression of this run (JPEG 2000) does not show damage inside a picture: compare it with the original where something looks wrong.';

function perPixel(x: number, y: number): string {
  const [across, down] = [x.toPrecision(3), y.toPrecision(3)];
  return across === down ? `${across} mm/px` : `${across} × ${down} mm/px`;
}

/** The scale of a pane, always in sight in one line, with a button where the operator has something to do first. What more there is to say of it comes when the pointer or the focus is on it; a press shows it on its tab. */
export function ScaleLine({ pane }: { readonly pane: PaneId }) {
  const here = useScaleHere(pane);
  const active = useApp((state) => state.activePane === pane);
  const verified = useApp((state) => isVerified(runNow(state, pane)?.run.transferSyntax ?? ''));
  const details = useId();
  if (here === null) return null;
  const { calibration, record, scale } = here;
  const known = calibration.known && scale.unit === 'mm';
  const notes = calibration.known ? calibration.warnings : [calibration.sentence];
  const trusted = known && scale.sizing && notes.length === 0;
  const confirmed = calibration.known && calibration.needsConfirmation && record.spacingConfirmed;
  const text = `${calibrationText(here)}${confirmed ? ' · confirmed by you' : ''}${verified ? '' : ' · picture not verified'}`;
  return (
    <span
      className="scale-line"
      data-testid={active ? 'calibration-badge' : 'compared-badge'}
      data-scale={known ? 'mm' : 'px'}
    >
      <button
        type="button"
        className={`quiet number ${trusted ? '' : 'warn'}`}
        aria-describedby={details}
        onClick={showOnItsTab}
      >
        {trusted ? `${text} ✓` : `⚠ ${text}`}
      </button>
      <span className="scale-details card" role="tooltip" id={details}>
        {[text, ...notes, ...(verified ? [] : [UNVERIFIED])].map((note) => (
          <span key={note}>{note}</span>
        ))}
      </span>
      {active && <NextStep here={here} />}
    </span>
  );
}

/** What the operator has to do before lengths are in millimetres. */
function NextStep({ here: { calibration, record } }: { readonly here: ScaleHere }) {
  if (!calibration.known) return <CommandButton id="tool.calibrate">Calibrate</CommandButton>;
  if (!calibration.needsConfirmation || record.spacingConfirmed) return null;
  const run = record.sopInstanceUid;
  return (
    <button type="button" onClick={() => dispatch({ type: 'confirmSpacing', run, confirmed: true })}>
      Use this scale
    </button>
  );
}

function showOnItsTab(): void {
  showTab('measure');
  requestAnimationFrame(() => document.getElementById('scale-title')?.scrollIntoView({ block: 'start' }));
}
