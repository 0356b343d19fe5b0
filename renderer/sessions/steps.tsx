import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { History } from '../../core/session/document/history.ts';
import { goToStep } from '../state/document.ts';
import { useApp } from '../state/store.ts';

/** The list's id in the page, for the button that opens it. */
export const HISTORY_LIST = 'history-list';
/** So many steps on either side of the present one are listed at first. */
const NEAR = 200;

/** Shows the steps, or puts them away. */
export function toggleHistory(): void {
  document.getElementById(HISTORY_LIST)?.togglePopover();
}

/** Every step by name, newest first, over the window while it is wanted: a click or Enter goes there. */
export function HistoryList() {
  const history = useApp(({ study }) => study?.history ?? null);
  const [open, setOpen] = useState(false);
  return (
    <section
      id={HISTORY_LIST}
      popover="auto"
      className="over steps"
      aria-labelledby="history-title"
      onToggle={({ newState }) => setOpen(newState === 'open')}
    >
      <h2 id="history-title">Steps</h2>
      {open && history === null && <p className="muted">No study is open.</p>}
      {open && history !== null && <Steps history={history} />}
    </section>
  );
}

function Steps({ history }: { readonly history: History }) {
  const list = useRef<HTMLOListElement>(null);
  const [span, setSpan] = useState(NEAR);
  useEffect(() => list.current?.querySelector<HTMLElement>('[aria-current]')?.focus(), []);
  const names = ['as opened', ...[...history.past, ...history.future].map(({ label }) => label)];
  const now = history.past.length;
  const [first, last] = [Math.max(0, now - span), Math.min(names.length, now + span + 1)];
  const more = names.length - (last - first);
  const rows = names.slice(first, last).map((name, k) => ({ name, count: first + k }));
  return (
    <>
      <p className="small muted">
        {now} done, {history.future.length} undone. A new change discards the undone steps.
      </p>
      <ol className="list" ref={list} onKeyDown={listen}>
        {rows.reverse().map(({ name, count }) => (
          <li key={count}>
            <Row name={name} count={count} now={now} />
          </li>
        ))}
      </ol>
      {more > 0 && (
        <button type="button" onClick={() => setSpan(names.length)}>
          Show {more} more
        </button>
      )}
    </>
  );
}

function Row({ name, count, now }: { readonly name: string; readonly count: number; readonly now: number }) {
  const undone = count > now;
  return (
    <button
      type="button"
      className={`row apart ${undone ? 'muted' : ''}`}
      aria-current={count === now ? 'step' : undefined}
      onClick={() => goToStep(count)}
    >
      <span>
        <span className="number muted">{count}</span> {name}
      </span>
      {count === now && <span className="badge">now</span>}
      {undone && <span className="badge">undone</span>}
    </button>
  );
}

/** Up and down go through the list; the picture behind must not hear that. */
function listen(event: KeyboardEvent<HTMLOListElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  // Escape closes this list and nothing behind it.
  if (event.key === 'Escape') event.stopPropagation();
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  buttons[Math.max(0, Math.min(buttons.length - 1, to))]?.focus();
}
