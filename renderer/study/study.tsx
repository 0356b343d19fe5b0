import type { ReactNode } from 'react';
import { CommandButton } from '../commands/command-button.tsx';
import { useApp } from '../state/store.ts';
import { counted } from '../ui/format.ts';
import { shownStudy } from '../ui/patient-text.ts';
import { tip } from '../ui/tooltip.tsx';
import { listedRuns } from './listed.ts';
import { openOther } from './opening.ts';
import { RowWords } from './row-words.tsx';
import { rowLine, runRows, studyRows } from './rows.ts';
import { RunItem } from './run-item.tsx';
import { keyOf } from './studies.ts';
import { StudyThumbnail } from './study-thumbnail.tsx';
import './study.css';

/** The runs of the open study, that on the screen with its outlines, all studies that were opened, and what else is to stand there. */
export function StudyPanel({ children }: { readonly children: ReactNode }) {
  const study = useApp((state) => state.study);
  const runs = listedRuns(study?.history.present.runs ?? [], study?.runs ?? []);
  const texts = runRows(runs);
  return (
    <nav className="study" aria-label="Study">
      <div className="section stack">
        <div className="row apart">
          <h2>Study</h2>
          {study !== null && (
            <CommandButton id="closeStudy" className="small">
              Close study
            </CommandButton>
          )}
        </div>
        <Patient />
        {study !== null && study.readOnly !== null && !study.isBeingRead && (
          <p className="warn small">Read-only: {study.readOnly}</p>
        )}
      </div>
      {runs.length > 0 && (
        <ul className="list runs" aria-label="Runs">
          {runs.map((run, k) => (
            <RunItem key={run.record.sopInstanceUid} run={run} text={texts[k] ?? NO_TEXT} />
          ))}
        </ul>
      )}
      <OpenedStudies />
      {children}
    </nav>
  );
}

const NO_TEXT = { title: '', facts: [] };

function Patient() {
  const identity = useApp((state) => state.study?.runs[0]?.run.identity);
  const hidden = useApp((state) => state.patientHidden);
  if (identity === undefined) return <p className="muted">No study is open.</p>;
  return <p className="small anywhere">{shownStudy(identity, hidden)}</p>;
}

/** The studies that were opened, that on the screen among them, always in the same order. */
function OpenedStudies() {
  const studies = useApp((state) => state.studies);
  const here = useApp((state) => state.study?.key ?? null);
  if (studies.every((study) => keyOf(study) === here)) return null;
  const texts = studyRows(studies);
  return (
    <section className="section" aria-label="Opened studies">
      <details open>
        <summary>
          <h2>{counted(studies.length, 'study', 'studies')} opened</h2>
        </summary>
        <ul className="list stack">
          {studies.map((study, k) => {
            const text = texts[k] ?? NO_TEXT;
            return (
              <li key={keyOf(study)}>
                <button
                  type="button"
                  className="entry"
                  aria-current={keyOf(study) === here}
                  {...tip(rowLine(text))}
                  onClick={() => void openOther(study)}
                >
                  <StudyThumbnail study={study} />
                  <RowWords text={text} />
                </button>
              </li>
            );
          })}
        </ul>
      </details>
    </section>
  );
}
