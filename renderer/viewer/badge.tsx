import { dispatch } from '../store.ts';
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

/** The calibration of the picture, always in sight; with a button where the operator has to accept it first. */
export function CalibrationBadge() {
  const here = useScaleHere();
  return here === null ? null : <Badge here={here} />;
}

/** The badge for a scale: value, unit, source and warnings; `brief` it keeps the warnings in its tooltip and asks nothing. */
export function Badge({ here, brief = false }: { readonly here: ScaleHere; readonly brief?: boolean }) {
  const { calibration, record, scale } = here;
  const known = calibration.known && scale.unit === 'mm';
  const notes = calibration.known ? calibration.warnings : [calibration.sentence];
  const confirmed = calibration.known && calibration.needsConfirmation && record.spacingConfirmed;
  return (
    <div
      className="calibration"
      data-testid={brief ? 'compared-badge' : 'calibration-badge'}
      data-scale={known ? 'mm' : 'px'}
      title={brief ? notes.join(' ') : undefined}
    >
      <strong className={known ? 'number' : 'number warn'}>
        {known && (!brief || notes.length === 0) ? '' : '⚠ '}
        {calibrationText(here)}
        {confirmed ? ' · confirmed by you' : ''}
      </strong>
      {(brief ? [] : notes).map((note) => (
        <span key={note}>{note}</span>
      ))}
      {!brief && calibration.known && calibration.needsConfirmation && !record.spacingConfirmed && (
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
