import { Clock } from './clock.tsx';
import { submit } from './deeds.ts';
import { RequestForm } from './request-form.tsx';
import type { Attempt } from './state.ts';
import { usePractice } from './state.ts';
import { studyTitle } from './words.ts';

/** An attempt under way: what a trainee may know, the clock, and the way to submit. */
export function AttemptPanel({ attempt }: { readonly attempt: Attempt }) {
  const { study, trainee, number, since } = attempt;
  const busy = usePractice((state) => state.busy);
  return (
    <div>
      <section className="section stack" aria-label="This attempt">
        <h2>{studyTitle(study)}</h2>
        <p className="row apart small">
          <span>
            {trainee}, attempt {number}
          </span>
          {since !== null && <Clock since={since} />}
        </p>
        <p>{study.history}</p>
        <RequestForm findings={study.findings} />
      </section>
      <section className="section stack" aria-label="What to do">
        <p>
          Trace the lesion and the reference, answer the questions of the pathway, say where the landmarks lie, and
          choose the stent. What is true stays hidden until you submit.
        </p>
        <p className="row">
          <button type="button" onClick={() => void submit(attempt)} disabled={busy !== null}>
            Submit…
          </button>
          <span className="small muted">After that this attempt can no longer be changed.</span>
        </p>
      </section>
    </div>
  );
}
