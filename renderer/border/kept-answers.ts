import type { Point } from '../../core/geometry/point.ts';
import type { LumenAnswer } from '../../core/lumen/answer.ts';
import type { Outline } from '../../core/session/document/document.ts';

/** An answer that can be solved again under the pointer, with the places that the operator has given it. */
export interface KeptAnswer {
  readonly answer: LumenAnswer;
  readonly forced: readonly Point[];
}

/** So many are kept, the newest: each is as large as a picture. */
const KEPT = 8;

const answers = new Map<string, KeptAnswer>();

/** An answer belongs to a line: to the same outline after it was moved by hand, or back in another step, belongs another one or none. */
function nameOfAnswer({ id, knots }: Pick<Outline, 'id' | 'knots'>): string {
  return `${id} ${JSON.stringify(knots)}`;
}

/** The answer behind an outline while it is kept; else null. */
export function keptAnswer(outline: Pick<Outline, 'id' | 'knots'>): KeptAnswer | null {
  return answers.get(nameOfAnswer(outline)) ?? null;
}

/** Keeps the answer behind an outline instead of the oldest one. */
export function keepAnswer(outline: Pick<Outline, 'id' | 'knots'>, kept: KeptAnswer): void {
  answers.set(nameOfAnswer(outline), kept);
  const [oldest] = answers.keys();
  if (answers.size > KEPT && oldest !== undefined) answers.delete(oldest);
}
