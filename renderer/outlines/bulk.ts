import type { Outline } from '../../core/session/document/document.ts';
import { dispatch } from '../state/document.ts';
import { deselectDeleted } from '../state/editing.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { useTableView } from './rows-model.ts';

/** Deletes outlines in one step, with no question asked: undo brings them back. In a read-only study they stay, and so does the selection. */
export function removeOutlines(outlines: readonly Outline[]): void {
  const [first] = outlines;
  if (first === undefined) return;
  const ids = outlines.map(({ id }) => id);
  dispatch(ids.length === 1 ? { type: 'removeOutline', id: first.id } : { type: 'removeOutlines', ids });
  const state = useApp.getState();
  const stays = sessionNow(state)?.outlines.some(({ id }) => id === state.selected);
  if (!stays) deselectDeleted();
}

/** Ticks or unticks outlines. */
export function tick(ids: readonly string[], on: boolean): void {
  useTableView.setState(({ ticked }) => {
    const others = [...ticked].filter((id) => !ids.includes(id));
    return { ticked: new Set(on ? [...others, ...ids] : others) };
  });
}
