import { useId, useState } from 'react';
import type { Ruler } from '../../core/dicom/scale/calibration-operator.ts';
import { lineLength, MM_PER_FRENCH, NO_REACH, reachOf } from '../../core/dicom/scale/calibration-operator.ts';
import { isScaleProtected } from '../../core/dicom/scale/calibration-regions.ts';
import { isXray } from '../../core/dicom/scale/calibration-xray.ts';
import type { RunRecord } from '../../core/session/document/document.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import { dispatch } from '../state/document.ts';
import { takeTool } from '../state/editing.ts';
import { runUidNow, sessionNow, useApp } from '../state/store.ts';
import { Choice, Tick } from '../ui/fields.tsx';
import type { RulerLine, RulerText } from './ruler.ts';
import { clearRuler, FIRST_TEXT, FRENCH_SIZES, knownLength, sayOfRuler, textOn, useRuler } from './ruler.ts';

const OBJECTS: Readonly<Record<Ruler, string>> = {
  ticks: 'Scale marks',
  catheter: 'Catheter width',
  markers: 'Marker catheter',
};

/** How to lay the line along each object. */
const GESTURES: Readonly<Record<Ruler, string>> = {
  ticks: 'Draw a line between two scale marks as far apart as possible.',
  catheter: 'Draw a line across the catheter, from edge to edge, where it is sharpest.',
  markers:
    'Click each marker of the catheter, in any order, over as long a segment as possible. Drag a marker to move it; right-click it to delete it.',
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

function Outcome(props: { readonly record: RunRecord; readonly line: RulerLine; readonly words: RulerText }) {
  const { record, line, words } = props;
  const { places } = line;
  const [asked, setAsked] = useState(false);
  const reach = reachOf(record.spacing, places);
  if (reach === null) return <p className="warn">? {NO_REACH}</p>;
  const known = knownLength(words, places.length);
  const length = lineLength(places, reach.shape);
  const guarded = isScaleProtected(record.spacing);
  const usable = known.ok && length >= SHORTEST && (asked || !guarded);
  const use = () => {
    const [from, to] = [places[0], places.at(-1)];
    if (!known.ok || from === undefined || to === undefined) return;
    const drawn = { object: words.object, frame: line.frame, from, via: places.slice(1, -1), to };
    dispatch({ type: 'calibrateByLine', run: line.run, line: { ...drawn, ...known.value, overProtected: guarded } });
    clearRuler();
    takeTool('select');
  };
  return (
    <>
      <p className="number" role="status" data-testid="ruler-result">
        {resultText(length, known)}
      </p>
      {guarded && (
        <Tick checked={asked} onTick={setAsked}>
          The scanner wrote a scale into this file and marked it as not to be replaced. I am replacing it with this line
          for the whole run.
        </Tick>
      )}
      <button type="button" disabled={!usable} onClick={use}>
        {reach.within === null ? 'Use this scale for the whole run' : 'Use this scale for this region of the run'}
      </button>
    </>
  );
}

/** A shorter line (pixels) says more about the hand than about the picture. */
const SHORTEST = 5;

function resultText(length: number, known: ReturnType<typeof knownLength>): string {
  const pixels = `Line of ${length.toFixed(1)} pixels`;
  if (length < SHORTEST) return `${pixels}: too short; draw a longer one.`;
  if (!known.ok) return `${pixels}. ${known.problem}`;
  return `${pixels} = ${Number(known.value.mm.toFixed(3))} mm: ${(known.value.mm / length).toPrecision(4)} mm per pixel`;
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
