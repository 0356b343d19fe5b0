import { saidTo } from '../plan/asked.ts';
import type { Findings } from '../plan/case.ts';
import { completeFindings } from '../plan/findings.ts';
import { QUESTIONS, type Question } from '../plan/questions.ts';
import type { Attempted } from './attempt.ts';
import { decisionRow, missedRow, type ScoreRow } from './row.ts';

/** One row for every question of the pathway that the true case answers; the lesion's behaviour has a row of its own. What is truly unknown is no question. */
export function questionRows({ truth, session, truthFacts }: Attempted): readonly ScoreRow[] {
  const right = truth.planCase.findings ?? {};
  return QUESTIONS.filter(
    ({ path, askWhen }) =>
      path !== 'lesionBehaviour' &&
      ![undefined, startOf(path)].includes(saidTo(right, path)) &&
      (askWhen === undefined || askWhen(right, truthFacts.states.verdictFlips)),
  ).map((question) => questionRow(question, right, session.findings));
}

function questionRow(question: Question, truth: Findings, session: Findings): ScoreRow {
  const { path, text } = question;
  const [right, read] = [saidTo(truth, path) ?? '', saidTo(session, path)];
  const about = { measure: 'finding', subject: 'study', of: text, part: path } as const;
  const words = wordsOf(question, right);
  const unanswered = read === undefined || read === '' || read === startOf(path);
  if (unanswered) return missedRow(about, words, `Not answered: “${text}” The answer is “${words}”.`);
  // A reason in the operator's own words is there or is not; nobody compares it.
  if (read === right || question.options.length === 0)
    return decisionRow(about, words, wordsOf(question, read), 'good', `Correct: “${words}”.`);
  const said = wordsOf(question, read);
  return decisionRow(about, words, said, 'off', `“${text}” was answered “${said}”; the answer is “${words}”.`);
}

function wordsOf({ options }: Question, value: string): string {
  return options.find((option) => option.value === value)?.label ?? value;
}

/** What every question starts with: "unknown". */
function startOf(path: Question['path']): string | undefined {
  return saidTo(completeFindings({}), path);
}
