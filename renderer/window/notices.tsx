import { dismiss } from '../state/notices.ts';
import { shownNow } from '../state/patient.ts';
import { useApp } from '../state/store.ts';
import { MissingFiles } from '../study/missing.tsx';
import { cancelReading } from '../study/reading.ts';
import { RefusedLine } from '../study/refused.tsx';

/** What is being opened now, and the sentences the operator has to see, each with its button to put it away. They stand under the studies, where they hide no picture; `floating` above everything, while the studies are folded away. */
export function Notices({ floating = false }: { readonly floating?: boolean }) {
  const notices = useApp((state) => state.notices);
  const opening = useApp((state) => state.opening);
  return (
    <aside className="notices" data-floating={floating} aria-label="Notices">
      <div role="status">
        {opening !== null && (
          <p>
            {opening.what}: {opening.of === null ? `${opening.done} found` : `${opening.done} of ${opening.of}`}{' '}
            <progress
              aria-label={opening.what}
              {...(opening.of === null ? {} : { value: opening.done, max: opening.of })}
            />{' '}
            <button type="button" onClick={cancelReading}>
              Cancel
            </button>
          </p>
        )}
      </div>
      <MissingFiles />
      <RefusedLine />
      {notices.length > 1 && (
        <button type="button" onClick={() => notices.forEach(dismiss)}>
          Dismiss all {notices.length}
        </button>
      )}
      {notices.map((sentence) => (
        <div key={sentence} role="alert">
          <p>{shownNow(sentence)}</p>
          <button type="button" aria-label={`Dismiss: ${shownNow(sentence)}`} onClick={() => dismiss(sentence)}>
            Dismiss
          </button>
        </div>
      ))}
    </aside>
  );
}
