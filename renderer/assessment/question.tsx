import type { KeyboardEvent, ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { answerTo } from '../../core/plan/asked.ts';
import type { Findings } from '../../core/plan/case.ts';
import { NORMAL_RESULTS } from '../../core/plan/normal-results.ts';
import type { Question, SectionId } from '../../core/plan/questions.ts';
import { QUESTIONS } from '../../core/plan/questions.ts';
import { controlId } from '../landmarks/jump.ts';
import { dispatch } from '../state/document.ts';
import { useTyping } from '../ui/fields.tsx';
import { giveNormalResult } from './normal-result.ts';
import type { Standing } from './standing.ts';

const MARKS: Readonly<Record<Standing, ReactNode>> = {
  open: null,
  answered: null,
  insufficient: <span className="badge warn">? not enough for the plan</span>,
  'from-study': <span className="badge good">✓ from this study</span>,
  ends: <span className="badge warn">! ends the pathway</span>,
  'not-needed': null,
  optional: <span className="small muted">optional</span>,
};

/** One question: a group of radio buttons, or a field for free text. */
export function QuestionField(props: {
  readonly question: Question;
  readonly findings: Findings;
  readonly standing: Standing;
  /** False when it is only shown because it was answered before. */
  readonly asked: boolean;
}) {
  const { question, findings, standing } = props;
  const answer = answerTo(findings, question);
  return (
    <fieldset className="question" id={controlId(`findings.${question.path}`)} data-standing={standing}>
      <legend>
        {question.text} {MARKS[standing]}
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

/** The digit of an answer gives it and goes on to the next question, so that a whole pathway takes a key each; 0 gives the normal result of a section at once. */
function answerByDigit(event: KeyboardEvent<HTMLInputElement>, question: Question): void {
  if (!/^[0-9]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
  const option = question.options[Number(event.key) - 1];
  const { section } = question;
  const normal = event.key === '0' && NORMAL_RESULTS[section] !== undefined;
  if (option === undefined && !normal) return;
  event.preventDefault();
  const here = event.currentTarget.closest<HTMLElement>('fieldset.question');
  // At once, so that a question which this answer brings up is the next one.
  flushSync(() => (option === undefined ? giveNormalResult(section) : give(question, option.value)));
  goOn(normal ? lastOf(section, here) : here);
}

/** The last question of a section that is on the screen. */
function lastOf(section: SectionId, here: HTMLElement | null): HTMLElement | null {
  const ids = QUESTIONS.filter((one) => one.section === section).map(({ path }) => controlId(`findings.${path}`));
  return shownQuestions().findLast(({ id }) => ids.includes(id)) ?? here;
}

/** Puts the focus on the question after one; those that are no longer needed are passed over. */
function goOn(from: HTMLElement | null): void {
  const all = shownQuestions();
  const after = all.slice(from === null ? 0 : all.indexOf(from) + 1);
  const next = after.find(({ dataset }) => dataset['standing'] !== 'not-needed') ?? from;
  next?.querySelector<HTMLElement>('input:checked, textarea')?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function shownQuestions(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('fieldset.question')];
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
