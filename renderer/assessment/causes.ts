import { isAnswered } from '../../core/plan/asked.ts';
import { QUESTIONS } from '../../core/plan/questions.ts';
import { dispatch } from '../state/document.ts';
import { sessionNow, useApp } from '../state/store.ts';

/** The other causes of oedema that nothing was said of yet. */
export function openCauses(): readonly string[] {
  const findings = sessionNow(useApp.getState())?.findings ?? {};
  return QUESTIONS.filter((question) => question.step === 'causes' && !isAnswered(findings, question)).map(
    ({ path }) => path,
  );
}

/** Says of all other causes not judged yet that they are excluded, in one step; what was answered stays. */
export function excludeCauses(): void {
  const answers = openCauses().map((question) => ({ question, answer: 'excluded' }));
  if (answers.length > 0) dispatch({ type: 'answerAll', answers });
}
