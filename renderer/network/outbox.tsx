import { useState } from 'react';
import type { OutboxJob } from '../../core/network/objects.ts';
import { counted } from '../ui/format.ts';
import { Sure } from '../ui/sure.tsx';
import { JobObjects } from './job-objects.tsx';
import { withSecret } from './secret.ts';
import { isDone } from './sent-words.ts';
import { ask, complain, placeName, useNetwork } from './state.ts';
import { dateTimeText } from './words.ts';

/** What is being sent, what was sent, and what could not be. */
export function OutboxTab() {
  const outbox = useNetwork((state) => state.outbox);
  if (outbox === null) return <p className="muted">Loading the outbox…</p>;
  if (outbox.length === 0) return <p className="muted">The outbox is empty. Reports are sent from the Report tab.</p>;
  return (
    <ul className="stack">
      {outbox.map((job) => (
        <Job key={job.id} job={job} />
      ))}
    </ul>
  );
}

function Job({ job }: { readonly job: OutboxJob }) {
  const [asks, setAsks] = useState(false);
  const [unpacks, setUnpacks] = useState(false);
  const done = isDone(job);
  const name = placeName(job.place);
  const retry = () =>
    void withSecret(job.place, async () => complain((await ask('network.retry', { id: job.id }))?.problem));
  const uncompress = () =>
    void withSecret(job.place, async () => {
      setUnpacks(true);
      complain((await ask('network.uncompress', { id: job.id }))?.problem);
      setUnpacks(false);
    });
  const remove = async () => complain((await ask('network.acknowledge', { id: job.id }))?.problem);
  return (
    <li className="card stack" data-testid="job">
      <div className="row apart">
        <span className="about">
          <strong>
            {counted(job.objects.length, 'object', 'objects')} to {name}
          </strong>
          <span className="small muted">
            {dateTimeText(job.made)}
            {job.nextTry !== null && ` · tried again at ${dateTimeText(job.nextTry)}`}
          </span>
        </span>
        <span className="group">
          {!done && (
            <button type="button" onClick={retry}>
              Send now
            </button>
          )}
          {job.objects.some(({ mayUncompress }) => mayUncompress) && (
            <button type="button" disabled={unpacks} onClick={uncompress}>
              {unpacks ? 'Uncompressing…' : 'Send uncompressed'}
            </button>
          )}
          <button type="button" onClick={() => (done ? void remove() : setAsks(true))}>
            {done ? 'Remove from list' : 'Do not send…'}
          </button>
        </span>
      </div>
      <JobObjects job={job} />
      {asks && (
        <Sure yes="Do not send" onYes={() => void remove()} onNo={() => setAsks(false)}>
          Objects that have not been sent yet will not be sent, and their copies here are deleted.
        </Sure>
      )}
    </li>
  );
}
