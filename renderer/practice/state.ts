import { create } from 'zustand';
import type { PracticeRecord } from '../../core/practice/records/record.ts';
import type { Score } from '../../core/practice/score.ts';
import type { PracticeStudy } from '../../core/practice/study.ts';
import type { Truth } from '../../core/practice/truth.ts';
import type { Session } from '../../core/session/document/document.ts';
import { useApp } from '../state/store.ts';

/** What came of an attempt: known only after it was submitted. */
export interface Outcome {
  readonly score: Score;
  readonly truth: Truth;
  /** As it was submitted. */
  readonly session: Session;
}

/** One attempt at a practice study, from Start on. */
export interface Attempt {
  readonly study: PracticeStudy;
  readonly trainee: string;
  /** Of this trainee at this study, from 1. */
  readonly number: number;
  /** Of its working copy, which is no other session's. */
  readonly key: string;
  /** Since when the clock runs (ms since 1970); null without a clock, or when the attempt was begun in an earlier window. */
  readonly since: number | null;
  readonly outcome: Outcome | null;
}

interface PracticeState {
  /** Whoever practises here; '' until they have said their name. */
  readonly trainee: string;
  /** null until they have been listed. */
  readonly studies: readonly PracticeStudy[] | null;
  readonly problems: readonly string[];
  /** Of this computer's trainees. */
  readonly records: readonly PracticeRecord[];
  /** Id of the study looked at in the list. */
  readonly chosen: string | null;
  readonly clock: boolean;
  readonly formFilledIn: boolean;
  /** The sheet over the window. */
  readonly book: 'progress' | 'compare' | 'make' | 'submit' | null;
  readonly truthShown: boolean;
  readonly automaticShown: boolean;
  readonly attempt: Attempt | null;
  /** What is under way, in words, and whether it can be cancelled; null when nothing is. */
  readonly busy: { readonly what: string; readonly cancel: (() => void) | null } | null;
}

const TRAINEE = 'ivus-trainee';

/** What the window knows about practice besides the study on the screen. */
export const usePractice = create<PracticeState>(() => ({
  trainee: '',
  studies: null,
  problems: [],
  records: [],
  chosen: null,
  clock: true,
  formFilledIn: true,
  book: null,
  truthShown: true,
  automaticShown: true,
  attempt: null,
  busy: null,
}));

/** Who practised on this computer last. */
export function rememberedTrainee(): string {
  return localStorage.getItem(TRAINEE) ?? '';
}

/** So many signs of a name fit into the window and into the name of a file. */
const LONGEST_NAME = 60;

/** Says who practises; remembered on this computer. */
export function beTrainee(typed: string): void {
  const name = [...typed.trim()].slice(0, LONGEST_NAME).join('').trim();
  localStorage.setItem(TRAINEE, name);
  usePractice.setState({ trainee: name });
}

/** The attempt whose session is on the screen, or null. */
export function useAttemptHere(): Attempt | null {
  const attempt = usePractice((state) => state.attempt);
  const key = useApp((state) => state.study?.key ?? null);
  return attempt !== null && attempt.key === key ? attempt : null;
}
