import type { ReactNode } from 'react';
import { isAnswered, isAsked, isShown } from '../../core/plan/asked.ts';
import type { SectionId } from '../../core/plan/questions.ts';
import { QUESTIONS, SECTIONS } from '../../core/plan/questions.ts';
import { findingsOf } from '../../core/session/derived/from-study.ts';
import { ItemLink } from '../plan/missing.tsx';
import type { Derived } from '../state/derived.ts';
import { useDerived } from '../state/derived.ts';
import { counted } from '../ui/format.ts';
import { StatesEvidence } from './breath-states.tsx';
import { FormOffer } from './form-offer.tsx';
import { Guidance } from './guidance.tsx';
import { NormalResultButton } from './normal-result-button.tsx';
import { QuestionField } from './question.tsx';
import { standingOf } from './standing.ts';
import './assessment.css';

/** The questions of the pathway in clinical order, with what the plan still needs of them on top. */
export function FindingsPanel() {
  const derived = useDerived();
  if (derived === null) return <p className="section muted">Open a study to start the assessment.</p>;
  const { answer } = derived;
  return (
    <>
      <StillNeeded derived={derived} />
      <FormOffer />
      <p className="section small muted">
        Keys: <kbd>1</kbd>–<kbd>9</kbd> answer the focused question and move to the next one.
      </p>
      {SECTIONS.map(({ id, title }, index) => (
        <Section key={id} title={`${index + 1}. ${title}`} section={id} derived={derived}>
          {id === 'behaviour' && <StatesEvidence derived={derived} />}
          {answer.ok && <Guidance section={id} answer={answer.value} />}
        </Section>
      ))}
    </>
  );
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

function Section(props: {
  readonly title: string;
  readonly section: SectionId;
  readonly derived: Derived;
  readonly children: ReactNode;
}) {
  const { section, derived } = props;
  const { answer, session, way } = derived;
  const findings = findingsOf(session);
  const flips = answer.ok && answer.value.metrics.verdictFlipsBetweenStates;
  const questions = QUESTIONS.filter((one) => one.section === section && isShown(findings, one, flips));
  const standings = questions.map((question) => standingOf(question, derived));
  const answered = questions.filter((question) => isAnswered(findings, question)).length;
  const skipped = standings.includes('not-needed') && !standings.includes('open');
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
        {skipped && <p className="small muted">Not needed: {way?.end?.because}</p>}
        {!skipped && <NormalResultButton section={section} />}
        {questions.map((question, index) => (
          <QuestionField
            key={question.path}
            question={question}
            findings={findings}
            standing={standings[index] ?? 'optional'}
            asked={isAsked(findings, question, flips)}
          />
        ))}
        {props.children}
      </div>
    </section>
  );
}
