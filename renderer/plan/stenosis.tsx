import type { PlanAnswer } from '../../core/plan/answer.ts';
import { CommandButton } from '../commands/command-button.tsx';
import { useDerived } from '../state/derived.ts';
import { decidingPair } from '../viewer/deciding.ts';
import { AdmissibleDiameters } from './admissible-diameters.tsx';
import { Caveats } from './caveats.tsx';
import { MetricsNow } from './metrics.tsx';
import { MissingLink } from './missing.tsx';

/** Lesion against reference: the stenosis that decides, its line, and what is still missing for it. */
export function StenosisCard() {
  const derived = useDerived();
  if (derived === null || !derived.answer.ok) return null;
  const answer = derived.answer.value;
  const wanted = missingTracings(
    answer,
    derived.session.outlines.some(({ role }) => role === 'reference'),
  );
  return (
    <section className="section stack" aria-labelledby="stenosis-title">
      <h2 id="stenosis-title">Lesion and reference</h2>
      {wanted.map((path) => (
        <p key={path} className="warn row" style={{ flexWrap: 'nowrap' }}>
          ? <MissingLink path={path} derived={derived} />
        </p>
      ))}
      <MetricsNow />
      <Caveats derived={derived} beside="stenosis" />
      <AdmissibleDiameters answer={answer} />
      {decidingPair(derived) !== null && (
        <CommandButton id="compare.deciding">Show lesion and reference side by side</CommandButton>
      )}
    </section>
  );
}

/** What the tracings lack for a verdict, as paths of `missing`; read off the warnings and the verdicts of S11 and S17. */
function missingTracings(answer: PlanAnswer, anyReference: boolean): readonly string[] {
  if (isWider(answer)) return ['lumens.lesion.narrower'];
  if (answer.metrics.diameterStenosisPct !== null) return [];
  const lesion = statusOf(answer, 'S11') === 'met' ? [] : ['lumens.lesion'];
  const reference = lesion.length === 0 || !anyReference || statusOf(answer, 'S17') === 'not-met';
  return reference ? [...lesion, 'lumens.reference'] : lesion;
}

/** Whether the lesion is not narrower than the reference, so that there is no verdict. */
function isWider({ warnings }: PlanAnswer): boolean {
  return warnings.includes('W-LESION-WIDER');
}

/** The planner's verdict on one rule. */
function statusOf(answer: PlanAnswer, id: string): PlanAnswer['rules'][number]['status'] | null {
  return answer.rules.find((rule) => rule.id === id)?.status ?? null;
}
