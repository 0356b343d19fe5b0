import { quantity } from '../../core/plan/figures.ts';
import { overIvus } from '../../core/session/derived/venogram.ts';
import type { RunRecord } from '../../core/session/document/document.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import type { VesselReading } from '../../core/session/drawn/vessel-readings.ts';
import { readVessel } from '../../core/session/drawn/vessel-readings.ts';
import type { Vessel } from '../../core/session/drawn/vessels.ts';
import type { Percent } from '../../core/units.ts';
import { scaleText } from '../calibration/panel.tsx';
import { CommandButton } from '../commands/command-button.tsx';
import { useKeysText } from '../commands/keymap.ts';
import { useDerived } from '../state/derived.ts';
import { dispatch } from '../state/document.ts';
import { showObject } from '../state/navigation.ts';
import { shownNow } from '../state/patient.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { TextField } from '../ui/fields.tsx';
import { measured, useUnits } from '../ui/measured.ts';
import { LengthsThere } from './paths.tsx';
import { deleteVessel } from './vessel-actions.ts';
import { VesselEdges } from './vessel-edges.tsx';
import { VesselPosition } from './vessel-place.tsx';
import { lacksEdges, showsVenogram, useVesselNow } from './vessel-view.ts';

/** What the venogram shows beside IVUS: widths of vessels from edge to edge and lengths along paths. It decides nothing. */
export function VenogramSection() {
  const here = useApp(showsVenogram);
  const vessels = useApp((state) => sessionNow(state)?.vessels ?? NONE);
  if (!here && vessels.length === 0) return null;
  return (
    <section className="section stack" aria-labelledby="venogram-title">
      <h2 id="venogram-title">Venogram (for comparison only)</h2>
      {here && <Tools />}
      <VesselCards />
      <LengthsThere />
    </section>
  );
}

const NONE: readonly Vessel[] = [];

function Tools() {
  const width = useKeysText('tool.vessel');
  const path = useKeysText('tool.path');
  return (
    <>
      <p className="muted small">
        <kbd>{width}</kbd> measures a diameter: click both ends of the vessel and press Enter; the edges are found for
        you to accept. <kbd>{path}</kbd> measures a length along the vein. Both are projections: an oblique vein appears
        foreshortened.
      </p>
      <div className="row">
        <CommandButton id="tool.vessel">Vessel diameter</CommandButton>
        <CommandButton id="tool.path">Length</CommandButton>
      </div>
    </>
  );
}

/** What the venogram shows, beside a plan; nothing while nothing was measured on one. */
export function VenogramBeside() {
  const vessels = useApp((state) => sessionNow(state)?.vessels ?? NONE);
  const waiting = vessels.filter(({ accepted }) => !accepted);
  if (vessels.length === 0) return null;
  return (
    <section className="section stack" aria-labelledby="venogram-beside-title">
      <h2 id="venogram-beside-title">Venogram (for comparison only)</h2>
      {waiting.length > 0 && (
        <p className="warn small">
          ? Not shown until you accept the edges: {waiting.map(({ name }) => name).join(', ')}.
        </p>
      )}
      <VesselCards accepted />
    </section>
  );
}

/** Every vessel, or those with accepted edges alone, with its figures and how far they are from IVUS; nothing while there is none. */
function VesselCards({ accepted = false }: { readonly accepted?: boolean }) {
  const session = useApp(sessionNow);
  const ivus = useDerived()?.facts?.stenosis?.diameterPct ?? null;
  const shown = session?.vessels.filter((vessel) => vessel.accepted || !accepted);
  return shown?.map((vessel) => {
    const record = recordOf(session, vessel.run);
    return record === null ? null : <VesselCard key={vessel.id} vessel={vessel} record={record} ivus={ivus} />;
  });
}

