import type { Axis } from '../../core/plan/case.ts';
import type { Result } from '../../core/result.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import { landmarksOf } from '../../core/session/vein/landmarks.ts';
import { axisFromLandmarks, lengthsText } from '../../core/session/vein/take-over.ts';
import { dispatch } from '../state/document.ts';
import { runOf, sessionNow, useApp } from '../state/store.ts';
import { alongRun } from './landmark-positions.ts';

/** Lengths that something offers, with a button that takes all of them over at once, or why it cannot. */
export function TakeOver({ from, offered }: { readonly from: string; readonly offered: Result<Axis> }) {
  const axis = useApp(sessionNow)?.axis ?? {};
  if (!offered.ok) {
    return (
      <p className="card small muted">
        {from}: {offered.problem}
      </p>
    );
  }
  const { value } = offered;
  if (isSame(axis, value)) return <p className="card small good">✓ As in {from}.</p>;
  return (
    <div className="card row apart">
      <span className="small">
        {from}: {lengthsText(value)}
      </span>
      <button type="button" onClick={() => dispatch({ type: 'setAxis', axis: value })}>
        Take over
      </button>
    </div>
  );
}

function isSame(one: Axis, other: Axis): boolean {
  return (Object.keys(other) as (keyof Axis)[]).every((key) => one[key] === other[key]);
}

/** What the landmarks of each run offer; nothing for runs without any that the plan asks for. */
export function TakeOverLandmarks() {
  const session = useApp(sessionNow);
  const study = useApp((state) => state.study);
  if (session === null) return null;
  const runs = [...new Set(session.marks.map(({ run }) => run))];
  return runs.map((uid) => {
    const record = recordOf(session, uid);
    if (record === null) return null;
    const along = alongRun(record, runOf(study, uid));
    const offered = axisFromLandmarks(session.axis, record, landmarksOf(session, uid), along);
    return offered === null ? null : <TakeOver key={uid} from={`Landmarks on ${record.fileName}`} offered={offered} />;
  });
}
