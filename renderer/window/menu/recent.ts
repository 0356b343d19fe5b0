import { create } from 'zustand';
import type { SavedSession } from '../../../core/session/document/saved.ts';
import type { MenuEntry } from '../../commands/menu-entry.ts';
import { menuAction } from '../../commands/menu-entry.ts';
import { entriesOf } from '../../sessions/entries.ts';
import { shell } from '../../shell/shell.ts';
import { useApp } from '../../state/store.ts';
import { openSaved } from '../../study/opening.ts';
import { rowLine } from '../../study/rows.ts';

/** So many studies are offered in the menu; the list of recent studies has all of them. */
const OFFERED = 8;

/** The studies worked on last, the last one first, as far as they are known. */
export const useRecent = create<{ readonly list: readonly SavedSession[] }>(() => ({ list: [] }));

/** Asks for the studies worked on last, for the menu that is about to open. */
export function loadRecent(): void {
  void shell.listSessions().then((list) => useRecent.setState({ list }));
}

/** The studies worked on last as rows of a menu, of which no two read alike. */
export function recentEntries(): readonly MenuEntry[] {
  const openNow = useApp.getState().study?.key;
  const kept = useRecent
    .getState()
    .list.filter(({ kind, binned, problem }) => kind === 'working' && !binned && problem === null);
  return entriesOf([], kept)
    .slice(0, OFFERED)
    .map(({ session, text }) =>
      menuAction(rowLine(text), () => session !== null && void openSaved(session.id), {
        whyNot: session?.study === openNow ? 'It is open now.' : null,
      }),
    );
}
