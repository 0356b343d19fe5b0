import { useId, useState } from 'react';
import { decisionBandOf } from '../../core/practice/decided.ts';
import { countsOf } from '../../core/practice/measures.ts';
import { nextStudy } from '../../core/practice/records/next-study.ts';
import type { PracticeRecord } from '../../core/practice/records/record.ts';
import type { PracticeStudy } from '../../core/practice/study.ts';
import { useApp } from '../state/store.ts';
import { TextField, Tick } from '../ui/fields.tsx';
import { counted } from '../ui/format.ts';
import { makeStudies, start } from './actions.ts';
import { Busy } from './busy.tsx';
import { removeStudy } from './making.ts';
import { attemptsAt, recordOf } from './records/records.ts';
import { RequestForm } from './request-form.tsx';
import { beTrainee, usePractice } from './state.ts';
import { BAND_LABELS, studyTitle } from './text.ts';

/** Who practises, which studies there are and how far each is, and the way into one of them. */
export function StudiesPanel() {
  const { trainee, records } = usePractice();
  const record = recordOf(records, trainee);
  return (
    <div>
      <Trainee />
      <Busy />
      <Proposed record={record} />
      <Studies record={record} />
      <section className="section stack" aria-label="Records">
        <h2>Records</h2>
        <p className="row">
          <button type="button" disabled={trainee === ''} onClick={() => usePractice.setState({ book: 'progress' })}>
            Progress…
          </button>
          <button type="button" onClick={() => usePractice.setState({ book: 'compare' })}>
            Compare trainees…
          </button>
        </p>
      </section>
      <Teach />
    </div>
  );
}

function Trainee() {
  const { trainee, records } = usePractice();
  const others = records.map((record) => record.trainee).filter((name) => name !== trainee);
  return (
    <section className="section stack" aria-label="Who is practising">
      <div className="fields">
        <TextField label="Trainee" value={trainee} onCommit={(name) => beTrainee(name)} />
      </div>
      {trainee === '' && <p className="small">Enter your name: your attempts are saved under it on this computer.</p>}
      {others.length > 0 && (
        <p className="row small">
          <span className="muted">Others on this computer:</span>
          {others.map((name) => (
            <button key={name} type="button" className="link anywhere" onClick={() => beTrainee(name)}>
              {name}
            </button>
          ))}
        </p>
      )}
    </section>
  );
}

function Proposed({ record }: { readonly record: PracticeRecord }) {
  const studies = usePractice((state) => state.studies);
  const numbered = (studies ?? []).flatMap(({ id, number, trains }) =>
    number === null ? [] : [{ id, number, trains }],
  );
  const proposal = nextStudy(record, numbered);
  const study = studies?.find(({ id }) => id === proposal?.study.id);
  if (proposal === null || study === undefined || record.attempts.length === 0) return null;
  return (
    <section className="section stack" aria-label="Suggested next">
      <h2>Next: {studyTitle(study)}</h2>
      <p className="small">{proposal.reason}</p>
      <p>
        <button type="button" onClick={() => usePractice.setState({ chosen: study.id })}>
          Show study
        </button>
      </p>
    </section>
  );
}

function Studies({ record }: { readonly record: PracticeRecord }) {
  const { studies, problems, chosen, busy } = usePractice();
  const unmade = studies?.filter(({ made }) => !made) ?? [];
  return (
    <section className="section stack" aria-label="Practice studies">
      <h2>Practice studies</h2>
      {problems.map((problem) => (
        <p key={problem} className="warn small" role="alert">
          ! {problem}
        </p>
      ))}
      {studies === null && <p className="muted">Loading practice studies…</p>}
      <ul className="list stack">
        {studies?.map((study) => (
          <StudyItem key={study.id} study={study} record={record} open={study.id === chosen} />
        ))}
      </ul>
      {unmade.length > 1 && (
        <p className="row small">
          <button type="button" disabled={busy !== null} onClick={() => void makeStudies(unmade)}>
            Make all {unmade.length}
          </button>
          <span className="muted">A few seconds and 7 MB each.</span>
        </p>
      )}
    </section>
  );
}

function StudyItem(props: { readonly study: PracticeStudy; readonly record: PracticeRecord; readonly open: boolean }) {
  const { study, record, open } = props;
  const id = useId();
  return (
    <li>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => usePractice.setState({ chosen: open ? null : study.id })}
      >
        <span>{studyTitle(study)}</span>
        <span className="small muted study-state">{stateText(study, record)}</span>
      </button>
      {open && <Details study={study} id={id} />}
    </li>
  );
}

function Teach() {
  const open = useApp(({ study }) => study !== null);
  return (
    <section className="section stack" aria-label="Teaching">
      <h2>Teaching</h2>
      <p className="small">Measure a real, de-identified run; your tracings become the truth of a practice study.</p>
      <p>
        <button type="button" disabled={!open} onClick={() => usePractice.setState({ book: 'make' })}>
          Make a practice study from this run…
        </button>
      </p>
    </section>
  );
}

function stateText({ id, number }: PracticeStudy, record: PracticeRecord): string {
  const attempts = attemptsAt(record, id);
  const last = attempts.at(-1);
  const own = number === null ? 'Your own study · ' : '';
  if (last === undefined) return `${own}not attempted`;
  const band = decisionBandOf(last.rows);
  const decision = band === null ? '' : `decision ${BAND_LABELS[band].word}, `;
  return `${own}${counted(attempts.length, 'attempt', 'attempts')}, last: ${decision}${countsOf(last.rows).good} of ${last.rows.length} good`;
}

function Details({ study, id }: { readonly study: PracticeStudy; readonly id: string }) {
  const { trainee, clock, formFilledIn, busy } = usePractice();
  return (
    <div id={id} className="stack study-details">
      <p>{study.history}</p>
      <RequestForm form={study} />
      <Tick checked={clock} onTick={(ticked) => usePractice.setState({ clock: ticked })}>
        Time this attempt
      </Tick>
      <Tick checked={formFilledIn} onTick={(ticked) => usePractice.setState({ formFilledIn: ticked })}>
        Fill in what the request form says
      </Tick>
      <p className="row">
        <button type="button" disabled={trainee === '' || busy !== null} onClick={() => void start(study)}>
          {study.made ? 'Start' : 'Make and start'}
        </button>
        {trainee === '' && <span className="small">Enter your name first.</span>}
        {study.number === null && <Remove id={study.id} />}
      </p>
    </div>
  );
}

/** A study of one's own goes after a second press: there is no undo. */
function Remove({ id }: { readonly id: string }) {
  const [sure, setSure] = useState(false);
  return sure ? (
    <button type="button" className="bad" onClick={() => void removeStudy(id)}>
      Remove permanently
    </button>
  ) : (
    <button type="button" onClick={() => setSure(true)}>
      Remove…
    </button>
  );
}
