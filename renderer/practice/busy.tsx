import { usePractice } from './state.ts';

/** What is under way, with a way to stop it. */
export function Busy() {
  const busy = usePractice((state) => state.busy);
  if (busy === null) return null;
  return (
    <section className="section row" aria-label="In progress" role="status">
      <span>{busy.what}…</span>
      <progress aria-label={busy.what} />
      {busy.cancel !== null && (
        <button type="button" onClick={busy.cancel}>
          Cancel
        </button>
      )}
    </section>
  );
}
