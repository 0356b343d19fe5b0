import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { answerTo } from '../../core/plan/asked.ts';
import type { Findings } from '../../core/plan/case.ts';
import type { Question } from '../../core/plan/questions.ts';
import { controlId } from '../landmarks/jump.ts';
import { dispatch } from '../state/document.ts';
import { useTyping } from '../ui/fields.tsx';
import { excludeCauses } from './causes.ts';

/** One question: a group of radio buttons, or a field for free text. */
export function QuestionField(props: {
  readonly question: Question;
  readonly findings: Findings;
  /** The plan waits for this answer. */
  readonly blocks: boolean;
  /** False when it is only shown because it was answered before. */
  readonly asked: boolean;
}) {
  const { question, findings } = props;
  const answer = answerTo(findings, question);
  return (
    <fieldset className="question" id={controlId(`findings.${question.path}`)}>
      <legend>
        {question.text} {props.blocks && <span className="badge warn">? needed for the plan</span>}
      </legend>
      {!props.asked && <p className="small muted">Not needed given your other answers; this answer stays.</p>}
      {question.options.length === 0 ? (
        <FreeText question={question} answer={answer} />
      ) : (
        <div className="choices numbered">
          {question.options.map(({ value, label }) => (
            <label key={value}>
              <input
                type="radio"
                name={question.path}
                value={value}
                checked={answer === value}
                onChange={() => give(question, value)}
                onKeyDown={(event) => answerByDigit(event, question)}
              />
              {label}
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}

function give(question: Question, answer: string): void {
  dispatch({ type: 'answer', question: question.path, answer });
}

/** The digit of an answer gives it and goes on to the next question, so that a whole pathway takes a key each; 0 excludes all other causes at once. */
function answerByDigit(event: KeyboardEvent<HTMLInputElement>, question: Question): void {
  if (!/^[0-9]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
  const option = question.options[Number(event.key) - 1];
  const causes = event.key === '0' && question.step === 'causes';
  if (option === undefined && !causes) return;
  event.preventDefault();
  const here = event.currentTarget.closest<HTMLElement>('fieldset.question');
  // At once, so that a question which this answer brings up is the next one.
  flushSync(() => (option === undefined ? excludeCauses() : give(question, option.value)));
  const all = [...document.querySelectorAll<HTMLElement>('fieldset.question')];
  const last = causes ? all.findLast(({ id }) => id.startsWith(controlId('findings.otherCauses.'))) : here;
  const next = last == null ? here : (all[all.indexOf(last) + 1] ?? here);
  next?.querySelector<HTMLElement>('input:checked, textarea')?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function FreeText({ question, answer }: { readonly question: Question; readonly answer: string }) {
  const { field } = useTyping(answer, (text) => {
    dispatch({ type: 'answer', question: question.path, answer: text });
    return null;
  });
  const { onKeyDown, ...rest } = field;
  return (
    <textarea
      rows={3}
      name={question.path}
      aria-label={question.text}
      onKeyDown={(event) => event.key === 'Escape' && onKeyDown(event)}
      {...rest}
    />
  );
}
