import type { ReactNode } from 'react';
import { isAnswered, isAsked, isShown } from '../../core/plan/asked.ts';
import type { Findings } from '../../core/plan/case.ts';
import type { Question, StepId } from '../../core/plan/questions.ts';
import { QUESTIONS, STEPS } from '../../core/plan/questions.ts';
import { ItemLink } from '../plan/missing.tsx';
import type { Derived } from '../state/derived.ts';
import { useDerived } from '../state/derived.ts';
import { counted } from '../ui/format.ts';
import { AllExcluded } from './all-excluded.tsx';
import { StatesEvidence } from './breath-states.tsx';
import { FormOffer } from './form-offer.tsx';
import { Guidance } from './guidance.tsx';
import { QuestionField } from './question.tsx';
import './assessment.css';

/** The questions of the pathway in their order, with what still blocks the plan on top. */
export function FindingsPanel() {
  const derived = useDerived();
  if (derived === null) return <p className="section muted">Open a study to start the assessment.</p>;
  const { answer, session } = derived;
  const missing = answer.ok ? answer.value.missing : [];
  const flips = answer.ok && answer.value.metrics.verdictFlipsBetweenStates;
  return (
    <>
      <StillNeeded derived={derived} />
      <FormOffer />
      <p className="section small muted">
        Keys: <kbd>1</kbd>–<kbd>9</kbd> answer the focused question and move to the next one.
      </p>
      {STEPS.map(({ id, title }, index) => (
        <Step
          key={id}
          title={`${index + 1}. ${title}`}
          questions={shownIn(id, session.findings, flips)}
          findings={session.findings}
          flips={flips}
          missing={missing}
        >
          {id === 'causes' && <AllExcluded />}
          {id === 'behaviour' && <StatesEvidence derived={derived} />}
          {answer.ok && <Guidance step={id} answer={answer.value} />}
        </Step>
      ))}
    </>
  );
}

function shownIn(step: StepId, findings: Findings, flips: boolean): readonly Question[] {
  return QUESTIONS.filter((question) => question.step === step && isShown(findings, question, flips));
}

/** One line on what this step still needs for the plan. */
function StillNeeded({ derived }: { readonly derived: Derived }) {
  const { answer, way } = derived;
  if (!answer.ok) return <p className="section bad">{answer.problem}</p>;
  const left = way?.steps.find(({ id }) => id === 'assessment')?.left ?? [];
  const [first] = left;
  if (first === undefined) {
    return (
      <p className="section small muted" role="status">
        {way?.end == null ? '✓ Nothing is missing here.' : `✓ ${way.end.because} The rest is not needed.`}
      </p>
    );
  }
  return (
    <p className="section small" role="status">
      <span className="warn">? {counted(left.length, 'answer', 'answers')} missing.</span> Next:{' '}
      <ItemLink item={first} derived={derived} />
    </p>
  );
}

function Step(props: {
  readonly title: string;
  readonly questions: readonly Question[];
  readonly findings: Findings;
  readonly flips: boolean;
  readonly missing: readonly string[];
  readonly children: ReactNode;
}) {
  const { questions, findings, flips, missing } = props;
  if (questions.length === 0) return null;
  const answered = questions.filter((question) => isAnswered(findings, question)).length;
  return (
    <section aria-label={props.title}>
      <div className="step-head">
        <h2>{props.title}</h2>
        <span className="small muted number">
          {answered === questions.length && '✓ '}
          {answered} of {questions.length} answered
        </span>
      </div>
      <div className="section">
        {questions.map((question) => (
          <QuestionField
            key={question.path}
            question={question}
            findings={findings}
            blocks={missing.includes(`findings.${question.path}`)}
            asked={isAsked(findings, question, flips)}
          />
        ))}
        {props.children}
      </div>
    </section>
  );
}
