import { isUsable } from '../../core/network/keys.ts';
import type { InstanceRow, SeriesRow } from '../../core/network/rows.ts';
import { Tick } from '../ui/fields.tsx';
import { counted } from '../ui/format.ts';
import { joined, timeText } from '../ui/patient-text.ts';
import { showInstances, tickInstance, tickSeries, useSearch, wantedOf } from './search.ts';
import { fetchRuns } from './transfers.ts';

/** The series of a study, those that can be opened first, with what is to be fetched of them. */
export function SeriesList({ study }: { readonly study: string }) {
  const series = useSearch((state) => state.series[study]);
  if (series === undefined || series === 'waiting') return <p role="status">Loading the series…</p>;
  if (series.problem !== null)
    return (
      <p role="alert" className="bad anywhere">
        ✕ {series.problem}
      </p>
    );
  return (
    <div className="stack">
      <ul className="stack">
        {series.rows.map((row) => (
          <Series key={row.uid} study={study} row={row} />
        ))}
      </ul>
      <FetchButton study={study} />
    </div>
  );
}

function FetchButton({ study }: { readonly study: string }) {
  const ticked = useSearch((state) => state.ticked);
  const place = useSearch((state) => state.found?.place ?? '');
  const wanted = wantedOf(study, ticked);
  const whole = wanted.filter(({ instances }) => instances === null).length;
  const single = wanted.reduce((sum, { instances }) => sum + (instances?.length ?? 0), 0);
  const what = [
    whole === 0 ? [] : [counted(whole, 'series', 'series')],
    single === 0 ? [] : [counted(single, 'run', 'runs')],
  ].flat();
  return (
    <p className="row">
      <button type="button" className="primary" disabled={wanted.length === 0} onClick={() => fetchRuns(place, wanted)}>
        {what.length === 0 ? 'Fetch' : `Fetch ${what.join(' and ')}`}
      </button>
      <span className="small muted">Studies open only when you say so. Your work stays on the screen.</span>
    </p>
  );
}

function Series({ study, row }: { readonly study: string; readonly row: SeriesRow }) {
  const ticked = useSearch((state) => state.ticked[row.uid]);
  const { modality, number, description, time, instances } = row;
  const text = joined([
    modality ?? 'Modality unknown',
    number === null ? '' : `series ${number}`,
    description ?? '',
    timeText(time ?? '', 'minutes'),
    instances === null ? '' : counted(instances, 'object', 'objects'),
  ]);
  return (
    <li className="stack">
      <Tick checked={ticked === null} onTick={(on) => tickSeries(row.uid, on)}>
        <span className="anywhere">{text}</span>
        {!isUsable(row) && modality !== 'SR' && <span className="muted"> · probably not a run</span>}
        {ticked !== undefined && ticked !== null && <span> · {counted(ticked.length, 'run', 'runs')} chosen</span>}
      </Tick>
      <details onToggle={(event) => event.currentTarget.open && void showInstances(study, row.uid)}>
        <summary className="small">
          Single runs of {modality ?? 'this'} series {number ?? ''}
        </summary>
        <Instances series={row.uid} />
      </details>
    </li>
  );
}

function Instances({ series }: { readonly series: string }) {
  const instances = useSearch((state) => state.instances[series]);
  const ticked = useSearch((state) => state.ticked[series]);
  if (instances === undefined || instances === 'waiting') return <p role="status">Loading…</p>;
  if (instances.problem !== null) return <p className="bad anywhere">✕ {instances.problem}</p>;
  const all = instances.rows.map(({ uid }) => uid);
  return (
    <ul className="stack single-runs">
      {instances.rows.map((row, index) => (
        <li key={row.uid}>
          <Tick
            checked={ticked === null || ticked?.includes(row.uid) === true}
            onTick={(on) => tickInstance(series, all, row.uid, on)}
          >
            {instanceText(row, index)}
          </Tick>
        </li>
      ))}
    </ul>
  );
}

function instanceText({ number, frames, rows, columns }: InstanceRow, index: number): string {
  return joined([
    `Run ${number ?? index + 1}`,
    frames === null ? '' : counted(frames, 'frame', 'frames'),
    rows === null || columns === null ? '' : `${columns} × ${rows}`,
  ]);
}
