import { type FormEvent, useId } from 'react';
import { Choice } from '../ui/fields.tsx';
import { Fetches } from './fetches.tsx';
import { DAYS, MODALITIES, type QueryDraft } from './query.ts';
import { Results } from './results.tsx';
import { draftQuery, placeNow, search, searched, stopSearch, useSearch } from './search.ts';
import { showNetwork, useNetwork } from './state.ts';

/** Search an archive, and fetch from it. */
export function FindTab() {
  const places = useNetwork((state) => state.places);
  if (places === null) return <p className="muted">Loading the archives…</p>;
  if (searched().length === 0) return <NoPlace />;
  return (
    <div className="find">
      <Fields />
      <div className="stack">
        <Fetches />
        <Results />
      </div>
    </div>
  );
}

function NoPlace() {
  return (
    <div className="stack">
      <p>No archive that can be searched is set up on this computer.</p>
      <p>
        <button type="button" className="primary" onClick={() => showNetwork('places')}>
          Set up an archive
        </button>
      </p>
    </div>
  );
}

function Fields() {
  const { draft, work } = useSearch();
  const places = searched();
  const words = Object.fromEntries(places.map(({ place }) => [place.id, place.name]));
  const begin = (event: FormEvent) => {
    event.preventDefault();
    search();
  };
  return (
    <search>
      <form className="stack" onSubmit={begin} aria-label="Find a study">
        <div className="fields upright">
          <Choice
            label="Archive"
            value={placeNow() ?? ''}
            words={words}
            onChoose={(place) => useSearch.setState({ place })}
          />
          <SearchField label="Patient ID" name="patientId" />
          <SearchField label="Name" name="name" placeholder="Doe, Jane" />
          <SearchField label="Accession number" name="accession" />
          <Choice label="Study date" value={draft.days} words={DAYS} onChoose={(days) => draftQuery({ days })} />
          {draft.days === 'range' && (
            <>
              <SearchField label="From" name="from" type="date" />
              <SearchField label="To" name="to" type="date" />
            </>
          )}
          <Choice
            label="Modality"
            value={draft.modality}
            words={MODALITIES}
            onChoose={(modality) => draftQuery({ modality })}
          />
        </div>
        <p className="row">
          <button type="submit" className="primary" disabled={work !== null}>
            Search
          </button>
          {work !== null && (
            <button type="button" onClick={stopSearch}>
              Stop
            </button>
          )}
        </p>
        <p className="small muted">A search by ID or accession number is the most reliable.</p>
      </form>
    </search>
  );
}

function SearchField(props: {
  readonly label: string;
  readonly name: Exclude<keyof QueryDraft, 'days' | 'modality'>;
  readonly type?: 'text' | 'date';
  readonly placeholder?: string;
}) {
  const { label, name, type = 'text', placeholder } = props;
  const value = useSearch((state) => state.draft[name]);
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={value}
        placeholder={placeholder}
        autoComplete="off"
        onChange={(event) => draftQuery({ [name]: event.target.value })}
      />
    </>
  );
}
