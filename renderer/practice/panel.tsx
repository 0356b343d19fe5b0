import { useEffect } from 'react';
import { loadPractice } from './actions.ts';
import { AttemptPanel } from './attempt.tsx';
import { PracticeBook } from './book.tsx';
import { ResultPanel } from './result.tsx';
import type { Attempt } from './state.ts';
import { useAttemptHere } from './state.ts';
import { StudiesPanel } from './studies.tsx';
import './practice.css';

/** The right panel's Practice: choose a study, measure it, see how far from the truth it was. */
export function PracticePanel() {
  const attempt = useAttemptHere();
  useEffect(() => void loadPractice(), []);
  return (
    <>
      <Inside attempt={attempt} />
      <PracticeBook />
    </>
  );
}

function Inside({ attempt }: { readonly attempt: Attempt | null }) {
  if (attempt === null) return <StudiesPanel />;
  return attempt.outcome === null ? (
    <AttemptPanel attempt={attempt} />
  ) : (
    <ResultPanel attempt={attempt} outcome={attempt.outcome} />
  );
}
