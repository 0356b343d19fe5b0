import { useState } from 'react';
import { type ScoreRow, type Subject, sharesText } from '../../core/practice/row.ts';
import type { Score } from '../../core/practice/score.ts';
import { showFrame, showRun } from '../state/navigation.ts';
import { Tick } from '../ui/fields.tsx';
import { leaveAttempt, start } from './actions.ts';
import { clockText } from './clock.tsx';
import { ScoreTable } from './score-table.tsx';
import type { Attempt, Outcome } from './state.ts';
import { usePractice } from './state.ts';
import { BAND_LABELS, studyTitle } from './text.ts';
import { TruthFrames } from './truth-frames.tsx';

/** What came of an attempt: the teaching point, how much of it was good, and each measure beside the truth. */
export function ResultPanel({ attempt, outcome }: { readonly attempt: Attempt; readonly outcome: Outcome }) {
  const { study, trainee, number } = attempt;
  const { score, truth } = outcome;
  const [all, setAll] = useState(false);
  const show = (frame: number) => {
    showRun(truth.run.sopInstanceUid);
    showFrame(frame - 1);
  };
  return (
    <div>
      <section className="section stack" aria-label="Result">
        <h2>{studyTitle(study)}</h2>
        <p className="small muted anywhere">
          {trainee}, attempt {number}
          <Duration attempt={attempt} />
        </p>
        <Summary score={score} />
        <h3>What this study teaches</h3>
        <p data-testid="teaching-point">{score.teachingPoint}</p>
        <p className="row">
          <button type="button" onClick={() => void start(study)}>
            Try again
          </button>
          <button type="button" onClick={leaveAttempt}>
            Other studies
          </button>
          <button type="button" onClick={() => usePractice.setState({ book: 'progress' })}>
            Progress…
          </button>
        </p>
      </section>
      <TruthFrames attempt={attempt} outcome={outcome} show={show} />
      <section className="section stack" aria-label="Your readings compared with the truth">
        <h2>Compared with the truth</h2>
        <Tick checked={all} onTick={setAll}>
          Show good results too
        </Tick>
        {groupsOf(score.rows.filter(({ band }) => all || band !== 'good')).map(({ title, frame, rows }) => (
          <ScoreTable key={title} title={title} frame={frame} rows={rows} show={show} />
        ))}
        {!all && score.rows.every(({ band }) => band === 'good') && <p>All results are good.</p>}
        <NotScored score={score} />
      </section>
    </div>
  );
}

function Duration({ attempt }: { readonly attempt: Attempt }) {
  const records = usePractice((state) => state.records);
  const own = records.find(({ trainee }) => trainee === attempt.trainee);
  const entry = own?.attempts.filter((each) => each.case === attempt.study.id)[attempt.number - 1];
  return entry === undefined || entry.durationS === null ? null : <> · {clockText(entry.durationS)} min</>;
}

function Summary({ score: { counts, rows } }: { readonly score: Score }) {
  return (
    <>
      <p className="big" data-testid="score-summary">
        {counts.good} of {rows.length} good
      </p>
      <p className="small muted">{sharesText(rows)}</p>
      <ul className="row small">
        {(['acceptable', 'off', 'missed'] as const).map((band) => (
          <li key={band} className={BAND_LABELS[band].look}>
            {BAND_LABELS[band].sign} {counts[band]} {BAND_LABELS[band].word}
          </li>
        ))}
      </ul>
    </>
  );
}

interface Group {
  readonly title: string;
  readonly frame: number | null;
  readonly rows: readonly ScoreRow[];
}

const TITLES: Readonly<Record<Subject, string>> = {
  study: 'Study',
  venogram: 'Venogram',
  lesion: 'Lesion',
  'second-state': 'Lesion in the second state',
  reference: 'Reference',
  other: 'Other outline',
};

/** Rows of one thing together, in the order of the score; the questions of the pathway last. */
function groupsOf(rows: readonly ScoreRow[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const { subject, frame, measure } = row;
    const title =
      measure === 'finding' ? 'Assessment' : `${TITLES[subject]}${frame === null ? '' : `, frame ${frame}`}`;
    const before = groups.get(title);
    groups.set(title, { title, frame, rows: [...(before?.rows ?? []), row] });
  }
  const questions = (group: Group) => Number(group.rows[0]?.measure === 'finding');
  return [...groups.values()].toSorted((a, b) => questions(a) - questions(b));
}

function NotScored({ score: { notScored } }: { readonly score: Score }) {
  if (notScored.length === 0) return null;
  return (
    <details>
      <summary>Not scored ({notScored.length})</summary>
      <ul className="stack small">
        {notScored.map(({ what, because }) => (
          <li key={`${what} ${because}`}>
            {what}: {because}
          </li>
        ))}
      </ul>
    </details>
  );
}
