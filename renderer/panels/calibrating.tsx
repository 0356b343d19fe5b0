import { useId, useState } from 'react';
import type { Ruler } from '../../core/dicom/calibration-operator.ts';
import { lineLength, NO_REACH, reachOf } from '../../core/dicom/calibration-operator.ts';
import { isScaleProtected } from '../../core/dicom/calibration-regions.ts';
import type { Point } from '../../core/geometry/point.ts';
import type { RunRecord } from '../../core/session/document.ts';
import { dispatch, sessionNow, useApp } from '../store.ts';
import type { RulerLine, RulerWords } from '../tools/ruler.ts';
import { clearRuler, knownLength, useRuler } from '../tools/ruler.ts';
import { recordOf } from './derived.ts';
import { Choice, Tick } from './fields.tsx';

const OBJECTS: Readonly<Record<Ruler, string>> = {
  ticks: 'Scale marks',
  catheter: 'Catheter width',
  markers: 'Marker catheter',
};

/** While the calibration tool is armed: the line, what it lies along, and the scale that it would give. */
export function Calibrating() {
  const armed = useApp((state) => state.tool === 'calibrate');
  const session = useApp(sessionNow);
  const uid = useApp((state) => state.runUid);
  const line = useRuler((state) => state.line);
  const record = recordOf(session, uid);
  if (!armed || record === null) return null;
  return (
    <section className="section stack" aria-labelledby="calibrating-title">
      <h2 id="calibrating-title">Calibrate this run</h2>
      {line?.to == null || line.run !== record.sopInstanceUid ? (
        <p className="muted">
          Draw a line along something of known length: from one scale mark to another as far apart as possible, across a
          catheter, or between the marks of a marker catheter.
        </p>
      ) : (
        <RulerForm key={record.sopInstanceUid} record={record} line={line} to={line.to} />
      )}
    </section>
  );
}

const FIRST: RulerWords = { object: 'ticks', intervals: '1', spacing: '1', french: '' };

function RulerForm({ record, line, to }: { readonly record: RunRecord; readonly line: RulerLine; readonly to: Point }) {
  const [words, setWords] = useState(FIRST);
  const [asked, setAsked] = useState(false);
  const reach = reachOf(record.spacing, line.from, to);
  if (reach === null) return <p className="warn">? {NO_REACH}</p>;
  const known = knownLength(words);
  const length = lineLength(line.from, to, reach.shape);
  const guarded = isScaleProtected(record.spacing);
  const usable = known.ok && length >= SHORTEST && (asked || !guarded);
  const use = () => {
    if (!known.ok) return;
    const { run, frame, from } = line;
    const { object } = words;
    dispatch({
      type: 'calibrateByLine',
      run,
      line: { object, ...known.value, frame, from, to, overProtected: guarded },
    });
    clearRuler();
    useApp.setState({ tool: 'select' });
  };
  return (
    <>
      <div className="fields">
        <Choice
          label="The line lies along"
          value={words.object}
          words={OBJECTS}
          onChoose={(object) => setWords({ ...words, object })}
        />
        <Fields words={words} onChange={setWords} />
      </div>
      <p className="number" role="status" data-testid="ruler-result">
        {resultText(length, known)}
      </p>
      {guarded && (
        <Tick checked={asked} onTick={setAsked}>
          The machine wrote a scale into this file and marked it as not to be replaced. I replace it by this line for
          the whole run.
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
  if (length < SHORTEST) return `${pixels}: too short, draw a longer one.`;
  if (!known.ok) return `${pixels}. ${known.problem}`;
  return `${pixels} = ${Number(known.value.mm.toFixed(3))} mm: ${(known.value.mm / length).toPrecision(4)} mm per pixel`;
}

function Fields(props: { readonly words: RulerWords; readonly onChange: (words: RulerWords) => void }) {
  const { words, onChange } = props;
  const id = useId();
  const field = (label: string, key: 'intervals' | 'spacing' | 'french', unit: string) => (
    <>
      <label htmlFor={id + key}>{label}</label>
      <span className="row number" style={{ flexWrap: 'nowrap' }}>
        <input
          id={id + key}
          type="text"
          inputMode="decimal"
          value={words[key]}
          onChange={(event) => onChange({ ...words, [key]: event.target.value })}
        />
        {unit}
      </span>
    </>
  );
  if (words.object === 'catheter') return field('Outer diameter', 'french', 'F');
  return (
    <>
      {field('Intervals along the line', 'intervals', '')}
      {field('From one mark to the next', 'spacing', 'mm')}
    </>
  );
}
