import { useState } from 'react';
import { decisionText } from '../../core/practice/decided.ts';
import { PARTS, partsOf, totalOf } from '../../core/practice/parts.ts';
import type { ScoreRow, Subject } from '../../core/practice/row.ts';
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

/** The decision first, then how much of each part was good. */
function Summary({ score: { counts, rows, decided } }: { readonly score: Score }) {
  const { sign, word, look } = decided.band === null ? NOT_JUDGED : BAND_LABELS[decided.band];
  return (
    <>
      <p className={`big ${look}`} data-testid="decision">
        {sign} {decisionText(decided)} {word !== '' && <span className="small">({word})</span>}
      </p>
      <ul className="row" data-testid="score-summary">
        {partsOf(rows).map((part) => (
          <li key={part.title}>
            {part.title} {part.counts.good} of {totalOf(part.counts)}
          </li>
        ))}
      </ul>
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

const NOT_JUDGED = { sign: '', word: '', look: '' };

interface Group {
  readonly title: string;
  readonly frame: number | null;
  readonly rows: readonly ScoreRow[];
}

const TITLES: Readonly<Record<Exclude<Subject, 'study'>, string>> = {
  venogram: 'Venogram',
  lesion: 'Lesion',
  'second-state': 'Lesion in the second state',
  reference: 'Reference',
  other: 'Other outline',
};

/** Rows of the whole study by their part, those of a lumen by its frame. */
function titleOf({ subject, frame, measure }: ScoreRow): string {
  if (subject === 'study') return PARTS.find(({ measures }) => measures.includes(measure))?.title ?? 'Study';
  return `${TITLES[subject]}${frame === null ? '' : `, frame ${frame}`}`;
}

/** Rows of one thing together, in the order of the score: the decision first. */
function groupsOf(rows: readonly ScoreRow[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const { frame } = row;
    const title = titleOf(row);
    const before = groups.get(title);
    groups.set(title, { title, frame, rows: [...(before?.rows ?? []), row] });
  }
  return [...groups.values()];
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
