import { MEASURING_TOOLS } from '../../core/measure/registry.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import type { MeasurementReading } from '../../core/session/drawn/measurement-readings.ts';
import { readMeasurement } from '../../core/session/drawn/measurement-readings.ts';
import type { Measurement } from '../../core/session/drawn/measurements.ts';
import { dispatch } from '../state/document.ts';
import { showObject } from '../state/navigation.ts';
import { shownNow } from '../state/patient.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { TextField } from '../ui/fields.tsx';
import { NO_MILLIMETRES } from '../ui/labels.ts';
import { figureText, useUnits } from '../ui/measured.ts';

/** The selected measurement: its figures, its name, its words. */
export function MeasurementSection(props: { readonly measurement: Measurement; readonly onDelete: () => void }) {
  const { measurement, onDelete } = props;
  const { id, name, kind, frame, words } = measurement;
  const reading = useReading(measurement);
  if (reading === null) return null;
  const change = (what: { name: string } | { words: string }) =>
    dispatch({ type: 'changeMeasurement', id, change: what });
  return (
    <section className="section stack" aria-label="Selected measurement">
      <div className="row apart">
        <h2>
          {name}, frame {frame + 1}
        </h2>
        <button type="button" onClick={onDelete}>
          Delete
        </button>
      </div>
      <FiguresTable reading={reading} />
      <div className="fields">
        <TextField key={`${id}-name`} label="Name" value={name} onCommit={(text) => change({ name: text })} />
        {MEASURING_TOOLS[kind].worded && (
          <TextField key={`${id}-words`} label="Text" value={words} onCommit={(text) => change({ words: text })} />
        )}
      </div>
    </section>
  );
}

/** The figures of a measurement now, as it is or as it is being dragged; null for a run that the session does not know. */
function useReading({ id, kind, run, points }: Measurement): MeasurementReading | null {
  const session = useApp(sessionNow);
  const draft = useApp((state) => state.draft);
  const record = recordOf(session, run);
  const dragged = draft?.kind === 'reshaping' && draft.id === id ? draft.knots : points;
  return record === null ? null : readMeasurement(kind, dragged, record);
}

/** Each figure of a measurement with its unit; nothing for notes. */
export function FiguresTable({ reading: { figures, scale } }: { readonly reading: MeasurementReading }) {
  useUnits();
  if (figures.length === 0) return null;
  const unscaled = scale.unit === 'px' && figures.some(({ of }) => of === 'length');
  return (
    <>
      {unscaled && <p className="warn small">? {NO_MILLIMETRES}</p>}
      <table className="readings">
        <caption className="unseen">Values of this measurement</caption>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.name}>
              <th scope="row">{figure.name}</th>
              <td className="number">{figureText(figure, scale.unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Every measurement of the session with its figures; its button jumps to it. */
export function MeasurementTable() {
  const measurements = useApp((state) => sessionNow(state)?.measurements);
  if (measurements === undefined || measurements.length === 0) return null;
  return (
    <section className="section stack" aria-labelledby="measurements-title">
      <h2 id="measurements-title">Measurements</h2>
      <table className="readings small">
        <tbody>
          {measurements
            .toSorted((a, b) => a.frame - b.frame)
            .map((measurement) => (
              <Row key={measurement.id} measurement={measurement} />
            ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ measurement }: { readonly measurement: Measurement }) {
  const { id, name, words, frame, run } = measurement;
  useUnits();
  const current = useApp((state) => state.selected === id);
  const record = useApp((state) => recordOf(sessionNow(state), run));
  const several = useApp((state) => (sessionNow(state)?.runs.length ?? 0) > 1);
  if (record === null) return null;
  return (
    <tr aria-current={current} data-testid="measurement-row">
      <th scope="row" className="anywhere">
        <button
          type="button"
          className="link number"
          aria-label={`Show ${name}, frame ${frame + 1} of ${shownNow(record.fileName)}`}
          onClick={() => showObject(measurement)}
        >
          Frame {frame + 1}
        </button>{' '}
        {name}
        {several && ` · ${shownNow(record.fileName)}`}
        {words !== '' && <span className="muted"> “{words}”</span>}
      </th>
      <td className="number">{rowFigures(readMeasurement(measurement.kind, measurement.points, record))}</td>
    </tr>
  );
}

/** Each figure on its own line, by name where there are several. */
function rowFigures({ figures, scale }: MeasurementReading) {
  const only = figures.length === 1;
  return figures.map((figure) => (
    <div key={figure.name}>
      {!only && <span className="muted">{figure.name} </span>}
      {figureText(figure, scale.unit)}
    </div>
  ));
}
