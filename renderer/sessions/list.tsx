import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { SavedSession } from '../../core/session/document/saved.ts';
import { shell } from '../shell/shell.ts';
import { closeSheet } from '../state/editing.ts';
import { notice } from '../state/notices.ts';
import { useApp } from '../state/store.ts';
import { SheetDialog } from '../ui/sheet.tsx';
import { SessionRow } from './row.tsx';
import { matches, titleOf } from './text.ts';
import './sessions.css';

/** From so many sessions on there is a field to find one. */
const MANY = 6;

/** So many plans are asked for at once. */
const AT_ONCE = 2;

interface Sessions {
  /** null until the shell has answered for the first time. */
  readonly list: readonly SavedSession[] | null;
  /** The plan of each session in one line by its id, as far as they are worked out. */
  readonly headlines: Readonly<Record<string, string | null>>;
  /** What was moved to the bin last, to be put back at once. */
  readonly binned: { readonly id: string; readonly title: string } | null;
}

const useSessions = create<Sessions>(() => ({ list: null, headlines: {}, binned: null }));

async function refresh(): Promise<void> {
  const list = await shell.listSessions();
  useSessions.setState({ list });
  const ids = list.map(({ id }) => id);
  while (ids.length > 0 && useSessions.getState().list === list) await workOut(ids.splice(0, AT_ONCE));
}

/** Working out a plan takes a moment: a few at a time, so that the list is there at once and fills. */
async function workOut(ids: readonly string[]): Promise<void> {
  const found = await shell.savedHeadlines(ids);
  const entries = ids.map((id, at) => [id, found[at] ?? null] as const);
  useSessions.setState(({ headlines }) => ({ headlines: { ...headlines, ...Object.fromEntries(entries) } }));
}

async function toBin(session: SavedSession): Promise<void> {
  const { id, problem } = await shell.binSession(session.id);
  if (problem !== null) notice(problem);
  useSessions.setState({ binned: id === null ? null : { id, title: titleOf(session) } });
  await refresh();
}

async function putBack(id: string): Promise<void> {
  const problem = await shell.putBack(id);
  if (problem !== null) notice(problem);
  useSessions.setState({ binned: null });
  await refresh();
}

/** The sessions over the window, while wanted. */
export function SessionsSheet() {
  const shown = useApp(({ sheet }) => sheet === 'sessions');
  if (!shown) return null;
  return (
    <SheetDialog title="Recent studies" onClose={closeSheet}>
      <List />
    </SheetDialog>
  );
}

/** The sessions in the empty window; nothing while none is kept. */
export function SessionsHere() {
  const any = useSessions(({ list }) => list === null || list.length > 0);
  if (!any) return null;
  return (
    <section aria-labelledby="sessions-here" className="stack">
      <h2 id="sessions-here">Recent studies</h2>
      <List />
    </section>
  );
}

function List() {
  const list = useSessions((state) => state.list);
  const headlines = useSessions((state) => state.headlines);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    useSessions.setState({ binned: null });
    void refresh();
  }, []);
  if (list === null) return <p className="muted">Loading recent studies…</p>;
  const here = list.filter(({ binned }) => !binned);
  const inBin = list.filter(({ binned }) => binned);
  const rows = (sessions: typeof list) => (
    <ul className="stack">
      {sessions.map((session) => (
        <SessionRow
          key={session.id}
          session={session}
          headline={headlines[session.id]}
          onBin={toBin}
          onPutBack={putBack}
        />
      ))}
    </ul>
  );
  return (
    <div className="sessions stack">
      {here.length === 0 && <p className="muted">No studies yet. Every change you make is saved here automatically.</p>}
      {here.length >= MANY && (
        <input
          type="text"
          aria-label="Find a study"
          placeholder="Search by name, date, file or plan"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <Binned />
      {rows(here.filter((session) => matches(session, headlines[session.id], typed)))}
      {inBin.length > 0 && (
        <details>
          <summary>Bin ({inBin.length})</summary>
          {rows(inBin)}
        </details>
      )}
    </div>
  );
}

function focused(button: HTMLButtonElement | null): void {
  button?.focus();
}

/** What was just moved to the bin, with the way back. */
function Binned() {
  const binned = useSessions((state) => state.binned);
  return (
    <div role="status">
      {binned !== null && (
        <p className="card row apart">
          <span>
            Moved to the bin: <strong>{binned.title}</strong>
          </span>
          <button type="button" ref={focused} onClick={() => void putBack(binned.id)}>
            Undo
          </button>
        </p>
      )}
    </div>
  );
}