function VesselCard(props: { readonly vessel: Vessel; readonly record: RunRecord; readonly ivus: Percent | null }) {
  const { record, ivus } = props;
  const vessel = useVesselNow(props.vessel);
  const { id, name, frame } = vessel;
  const selected = useApp((state) => state.selected === id && state.panel === 'measure');
  const reading = readVessel(vessel, record);
  const { readings, problem } = reading;
  return (
    <div className="card stack" data-testid="vessel">
      <div className="row apart">
        <h3>
          {name}{' '}
          <button
            type="button"
            className="link number small"
            aria-label={`Show ${name}, frame ${frame + 1} of ${shownNow(record.fileName)}`}
            onClick={() => showObject(props.vessel)}
          >
            Frame {frame + 1}
          </button>
        </h3>
        {selected && (
          <span className="group">
            <button type="button" aria-label={`Delete ${name}`} onClick={() => deleteVessel(props.vessel)}>
              Delete
            </button>
          </span>
        )}
      </div>
      <VesselEdges vessel={props.vessel} dragged={vessel} selected={selected} />
      {readings === null ? !lacksEdges(vessel) && <p className="bad">✕ {problem}</p> : <Figures reading={reading} />}
      {readings !== null && vessel.accepted && <Beside venogram={readings.stenosisPct} ivus={ivus} />}
      <ScaleNote record={record} reading={reading} />
      {selected && readings !== null && <VesselPosition vessel={props.vessel} reading={reading} />}
      {selected && (
        <div className="fields">
          <TextField
            label="Name"
            value={name}
            onCommit={(text) => dispatch({ type: 'changeVessel', id, change: { name: text }, label: 'rename vessel' })}
          />
        </div>
      )}
    </div>
  );
}

function Figures({ reading: { readings, scale } }: { readonly reading: VesselReading }) {
  useUnits();
  if (readings === null) return null;
  const { min, mean, reference, stenosisPct, length, covered } = readings;
  const { unit } = scale;
  const rows = [
    ['Minimum', `${measured(min.along, unit)} along the centre line`, measured(min.width, unit), 'vessel-min'],
    ['Mean', `edge to edge over ${measured(covered, unit)}`, measured(mean, unit), 'vessel-mean'],
    [
      'Reference',
      referenceText(reference),
      reference === null ? 'not set' : measured(reference.width, unit),
      'vessel-reference',
    ],
    [
      'Stenosis',
      '100 · (reference − min) / reference',
      stenosisPct === null ? 'unknown' : quantity(stenosisPct, '%'),
      'vessel-stenosis',
    ],
  ] as const;
  return (
    <>
      <table className="readings">
        <caption className="unseen">Diameters on the venogram</caption>
        <tbody>
          {rows.map(([name, definition, value, testId]) => (
            <tr key={name}>
              <th scope="row">
                <span style={{ color: 'var(--text)' }}>{name}</span> <span className="small">{definition}</span>
              </th>
              <td className="number" data-testid={testId}>
                {value}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {covered < length * WHOLE && (
        <p className="warn small">
          ? Both edges are drawn along {measured(covered, unit)} of {measured(length, unit)}: the diameter elsewhere is
          unknown.
        </p>
      )}
    </>
  );
}

function referenceText(reference: { readonly from: number; readonly to: number } | null): string {
  if (reference === null) return 'move the slider to a normal segment, then “Use as reference”';
  return reference.from === reference.to ? 'at one position' : 'mean over its segment';
}

/** From this share on the edges count as drawn along the whole line. */
const WHOLE = 0.99;

function Beside({ venogram, ivus }: { readonly venogram: Percent | null; readonly ivus: Percent | null }) {
  const points = overIvus(venogram, ivus);
  if (points === null || ivus === null) return null;
  return (
    <p className="small" data-testid="vessel-beside-ivus">
      {quantity(Math.abs(points), 'percentage points')} {points < 0 ? 'lower' : 'higher'} than IVUS (
      {quantity(ivus, '%')}). IVUS decides.
    </p>
  );
}

function ScaleNote({
  record,
  reading: { scale, calibration },
}: {
  readonly record: RunRecord;
  readonly reading: VesselReading;
}) {
  if (scale.unit === 'px')
    return (
      <p className="warn small">
        ? In pixels: calibrate this run to get millimetres. The stenosis is valid without a scale.
      </p>
    );
  return (
    <p className="muted small">
      {scaleText(record)}
      {calibration.known && !scale.sizing && ' · an estimate'}
    </p>
  );
}
