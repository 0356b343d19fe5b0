import { useEffect } from 'react';
import { AttemptPanel } from './attempt.tsx';
import { loadPractice } from './deeds.ts';
import { ResultPanel } from './result.tsx';
import { useAttemptHere } from './state.ts';
import { StudiesPanel } from './studies.tsx';
import './practice.css';

/** The right panel's Practice: choose a study, measure it, see how far from the truth it was. */
export function PracticePanel() {
  const attempt = useAttemptHere();
  useEffect(() => void loadPractice(), []);
  if (attempt === null) return <StudiesPanel />;
  return attempt.outcome === null ? (
    <AttemptPanel attempt={attempt} />
  ) : (
    <ResultPanel attempt={attempt} outcome={attempt.outcome} />
  );
}
