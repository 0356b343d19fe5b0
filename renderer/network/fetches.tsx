import { counted } from '../ui/format.ts';
import { joined } from '../ui/patient-text.ts';
import { placeName } from './state.ts';
import { type Fetching, forget, openFetched, resume, stopFetching, useTransfers } from './transfers.ts';
import { sizeText } from './words.ts';

/** What is being fetched and what came, with its button to open it. */
export function Fetches() {
  const list = useTransfers((state) => state.list);
  if (list.length === 0) return null;
  return (
    <section className="stack" aria-label="Fetched">
      {list.map((fetching) => (
        <div key={fetching.work} className="card strong stack">
          {fetching.state === 'running' ? <Running fetching={fetching} /> : <Ended fetching={fetching} />}
        </div>
      ))}
    </section>
  );
}

function Running({ fetching: { work, place, transfer } }: { readonly fetching: Fetching }) {
  const { done, all, bytes } = transfer;
  const label = `Fetching from ${placeName(place)}`;
  return (
    <div className="row">
      <span>{label}</span>
      <progress aria-label={label} {...(all === null ? {} : { value: done, max: Math.max(1, all) })} />
      <span className="number">
        {joined([all === null ? counted(done, 'object', 'objects') : `${done} of ${all}`, sizeText(bytes)])}
      </span>
      <button type="button" onClick={() => stopFetching(work)}>
        Stop
      </button>
    </div>
  );
}

const ENDS = { done: '✓ Fetched', stopped: '! Stopped', failed: '✕ Not fetched' } as const;

function Ended({ fetching }: { readonly fetching: Fetching }) {
  const { work, place, state, came, problems } = fetching;
  const count = came?.files.length ?? 0;
  const whole = state === 'done' && problems.length === 0;
  if (state === 'running') return null;
  return (
    <>
      <div className="row" role="status">
        <strong>
          {ENDS[state]} from {placeName(place)}: {counted(count, 'object', 'objects')}
        </strong>
        {came !== null && (
          <button type="button" className="primary" onClick={() => openFetched(fetching)}>
            Open
          </button>
        )}
        {!whole && (
          <button type="button" onClick={() => resume(fetching)}>
            {state === 'stopped' ? 'Resume' : 'Try again'}
          </button>
        )}
        <button type="button" onClick={() => forget(work)}>
          Hide
        </button>
      </div>
      {problems.map((problem) => (
        <p key={problem} className="bad anywhere">
          ✕ {problem}
        </p>
      ))}
      {came !== null && <p className="small muted">The files are in the inbox, whether you open them now or not.</p>}
    </>
  );
}
