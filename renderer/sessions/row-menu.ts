import type { MenuEntry } from '../commands/menu-entry.ts';
import { menuAction } from '../commands/menu-entry.ts';
import { rowLine } from '../study/rows.ts';
import type { Entry } from './entries.ts';
import { askToErase, putBack, toBin } from './kept.ts';
import { filesText } from './text.ts';

/** What the context menu of a study in the list offers. */
export function rowEntries(
  { session, text }: Entry,
  {
    onScreen,
    openStudy,
    open,
  }: { readonly onScreen: boolean; readonly openStudy: string | null; readonly open: () => void },
): readonly MenuEntry[] {
  const isOpen = onScreen ? 'It is open now.' : null;
  const erasing = (id: string) =>
    menuAction('Erase for good…', () => askToErase({ id, title: rowLine(text) }), {
      whyNot: session?.study != null && session.study === openStudy ? 'It is open now.' : null,
    });
  if (session?.binned === true) return [menuAction('Put back', () => void putBack(session.id)), erasing(session.id)];
  const opening = menuAction('Open', open, { whyNot: isOpen ?? session?.problem ?? null });
  if (session === null) return [opening];
  const locating = filesText(session.runs)?.missing === true && !onScreen ? [menuAction('Locate…', open)] : [];
  return [
    opening,
    ...locating,
    menuAction('Move to the bin', () => void toBin(session, rowLine(text)), { whyNot: isOpen }),
    erasing(session.id),
  ];
}
