import type { Findings } from './case.ts';
import type { Question } from './questions.ts';

/** The present answer to a question: a word of its options (the last one while nothing was said) or the free text. */
export function answerTo(findings: Findings, question: Question): string {
  return saidTo(findings, question.path) ?? question.options.at(-1)?.value ?? '';
}

/** What findings say to a question, by its path; undefined where they say nothing. */
export function saidTo(findings: Findings, path: Question['path']): string | undefined {
  const found = path.split('.').reduce<unknown>(inside, findings);
  return typeof found === 'string' ? found : undefined;
}

function inside(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** Whether a question has been answered with anything but "unknown". */
export function isAnswered(findings: Findings, question: Question): boolean {
  return answerTo(findings, question).trim() !== (question.options.at(-1)?.value ?? '');
}

/** Whether a question is on the screen: asked now, or answered before, so that no answer acts unseen. */
export function isShown(findings: Findings, question: Question, verdictFlips: boolean): boolean {
  return isAsked(findings, question, verdictFlips) || isAnswered(findings, question);
}

/** Whether a question is asked with the present answers. */
export function isAsked(findings: Findings, question: Question, verdictFlips: boolean): boolean {
  return question.askWhen?.(findings, verdictFlips) ?? true;
}
