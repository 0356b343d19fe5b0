import { shownNow } from '../state/patient.ts';
import { useApp } from '../state/store.ts';
import { counted } from '../ui/format.ts';
import { shownStudy } from '../ui/patient-text.ts';
import { openOther } from './opening.ts';
import { RunItem } from './run-item.tsx';
import { seriesOf } from './series.ts';

/** The runs of the open study with their outlines, and the other studies that were opened together with it. */
export function StudyPanel() {
  const study = useApp((state) => state.study);
  return (
    <nav className="study" aria-label="Study">
      <div className="section stack">
        <h2>Study</h2>
        <Patient />
        {study !== null && study.readOnly !== null && <p className="warn small">Read-only: {study.readOnly}</p>}
      </div>
      {seriesOf(study?.history.present.runs ?? [], study?.runs ?? []).map(({ uid, title, runs }) => (
        <section key={uid} aria-label={shownNow(title)}>
          <h3 className="series">{shownNow(title)}</h3>
          <ul className="list">
            {runs.map(({ record, open }) => (
              <RunItem key={record.sopInstanceUid} record={record} open={open} />
            ))}
          </ul>
        </section>
      ))}
      <OtherStudies />
    </nav>
  );
}

function Patient() {
  const identity = useApp((state) => state.study?.runs[0]?.run.identity);
  const hidden = useApp((state) => state.patientHidden);
  if (identity === undefined) return <p className="muted">No study is open.</p>;
  return <p className="small anywhere">{shownStudy(identity, hidden)}</p>;
}

function OtherStudies() {
  const others = useApp((state) => state.otherStudies);
  const hidden = useApp((state) => state.patientHidden);
  if (others.length === 0) return null;
  return (
    <section className="section" aria-labelledby="other-studies">
      <h2 id="other-studies">Other studies</h2>
      <ul className="list stack">
        {others.map((study) => {
          const identity = study[0]?.run.identity;
          const { patientName = '', patientId = '', studyDate = '' } = identity ?? {};
          return (
            <li key={identity?.sopInstanceUid}>
              <button type="button" className="small" onClick={() => void openOther(study)}>
                {shownStudy({ patientName, patientId, studyDate }, hidden)}, {counted(study.length, 'run', 'runs')}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
