import type { OutlineDescription } from '../../core/session/document/commands.ts';
import type { Outline, Session } from '../../core/session/document/document.ts';
import type { OpenAnswer } from '../../core/session/drawn/saying.ts';
import { inRole } from '../../core/session/drawn/saying.ts';
import { SEGMENTS, STATES } from '../ui/labels.ts';

/** One answer on the card: its key, its words, what it says of the outline, and whether that is said already. */
export interface CardAnswer {
  readonly key: string;
  readonly words: string;
  readonly title: string;
  readonly said: boolean;
  readonly description: Partial<OutlineDescription>;
}

/** A question on the card with its answers. */
export interface CardQuestion {
  readonly about: OpenAnswer;
  readonly answers: readonly CardAnswer[];
}

const ROLE_KEYS = [
  ['lesion', 'L', 'Lesion'],
  ['reference', 'R', 'Reference'],
  ['other', '0', 'Neither'],
] as const;
const SEGMENT_KEYS = [
  ['IVC', '1'],
  ['CIV', '2'],
  ['EIV', '3'],
  ['CFV', '4'],
] as const;
const STATE_KEYS = [
  ['expiration', '5'],
  ['inspiration', '6'],
  ['valsalva', '7'],
  ['supine', '8'],
  ['lateral', '9'],
  ['standing', 'S'],
] as const;
const NORMAL_KEYS = [
  [true, '5', 'Yes'],
  [false, '6', 'No'],
] as const;

/** What is asked of an outline. No two answers share a key, so that no press can be taken for another question. */
export function cardQuestions(session: Session, outline: Outline): readonly CardQuestion[] {
  const roles: readonly CardAnswer[] = ROLE_KEYS.map(([role, key, words]) => ({
    key,
    words,
    title: words,
    said: outline.role === role,
    description: inRole(session, outline, role),
  }));
  const segments: readonly CardAnswer[] = SEGMENT_KEYS.map(([segment, key]) => ({
    key,
    words: segment,
    title: SEGMENTS[segment],
    said: outline.segment === segment,
    description: { segment },
  }));
  return [{ about: 'role', answers: roles }, { about: 'segment', answers: segments }, lastQuestion(outline)];
}

function lastQuestion({ role, state: traced, normal: known }: Outline): CardQuestion {
  if (role === 'reference') {
    const answers = NORMAL_KEYS.map(([normal, key, words]) => {
      const title = normal ? 'Normal, not compressed' : 'Not normal, or compressed';
      return { key, words, title, said: known === normal, description: { normal } };
    });
    return { about: 'normal', answers };
  }
  const answers = STATE_KEYS.map(([state, key]) => ({
    key,
    words: STATES[state],
    title: STATES[state],
    said: traced === state,
    description: { state },
  }));
  return { about: 'state', answers };
}

/** The answer that a key gives; null for every other key. Of an outline without a role only role and segment are asked. */
export function answerAt(questions: readonly CardQuestion[], key: string): CardAnswer | null {
  const answers = questions.flatMap((question) => (isOpenYet(questions, question) ? question.answers : []));
  return answers.find((answer) => answer.key === key.toUpperCase()) ?? null;
}

/** True for a question that can be answered now: the last one only once the role is said. */
export function isOpenYet(questions: readonly CardQuestion[], { about }: CardQuestion): boolean {
  const hasRole = questions.some((one) => one.about === 'role' && one.answers.some(({ said }) => said));
  return about === 'role' || about === 'segment' || hasRole;
}
