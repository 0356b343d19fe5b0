import { MakeStudy } from './make-study.tsx';
import { Compare } from './records/compare.tsx';
import { Progress } from './records/progress.tsx';
import { usePractice } from './state.ts';
import { SubmitSheet } from './submit-sheet.tsx';

/** The sheet of practice that is open over the window. */
export function PracticeBook() {
  const book = usePractice((state) => state.book);
  if (book === 'progress') return <Progress />;
  if (book === 'compare') return <Compare />;
  if (book === 'submit') return <SubmitSheet />;
  return book === 'make' ? <MakeStudy /> : null;
}
