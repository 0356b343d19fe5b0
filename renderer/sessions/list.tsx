import { useEffect, useRef, useState } from 'react';
import { closeSheet } from '../state/editing.ts';
import { useKeptWhere } from '../state/kept-in.ts';
import { useApp } from '../state/store.ts';
import { openOther, openSaved } from '../study/opening.ts';
import { SheetDialog } from '../ui/sheet.tsx';
import type { Entry } from './entries.ts';
import { entriesOf, matches } from './entries.ts';
import { Erasing } from './erasing.tsx';
import { listAnew, putBack, useKept } from './kept.ts';
import { goThrough } from './list-keys.ts';
import { StudyEntry } from './row.tsx';
import './sessions.css';

/** The list of studies over the window, while wanted. */
export function SessionsSheet() {
  const shown = useApp(({ sheet }) => sheet === 'sessions');
  if (!shown) return null;
  return (
    <SheetDialog title="Recent studies" onClose={closeSheet}>
      <StudyList />
    </SheetDialog>
  );
}

/** The list of studies in the empty window; nothing while there is none. */
export function SessionsHere() {
  const any = useKept(({ list }) => list === null || list.length > 0);
  const opened = useApp(({ studies }) => studies.length > 0);
  if (!any && !opened) return null;
  return (
    <section aria-labelledby="sessions-here" className="stack">
      <h2 id="sessions-here">Recent studies</h2>
      <StudyList />
    </section>
  );
}

/** Puts a study of the list on the screen, where it may be already. */
function openEntry(entry: Entry, onScreen: boolean): void {
  closeSheet();
  if (!onScreen) void (entry.study === null ? openSaved(entry.session.id) : openOther(entry.study));
}

/** Studies that were opened and studies that are kept, to be found by typing and gone through with the arrow keys. */
function StudyList() {
  const { list, headlines } = useKept();
  const studies = useApp((state) => state.studies);
  const [typed, setTyped] = useState('');
  const where = useKeptWhere();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    void listAnew();
    field.current?.focus();
  }, []);
  const entries = entriesOf(studies, list?.filter(({ binned }) => !binned) ?? []);
  const inBin = entriesOf([], list?.filter(({ binned }) => binned) ?? []);
  const headline = ({ session }: Entry) => (session === null ? null : headlines[session.id]);
  const rows = (some: readonly Entry[]) => (
    <ul className="stack">
      {some.map((entry) => (
        <StudyEntry key={entry.id} entry={entry} headline={headline(entry)} onOpen={openEntry} />
      ))}
    </ul>
  );
  const found = entries.filter((entry) => matches(entry, headline(entry), typed));
  return (
    <search className="sessions stack" onKeyDown={(event) => goThrough(event, field.current)}>
      <input
        ref={field}
        data-first
        type="text"
        aria-label="Find a study"
        placeholder="Search by name, date, modality, file or plan"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Binned />
      <Erasing />
      <Said loading={list === null} any={entries.length > 0} found={found.length > 0} />
      {rows(found)}
      <p className="small muted anywhere">{where}</p>
      {inBin.length > 0 && (
        <details>
          <summary>Bin ({inBin.length})</summary>
          {rows(inBin)}
        </details>
      )}
    </search>
  );
}

function Said({ loading, any, found }: { readonly loading: boolean; readonly any: boolean; readonly found: boolean }) {
  if (loading) return <p className="muted">Loading recent studies…</p>;
  if (!any) return <p className="muted">No studies yet.</p>;
  return found ? null : <p role="status">No study matches.</p>;
}

function focused(button: HTMLButtonElement | null): void {
  button?.focus();
}

/** What was just moved to the bin, with the way back. */
function Binned() {
  const binned = useKept((state) => state.binned);
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
