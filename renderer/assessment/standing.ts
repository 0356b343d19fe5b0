import { isAnswered } from '../../core/plan/asked.ts';
import type { Question } from '../../core/plan/questions.ts';
import { findingsOf, isFromStudy } from '../../core/session/derived/from-study.ts';
import type { Derived } from '../state/derived.ts';

/** How a question stands on the way to the plan. */
export type Standing =
  /** The plan waits for it. */
  | 'open'
  /** Answered by the operator. */
  | 'answered'
  /** Answered, but the plan needs another answer. */
  | 'insufficient'
  /** Answered by the study alone. */
  | 'from-study'
  /** Its answer ends the pathway. */
  | 'ends'
  /** Not answered, and no longer needed because the pathway has ended. */
  | 'not-needed'
  /** Not answered, and the plan does not wait for it. */
  | 'optional';

/** How a question stands in a session. */
export function standingOf(question: Question, { session, way }: Derived): Standing {
  const path = `findings.${question.path}`;
  if (way?.end?.path === path) return 'ends';
  if (isFromStudy(session, question)) return 'from-study';
  const isLeft = way?.left.some((item) => item.path === path) ?? false;
  if (isAnswered(findingsOf(session), question)) return isLeft ? 'insufficient' : 'answered';
  if (isLeft) return 'open';
  return way?.end == null ? 'optional' : 'not-needed';
}
