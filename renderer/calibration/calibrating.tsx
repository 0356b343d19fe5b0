import { useId } from 'react';
import type { Ruler } from '../../core/dicom/scale/calibration-operator.ts';
import { MM_PER_FRENCH } from '../../core/dicom/scale/calibration-operator.ts';
import { isXray } from '../../core/dicom/scale/calibration-xray.ts';
import type { RunRecord } from '../../core/session/document/document.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import { runUidNow, sessionNow, useApp } from '../state/store.ts';
import { Choice } from '../ui/fields.tsx';
import { Outcome } from './outcome.tsx';
import type { RulerText } from './ruler.ts';
import { FIRST_TEXT, FRENCH_SIZES, sayOfRuler, textOn, useRuler } from './ruler.ts';

const OBJECTS: Readonly<Record<Ruler, string>> = {
  ticks: 'Scale marks',
  catheter: 'Catheter width',
  markers: 'Marker catheter',
};

/** How to lay the line along each object. */
const GESTURES: Readonly<Record<Ruler, string>> = {
  ticks:
    'Draw a line between two scale marks as far apart as possible. Its ends jump onto marks that are seen; hold Alt to place them freely.',
  catheter: 'Draw a line across the catheter, from edge to edge, where it is sharpest.',
  markers:
    'Click each marker of the catheter, in any order, over as long a segment as possible, or the first and the last. Points jump onto markers that are seen; hold Alt to place them freely. Drag a marker to move it; right-click it to delete it.',
};

/** While the calibration tool is armed: the line, what it lies along, and the scale that it would give. */
export function Calibrating() {
  const armed = useApp((state) => state.tool === 'calibrate');
  const session = useApp(sessionNow);
  const uid = useApp(runUidNow);
  const record = recordOf(session, uid);
  if (!armed || record === null) return null;
  return (
    <section className="section stack" aria-labelledby="calibrating-title">
      <h2 id="calibrating-title">Calibrate this run</h2>
      <RulerForm key={record.sopInstanceUid} record={record} />
    </section>
  );
}

function RulerForm({ record }: { readonly record: RunRecord }) {
  const words = useRuler((state) => textOn(state, record.sopInstanceUid, record.spacing));
  const laid = useRuler((state) => state.line);
  const line = laid?.run === record.sopInstanceUid && laid.places.length > 1 ? laid : null;
  const say = (said: RulerText) => sayOfRuler(record.sopInstanceUid, said);
  return (
    <>
      <div className="fields">
        <Choice
          label="Calibrate on"
          value={words.object}
          words={OBJECTS}
          onChoose={(object) => say(FIRST_TEXT[object])}
        />
        <Fields words={words} places={line?.places.length ?? 0} onChange={say} />
      </div>
      <p className="muted small">{GESTURES[words.object]}</p>
      {words.object === 'catheter' && isXray(record.spacing) && (
        <p className="warn small">
          ? The edge of a catheter is blurred on X-ray: this scale is an estimate and its lengths are not used in the
          plan.
        </p>
      )}
      {line !== null && <Outcome record={record} line={line} words={words} />}
    </>
  );
}

function Fields(props: {
  readonly words: RulerText;
  readonly places: number;
  readonly onChange: (words: RulerText) => void;
}) {
  const { words, places, onChange } = props;
  const id = useId();
  const field = (label: string, key: 'intervals' | 'spacing' | 'french', unit: string, placeholder = '') => (
    <>
      <label htmlFor={id + key}>{label}</label>
      <span className="row number" style={{ flexWrap: 'nowrap' }}>
        <input
          id={id + key}
          type="text"
          inputMode="decimal"
          value={words[key]}
          placeholder={placeholder}
          list={key === 'french' ? `${id}list` : undefined}
          onChange={(event) => onChange({ ...words, [key]: event.target.value })}
        />
        {unit}
      </span>
    </>
  );
  if (words.object === 'catheter') {
    return (
      <>
        {field('Outer diameter', 'french', 'F')}
        <datalist id={`${id}list`}>
          {FRENCH_SIZES.map((french) => (
            <option key={french} value={french} label={`${french} F = ${(french * MM_PER_FRENCH).toFixed(2)} mm`} />
          ))}
        </datalist>
      </>
    );
  }
  const counted = words.object === 'markers' && places > 1 ? `${places - 1} (clicked)` : '';
  return (
    <>
      {field('Intervals along the line', 'intervals', '', counted)}
      {field('Distance between marks', 'spacing', 'mm', words.object === 'markers' ? 'see the catheter label' : '')}
    </>
  );
}
