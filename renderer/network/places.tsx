import { useState } from 'react';
import type { Place } from '../../core/network/place.ts';
import type { PlaceState } from '../../core/network/service.ts';
import { joined } from '../ui/patient-text.ts';
import { Sure } from '../ui/sure.tsx';
import { draftOf, newDraft, type PlaceDraft } from './place-draft.ts';
import { PlaceForm } from './place-form.tsx';
import { withSecret } from './secret.ts';
import { ask, complain, refreshPlaces, useNetwork } from './state.ts';

/** The archives of this computer: to be set up, tested, changed and removed. */
export function PlacesTab() {
  const places = useNetwork((state) => state.places);
  const [draft, setDraft] = useState<PlaceDraft | null>(null);
  const [tests, setTests] = useState<Tests>({});
  if (places === null) return <p className="muted">Loading the archives…</p>;
  const test = (id: string) => void withSecret(id, () => void tested(id, setTests));
  const close = (saved: { readonly id: string; readonly test: boolean } | null) => {
    setDraft(null);
    if (saved?.test) test(saved.id);
  };
  if (draft !== null) {
    const known = places.places.find(({ place }) => place.id === draft.id);
    return (
      <PlaceForm
        key={draft.id}
        first={draft}
        hasSecret={known?.hasSecret ?? false}
        isNew={known === undefined}
        onClose={close}
      />
    );
  }
  return (
    <>
      {places.problem !== null && <p className="warn anywhere">! {places.problem}</p>}
      {places.places.length === 0 && <p className="muted">No archive is set up on this computer yet.</p>}
      <ul className="stack">
        {places.places.map((state) => (
          <Entry
            key={state.place.id}
            state={state}
            tested={tests[state.place.id]}
            onTest={() => test(state.place.id)}
            onEdit={() => setDraft(draftOf(state.place))}
          />
        ))}
      </ul>
      <p>
        <button type="button" onClick={() => setDraft(newDraft(`archive-${crypto.randomUUID()}`))}>
          Add an archive…
        </button>
      </p>
    </>
  );
}

/** What became of tests, by place: still waiting, or the sentence. */
type Tests = Readonly<Record<string, 'waiting' | { readonly ok: boolean; readonly sentence: string }>>;

async function tested(id: string, set: (change: (tests: Tests) => Tests) => void): Promise<void> {
  set((tests) => ({ ...tests, [id]: 'waiting' }));
  const done = (await ask('network.test', { id, work: crypto.randomUUID() })) ?? { ok: false, sentence: 'Not tested.' };
  set((tests) => ({ ...tests, [id]: done }));
}

function Entry(props: {
  readonly state: PlaceState;
  readonly tested: Tests[string] | undefined;
  readonly onTest: () => void;
  readonly onEdit: () => void;
}) {
  const { state, tested: outcome, onTest, onEdit } = props;
  const { place } = state;
  const [asks, setAsks] = useState(false);
  const remove = async () => {
    complain((await ask('network.removePlace', { id: place.id }))?.problem);
    await refreshPlaces();
  };
  return (
    <li className="card stack" data-testid="place">
      <div className="row apart">
        <span className="about">
          <strong className="anywhere">{place.name}</strong>
          <span className="anywhere">{whereOf(place)}</span>
          <span className="small muted">{mayOf(place)}</span>
        </span>
        <span className="group">
          <button type="button" aria-label={`Test: ${place.name}`} disabled={outcome === 'waiting'} onClick={onTest}>
            Test
          </button>
          <button type="button" aria-label={`Edit: ${place.name}`} onClick={onEdit}>
            Edit…
          </button>
          <button type="button" aria-label={`Remove: ${place.name}`} onClick={() => setAsks(true)}>
            Remove…
          </button>
        </span>
      </div>
      <div role="status">
        {outcome === 'waiting' && <p>Testing…</p>}
        {outcome !== undefined && outcome !== 'waiting' && (
          <p className={`anywhere ${outcome.ok ? 'good' : 'bad'}`}>
            {outcome.ok ? '✓' : '✕'} {outcome.sentence}
          </p>
        )}
      </div>
      {asks && (
        <Sure yes="Remove archive" onYes={() => void remove()} onNo={() => setAsks(false)}>
          Remove {place.name} from this computer, with its password? What was fetched stays in the inbox.
        </Sure>
      )}
    </li>
  );
}

function whereOf(place: Place): string {
  if (place.kind === 'dicomweb') return joined(['DICOMweb', place.url]);
  const { host, port, calledTitle, tls } = place;
  return joined(['DIMSE', `${calledTitle} at ${host}, port ${port}`, tls === null ? '' : 'encrypted']);
}

function mayOf({ mayRetrieve, maySend }: Place): string {
  if (mayRetrieve) return maySend ? 'Search, fetch and send' : 'Search and fetch';
  return maySend ? 'Send only' : 'Not in use';
}
