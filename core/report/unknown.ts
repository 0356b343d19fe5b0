import { QUESTIONS } from '../plan/questions.ts';
import type { Way } from '../session/derived/steps.ts';
import type { Unknown } from './content.ts';
import { topicOf } from './indication.ts';

/** What the plan still needs, all of it and in the order of the steps, as the window counts it. */
export function unknownsOf({ left }: Way): readonly Unknown[] {
  return left.map(({ path, text }) => {
    const question = QUESTIONS.find((each) => `findings.${each.path}` === path);
    return { path, text: question === undefined ? text : topicOf(question.path) };
  });
}
