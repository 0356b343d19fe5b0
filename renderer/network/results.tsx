import type { StudyRow } from '../../core/network/rows.ts';
import { counted } from '../ui/format.ts';
import { toggleStudy, useSearch } from './search.ts';
import { SeriesList } from './series.tsx';
import { placeName } from './state.ts';
import { personOf, studyOf } from './words.ts';

/** What the last search found: studies, and of the open one its series and runs. */
export function Results() {
  const found = useSearch((state) => state.found);
  if (found === null) return <p className="muted">Nothing has been searched yet.</p>;
  const name = placeName(found.place);
  const { studies } = found;
  if (studies === 'waiting') return <p role="status">Searching {name}…</p>;
  if (studies.problem !== null)
    return (
      <p role="alert" className="bad anywhere">
        ✕ {studies.problem}
      </p>
    );
  return (
    <section className="stack" aria-label="Studies found">
      <p role="status" className="small">
        {studies.rows.length === 0
          ? `${name} has no such study.`
          : `${counted(studies.rows.length, 'study', 'studies')} in ${name}`}
        {studies.more && ', and more than its limit lets through: narrow the search'}
      </p>
      <ul className="stack">
        {studies.rows.map((study) => (
          <Study key={study.uid} study={study} />
        ))}
      </ul>
    </section>
  );
}

function Study({ study }: { readonly study: StudyRow }) {
  const open = useSearch((state) => state.open === study.uid);
  return (
    <li className="card found" data-open={open}>
      <button type="button" className="quiet entry" aria-expanded={open} onClick={() => void toggleStudy(study.uid)}>
        <span className="sign" aria-hidden="true">
          {open ? '▾' : '▸'}
        </span>
        <span>
          <strong className="anywhere">{personOf(study)}</strong>
          <span className="number anywhere">{studyOf(study)}</span>
        </span>
      </button>
      {open && <SeriesList study={study.uid} />}
    </li>
  );
}
