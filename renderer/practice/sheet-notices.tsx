import { dismiss } from '../state/notices.ts';
import { useApp } from '../state/store.ts';
import { usePractice } from './state.ts';

/** The sentences that the operator has to see, inside a sheet: those of the window lie behind it. */
export function SheetNotices() {
  const notices = useApp((state) => state.notices);
  const busy = usePractice((state) => state.busy);
  return (
    <div className="stack" role="status">
      {busy !== null && <p>{busy.what}…</p>}
      {notices.map((sentence) => (
        <p key={sentence} className="row">
          <span className="warn">! {sentence}</span>
          <button type="button" className="link" aria-label={`Dismiss: ${sentence}`} onClick={() => dismiss(sentence)}>
            Dismiss
          </button>
        </p>
      ))}
    </div>
  );
}
