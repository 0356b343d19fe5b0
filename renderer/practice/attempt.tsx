import { sessionNow, useApp } from '../state/store.ts';
import { counted } from '../ui/format.ts';
import { leaveAttempt } from './actions.ts';
import { Clock } from './clock.tsx';
import { cancelRepeat, repeatable, traceTurned } from './repeating.ts';
import { RequestForm } from './request-form.tsx';
import type { Attempt } from './state.ts';
import { usePractice } from './state.ts';
import { studyTitle } from './text.ts';

/** An attempt under way: what a trainee may know, the clock, and the way to submit. */
export function AttemptPanel({ attempt }: { readonly attempt: Attempt }) {
  const { study, trainee, number, since } = attempt;
  const busy = usePractice((state) => state.busy);
  return (
    <div>
      <section className="section stack" aria-label="This attempt">
        <h2>{studyTitle(study)}</h2>
        <p className="row apart small">
          <span className="anywhere">
            {trainee}, attempt {number}
          </span>
          {since !== null && <Clock since={since} />}
        </p>
        <p>{study.history}</p>
        <RequestForm form={study} />
      </section>
      <Repeating />
      <section className="section stack" aria-label="What to do">
        <p>
          Trace the lesion and the reference, complete the assessment, set the landmarks, and choose the stent. The
          truth stays hidden until you submit.
        </p>
        <p className="row">
          <button type="button" onClick={() => usePractice.setState({ book: 'submit' })} disabled={busy !== null}>
            Submit…
          </button>
          <span className="small muted">You see first what is missing.</span>
        </p>
        <p className="row">
          <button type="button" onClick={leaveAttempt} disabled={busy !== null}>
            Other studies
          </button>
          <span className="small muted">This attempt is saved: you can resume it where you left off.</span>
        </p>
      </section>
    </div>
  );
}

/** The frame of one of the lumens again, turned, to learn how closely the same hand traces twice. */
function Repeating() {
  const session = useApp(sessionNow);
  const tracing = useApp(({ draft }) => draft?.kind === 'drawing' && draft.repeatOf !== undefined);
  const repeats = session?.outlines.filter(({ repeatOf }) => repeatOf !== null).length ?? 0;
  const none = repeatable(session).length === 0;
  return (
    <section className="section stack" aria-label="Repeatability">
      {tracing ? (
        <p role="status">
          One of your frames is shown again, rotated: trace its lumen again and close it (Enter), or cancel (Esc).
        </p>
      ) : (
        <p className="small">Repeatability: trace one of your frames again, rotated. Your plan does not change.</p>
      )}
      <p className="row">
        {tracing ? (
          <button type="button" onClick={cancelRepeat}>
            Cancel
          </button>
        ) : (
          <button type="button" disabled={none} onClick={traceTurned}>
            Trace again, rotated
          </button>
        )}
        {none && <span className="small muted">Trace a lumen first.</span>}
        {repeats > 0 && <span className="small">{counted(repeats, 'repeat tracing', 'repeat tracings')}.</span>}
      </p>
    </section>
  );
}
