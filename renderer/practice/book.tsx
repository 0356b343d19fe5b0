import { Compare } from './compare.tsx';
import { MakeStudy } from './make-study.tsx';
import { Progress } from './progress.tsx';
import { usePractice } from './state.ts';

/** The sheet of practice that is open over the window. */
export function PracticeBook() {
  const book = usePractice((state) => state.book);
  if (book === 'progress') return <Progress />;
  if (book === 'compare') return <Compare />;
  return book === 'make' ? <MakeStudy /> : null;
}
