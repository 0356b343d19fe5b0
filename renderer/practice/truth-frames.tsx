import { frameOf } from '../../core/practice/truth.ts';
import { frameNow, useApp } from '../state/store.ts';
import { Tick } from '../ui/fields.tsx';
import { AutomaticErrors } from './automatic-errors.tsx';
import type { Attempt, Outcome } from './state.ts';
import { usePractice } from './state.ts';

/** The frames at which the truth can be seen over the trainee's outlines, and those that should have been chosen. */
export function TruthFrames(props: {
  readonly attempt: Attempt;
  readonly outcome: Outcome;
  readonly show: (frame: number) => void;
}) {
  const { outcome, show } = props;
  const frame = useApp(frameNow);
  const shown = usePractice((state) => state.truthShown);
  return (
    <section className="section stack" aria-label="Truth over your tracing">
      <h2>Truth over your tracing</h2>
      <Tick checked={shown} onTick={(ticked) => usePractice.setState({ truthShown: ticked })}>
        Show the true outline in the picture (white, dotted)
      </Tick>
      <AutomaticErrors outcome={outcome} />
      <ul className="list">
        {framesOf(outcome).map((each) => (
          <li key={each.frame}>
            <button type="button" aria-current={each.frame === frame + 1} onClick={() => show(each.frame)}>
              <span className="number">Frame {each.frame}</span> · {each.what.join(', ')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Frames from 1, by rising number, with what there is to see. */
function framesOf({
  truth,
  session,
}: Outcome): readonly { readonly frame: number; readonly what: readonly string[] }[] {
  const what = new Map<number, string[]>();
  const add = (frame: number | null, words: string) => {
    if (frame !== null && frameOf(truth, frame) !== undefined) what.set(frame, [...(what.get(frame) ?? []), words]);
  };
  add(truth.lesion.frame, 'the tightest frame');
  add(truth.lesion.inspirationFrame, 'the lesion in its second state');
  add(truth.reference.frame, 'the reference frame');
  for (const { run, frame, name } of session.outlines)
    if (run === truth.run.sopInstanceUid) add(frame + 1, `your ${name}`);
  return [...what].map(([frame, words]) => ({ frame, what: words })).toSorted((a, b) => a.frame - b.frame);
}
