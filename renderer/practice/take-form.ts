import { answerTo, isAnswered } from '../../core/plan/asked.ts';
import { QUESTIONS } from '../../core/plan/questions.ts';
import { goToNext } from '../plan/next.ts';
import { shell } from '../shell/shell.ts';
import { dispatch } from '../state/document.ts';
import { notice } from '../state/notices.ts';
import { practiceNumber } from '../state/practice-number.ts';
import { sessionNow, useApp } from '../state/store.ts';

/** Answers what the request form of the practice study on the screen says and the operator has not answered, in one step; then goes to what the plan needs next. */
export async function takeRequestForm(): Promise<void> {
  const number = practiceNumber(useApp.getState());
  const { studies } = await shell.practice.studies();
  const form = studies.find((study) => study.number === number)?.findings;
  const state = useApp.getState();
  const session = sessionNow(state);
  // Another study may have come up while the form was fetched.
  if (session === null || practiceNumber(state) !== number) return;
  if (form === undefined)
    return notice('The request form of this study is not available: answer the questions yourself.');
  const answers = QUESTIONS.filter((question) => isAnswered(form, question) && !isAnswered(session.findings, question));
  if (answers.length === 0) return notice('You have already answered everything on the request form.');
  dispatch({
    type: 'answerAll',
    answers: answers.map((question) => ({ question: question.path, answer: answerTo(form, question) })),
  });
  goToNext();
}
