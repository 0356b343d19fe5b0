import { isXray } from '../../core/dicom/scale/calibration-xray.ts';
import type { CalibrationState, NoScale } from '../../core/dicom/scale/scale.ts';
import type { RunRecord } from '../../core/session/document/document.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import { scaleOf } from '../../core/session/drawn/readings.ts';
import { CommandButton } from '../commands/command-button.tsx';
import { dispatch } from '../state/document.ts';
import { runUidNow, sessionNow, useApp } from '../state/store.ts';
import { Tick } from '../ui/fields.tsx';

/** The scale of the run on the screen in one line: millimetres per pixel and source, or that there is none. */
export function scaleText(record: RunRecord): string {
  const { scale, calibration } = scaleOf(record, null);
  if (!calibration.known) return 'No scale for the whole picture';
  if (scale.unit === 'px') return `Scale to be confirmed (${calibration.from}): lengths in pixels`;
  const from = record.operatorScale === null ? calibration.from : 'your line';
  return `Scale ${perPixel(scale.x, scale.y)} · ${from}`;
}

/** What each state of an X-ray scale allows (design notes, table 1.5), as the operator reads it. */
const XRAY_STATES: Readonly<Partial<Record<CalibrationState | NoScale, string>>> = {
  CALIBRATED_USER: 'Calibrated by you: lengths may be used in the plan.',
  CALIBRATED_FIDUCIAL: 'Calibrated before on an object of known size: lengths may be used in the plan.',
  CALIBRATED_UNKNOWN: 'Method of calibration not stated: lengths are in millimetres once you confirm the scale.',
  ESTIMATED_CATHETER: 'Estimated from the catheter edge: for viewing only.',
  ESTIMATED_GEOMETRY: 'Estimated for an assumed depth: for viewing only.',
  ESTIMATED_ISOCENTRE: 'Estimated at the isocentre: for viewing only.',
  UNCALIBRATED: 'Not calibrated: the pixel size at the detector is not a size in the patient; calibrate first.',
};

function XrayState({ record }: { readonly record: RunRecord }) {
  const { calibration } = scaleOf(record, null);
  const state = calibration.known ? calibration.state : calibration.reason;
  const words = XRAY_STATES[state];
  return words === undefined ? null : (
    <p className="small muted" data-testid="scale-state">
      {words}
    </p>
  );
}

function perPixel(x: number, y: number): string {
  const [across, down] = [x.toPrecision(4), y.toPrecision(4)];
  return across === down ? `${across} mm/pixel` : `${across} × ${down} mm/pixel`;
}

/** Where the millimetres of the run on the screen come from, and the operator's word where the file alone does not suffice. */
export function ScalePanel() {
  const session = useApp(sessionNow);
  const record = recordOf(session, useApp(runUidNow));
  if (record === null) return null;
  const { scale, calibration } = scaleOf(record, null);
  return (
    <section className="section stack" aria-labelledby="scale-title">
      <h2 id="scale-title">Scale of this run</h2>
      <p>{scaleText(record)}</p>
      {isXray(record.spacing) && <XrayState record={record} />}
      {record.operatorScale !== null && calibration.known && <p className="small muted">From {calibration.from}.</p>}
      {!calibration.known && <p className="warn small">? {calibration.sentence}</p>}
      {calibration.known &&
        calibration.warnings.map((warning) => (
          <p key={warning} className="warn small">
            ? {warning}
          </p>
        ))}
      {scale.unit === 'mm' && !scale.sizing && (
        <p className="warn small">
          ? For viewing only, not for sizing a stent: these outlines enter the plan in pixels.
        </p>
      )}
      {record.operatorScale === null ? (
        <CommandButton id="tool.calibrate">Calibrate on a known length</CommandButton>
      ) : (
        <button type="button" onClick={() => dispatch({ type: 'removeCalibration', run: record.sopInstanceUid })}>
          Remove my calibration
        </button>
      )}
      {calibration.known && calibration.needsConfirmation && (
        <Tick
          checked={record.spacingConfirmed}
          onTick={(confirmed) => dispatch({ type: 'confirmSpacing', run: record.sopInstanceUid, confirmed })}
        >
          I checked this scale ({perPixel(calibration.mmPerPixelX, calibration.mmPerPixelY)}) against a known length in
          the picture and it is correct.
        </Tick>
      )}
    </section>
  );
}
