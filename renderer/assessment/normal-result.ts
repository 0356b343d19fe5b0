import { isAnswered } from '../../core/plan/asked.ts';
import { NORMAL_RESULTS } from '../../core/plan/normal-results.ts';
import type { SectionId } from '../../core/plan/questions.ts';
import { QUESTIONS } from '../../core/plan/questions.ts';
import { dispatch } from '../state/document.ts';
import { sessionNow, useApp } from '../state/store.ts';

type Answers = readonly { readonly question: string; readonly answer: string }[];

/** The answers of a section's normal result to questions that were not answered yet. */
export function openNormalAnswers(section: SectionId): Answers {
  const findings = sessionNow(useApp.getState())?.findings ?? {};
  const open = QUESTIONS.filter((question) => !isAnswered(findings, question)).map(({ path }) => path);
  return NORMAL_RESULTS[section]?.answers.filter(({ question }) => open.includes(question)) ?? [];
}

/** Gives the normal result of a section in one step; what was answered stays. */
export function giveNormalResult(section: SectionId): void {
  const answers = openNormalAnswers(section);
  if (answers.length > 0) dispatch({ type: 'answerAll', answers });
}
