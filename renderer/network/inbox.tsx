import { useState } from 'react';
import type { Received } from '../../core/contract-network.ts';
import { Sure } from '../ui/sure.tsx';
import { ReceiverSection } from './receiver.tsx';
import { ask, complain, useNetwork } from './state.ts';
import { openReceived } from './transfers.ts';
import { agoText, dayText, personOf, receivedOf } from './words.ts';

/** What has arrived or was fetched, and the receiver. */
export function InboxTab() {
  const inbox = useNetwork((state) => state.inbox);
  return (
    <>
      <ReceiverSection />
      <section className="stack" aria-label="Studies in the inbox">
        {inbox === null && <p className="muted">Loading the inbox…</p>}
        {inbox?.length === 0 && <p className="muted">The inbox is empty.</p>}
        <ul className="stack">
          {(inbox ?? []).map((study) => (
            <Study key={study.id} study={study} />
          ))}
        </ul>
      </section>
    </>
  );
}

function Study({ study }: { readonly study: Received }) {
  const [asks, setAsks] = useState(false);
  const now = Date.now();
  const person = personOf(study);
  const remove = async () => {
    setAsks(false);
    complain((await ask('network.deleteStudy', { id: study.id }))?.problem);
  };
  return (
    <li className="card stack" data-testid="received">
      <div className="row apart">
        <span className="about">
          <strong className="anywhere">{person}</strong>
          <span className="number anywhere">{receivedOf(study)}</span>
          <span className="small muted anywhere">
            {agoText(Date.parse(study.received), now)} from {study.from} · {expiryText(study.expires)}
          </span>
        </span>
        <span className="group">
          <button
            type="button"
            className="primary"
            aria-label={`Open: ${person}`}
            onClick={() => void openReceived(study.id)}
          >
            Open
          </button>
          <button type="button" aria-label={`Delete: ${person}`} onClick={() => setAsks(true)}>
            Delete…
          </button>
        </span>
      </div>
      {asks && (
        <Sure yes="Delete files" onYes={() => void remove()} onNo={() => setAsks(false)}>
          Delete these files from this computer for good? What the archive has stays.
          {study.expires === null && ' Your work on this study then has no pictures.'}
        </Sure>
      )}
    </li>
  );
}

function expiryText(expires: string | null): string {
  return expires === null ? 'kept: your work refers to it' : `deleted after ${dayText(expires)} unless used`;
}
