import { AXIS_VALUES } from '../../core/plan/axis-values.ts';
import type { Axis } from '../../core/plan/case.ts';
import { inSteps } from '../../core/session/vein/offers.ts';
import type { PathReading } from '../../core/session/vein/path-lengths.ts';
import { pathsOnVenograms, takenFromPath } from '../../core/session/vein/path-lengths.ts';
import type { Millimetres } from '../../core/units.ts';
import { dispatch } from '../state/document.ts';
import { showTab } from '../state/editing.ts';
import { showObject } from '../state/navigation.ts';
import { notice } from '../state/notices.ts';
import { shownNow } from '../state/patient.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { measured, useUnits } from '../ui/measured.ts';

/** Every path on a venogram with the lengths from its beginning, which the operator may take as places along the vein. */
export function PathLengths() {
  const session = useApp(sessionNow);
  if (session === null) return null;
  return pathsOnVenograms(session).map((reading) => <PathCard key={reading.path.id} reading={reading} />);
}

/** Where the lengths of a path are taken as places along the vein. */
export function LengthsThere() {
  const any = useApp((state) => (sessionNow(state)?.measurements ?? []).some(({ kind }) => kind === 'path'));
  if (!any) return null;
  return (
    <p className="small">
      The lengths of a path are taken over under{' '}
      <button type="button" className="link" onClick={() => showTab('lengths')}>
        Lengths
      </button>
      .
    </p>
  );
}

function PathCard({ reading }: { readonly reading: PathReading }) {
  const { path, record, scale, along } = reading;
  useUnits();
  return (
    <div className="card stack" data-testid="path">
      <h3>
        {path.name} <span className="number">{measured(along.at(-1) ?? 0, scale.unit)}</span>{' '}
        <button
          type="button"
          className="link number small"
          aria-label={`Show ${path.name}, frame ${path.frame + 1} of ${shownNow(record.fileName)}`}
          onClick={() => showObject(path)}
        >
          Frame {path.frame + 1}
        </button>
      </h3>
      <Taking reading={reading} />
    </div>
  );
}

/** The lengths as places along the vein; the reason where they may not be taken. */
function Taking({ reading }: { readonly reading: PathReading }) {
  const { along, path } = reading;
  const axis = useApp((state) => sessionNow(state)?.axis) ?? {};
  const whyNot = takenFromPath({}, 'lesionStartMm', 0, reading);
  if (!whyNot.ok) return <p className="warn small">? {whyNot.problem}</p>;
  return (
    <details open>
      <summary>Use these lengths, if the path begins at the iliocaval confluence</summary>
      <table className="readings small">
        <caption className="unseen">Lengths along {path.name}</caption>
        <tbody>
          {along.map((mm, index) => (
            // A point is its place in the list.
            <tr key={String(index)}>
              <th scope="row">
                Point {index + 1} <span className="number">{measured(mm, 'mm')}</span>
              </th>
              <td>
                <Take axis={axis} mm={mm} name={`point ${index + 1} of ${path.name}`} reading={reading} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** A list of the places along the vein that a length can be taken as; with a tick those that it is already. */
function Take(props: {
  readonly axis: Axis;
  readonly mm: Millimetres;
  readonly name: string;
  readonly reading: PathReading;
}) {
  const { axis, mm, name, reading } = props;
  const taken = AXIS_VALUES.filter(({ key }) => axis[key] === inSteps(mm));
  const take = (key: string) => {
    const value = AXIS_VALUES.find((one) => one.key === key);
    if (value === undefined) return;
    const changed = takenFromPath(axis, value.key, mm, reading);
    if (changed.ok) dispatch({ type: 'setAxis', axis: changed.value });
    else notice(changed.problem);
  };
  return (
    <>
      <select aria-label={`Use the length to ${name} as`} value="" onChange={(event) => take(event.target.value)}>
        <option value="">Use as…</option>
        {AXIS_VALUES.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
      {taken.map(({ key, label }) => (
        <span key={key} className="good">
          {' '}
          ✓ {label}
        </span>
      ))}
    </>
  );
}
