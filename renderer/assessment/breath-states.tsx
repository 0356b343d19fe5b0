import { greatestOf } from '../../core/extremes.ts';
import { DIAMETER_STENOSIS_PCT } from '../../core/measure/stenosis.ts';
import { digitsNear, quantity, stenosisText } from '../../core/plan/figures.ts';
import type { StateEvidence } from '../../core/plan/states.ts';
import { statesOf } from '../../core/plan/states.ts';
import type { Outline, RunRecord } from '../../core/session/document/document.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import { readOutline } from '../../core/session/drawn/readings.ts';
import { SmallPicture } from '../decoding/small-picture.tsx';
import { OutlineLink } from '../outlines/link.tsx';
import { MissingLink } from '../plan/missing.tsx';
import type { Derived } from '../state/derived.ts';
import { outlinesOf } from '../state/derived.ts';
import { shownNow } from '../state/patient.ts';
import { STATES } from '../ui/labels.ts';

/** How much of its surroundings a small picture shows, as a multiple of the largest lumen's length. */
const ROOM = 1.5;

/** The lesion in each traced state side by side: what varies, and whether that changes the verdict (S31). */
export function StatesEvidence({ derived }: { readonly derived: Derived }) {
  const { facts, session, answer } = derived;
  if (facts === null || !answer.ok) return null;
  const states = statesOf(facts);
  const { lesionVariationPct, verdictFlipsBetweenStates } = answer.value.metrics;
  return (
    <div className="card stack" data-testid="states">
      <h3>What the tracings show</h3>
      <table className="readings small">
        <caption className="unseen">The lesion in each traced state</caption>
        <tbody>
          {states.map((evidence) => (
            <StateRow
              key={evidence.state}
              evidence={evidence}
              outline={outlinesOf(session, [{ id: evidence.lumen }])[0]}
            />
          ))}
        </tbody>
      </table>
      {states.length < 2 && (
        <p className="warn small row" style={{ flexWrap: 'nowrap' }}>
          ? <MissingLink path="lumens.lesion.state" derived={derived} />
        </p>
      )}
      {lesionVariationPct !== null && (
        <p data-testid="states-variation">
          The MLD varies by {quantity(lesionVariationPct, '%')} of its largest value.{' '}
          {verdictFlipsBetweenStates && (
            <span className="warn">
              ! The verdict changes between states: evidence of a dynamic lesion. Calling it fixed needs a reason.
            </span>
          )}
          {!verdictFlipsBetweenStates && states.every(({ confirmed }) => confirmed !== null) && (
            <span>The verdict is the same in every state.</span>
          )}
        </p>
      )}
      <Pictures derived={derived} states={states} />
      <p className="small muted">
        No cut-off for this variation is documented: whether the lesion is fixed is your judgement.
      </p>
    </div>
  );
}

function StateRow({ evidence, outline }: { readonly evidence: StateEvidence; readonly outline: Outline | undefined }) {
  const { state, mld, unit, stenosisPct } = evidence;
  const digits = stenosisPct === null ? 1 : digitsNear(stenosisPct, [DIAMETER_STENOSIS_PCT]);
  return (
    <tr>
      <th scope="row">{STATES[state]}</th>
      <td className="number">
        <OutlineLink outline={outline}>{quantity(mld, unit, digits)}</OutlineLink>
      </td>
      <td className="number">{stenosisPct === null ? 'no reference' : stenosisText(stenosisPct)}</td>
      <td>{verdictText(evidence)}</td>
    </tr>
  );
}

function verdictText({ narrower, confirmed }: StateEvidence): string {
  if (narrower === false) return '? not narrower than the reference';
  if (confirmed === null) return '? no verdict';
  return confirmed ? `✓ > ${DIAMETER_STENOSIS_PCT} %` : `✕ ≤ ${DIAMETER_STENOSIS_PCT} %`;
}

/** The frames of the states at one scale, so that the eye compares like with like. */
function Pictures({ derived, states }: { readonly derived: Derived; readonly states: readonly StateEvidence[] }) {
  const { session } = derived;
  const shown = states.flatMap(({ state, lumen }) => {
    const outline = session.outlines.find(({ id }) => id === lumen);
    const run = recordOf(session, outline?.run ?? null);
    const readings = outline === undefined || run === null ? null : readOutline(outline, run).readings;
    return outline === undefined || run === null || readings === null ? [] : [{ state, outline, run, readings }];
  });
  if (shown.length === 0) return null;
  const extent = ROOM * greatestOf(shown.map(({ readings }) => readings.maxCaliper));
  return (
    <div className="pictures">
      {shown.map(({ state, outline, run }) => (
        <SmallPicture
          key={outline.id}
          outline={outline}
          run={run}
          extent={extent}
          caption={captionOf(state, outline, run)}
        />
      ))}
    </div>
  );
}

function captionOf(state: StateEvidence['state'], outline: Outline, run: RunRecord): string {
  return `${STATES[state]}, frame ${outline.frame + 1}${run.frames === 1 ? ` of ${shownNow(run.fileName)}` : ''}`;
}
