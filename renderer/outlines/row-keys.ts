import type { KeyboardEvent } from 'react';
import type { Outline } from '../../core/session/document/document.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { rowButton } from '../ui/rows-in-view.ts';
import { removeOutlines, tick } from './bulk.ts';
import { accept } from './reshape.ts';
import type { OutlineEntry } from './rows-model.ts';
import { useTableView } from './rows-model.ts';

/** The ticked outlines that still exist, or the given one where none is ticked. */
function chosen(outline: Outline): readonly Outline[] {
  const { ticked } = useTableView.getState();
  const all = (sessionNow(useApp.getState())?.outlines ?? []).filter(({ id }) => ticked.has(id));
  return all.length === 0 ? [outline] : all;
}

/** Keys on a row: arrows to its neighbours, Space ticks, F2 renames, Delete and Y act on what is ticked, else on the row. Enter is the button's own. */
export function rowKey(
  event: KeyboardEvent<HTMLElement>,
  { outline }: OutlineEntry,
  { rename }: { readonly rename: () => void },
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const actions: Readonly<Record<string, () => void>> = {
    ArrowDown: () => step(event.currentTarget, 1),
    ArrowUp: () => step(event.currentTarget, -1),
    Home: () => step(event.currentTarget, Number.NEGATIVE_INFINITY),
    End: () => step(event.currentTarget, Number.POSITIVE_INFINITY),
    ' ': () => tick([outline.id], !useTableView.getState().ticked.has(outline.id)),
    F2: rename,
    y: () => accept(chosen(outline)),
    Delete: () => removed(event.currentTarget, chosen(outline)),
  };
  const action = event.shiftKey ? undefined : actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (action === undefined) return;
  event.preventDefault();
  action();
}

/** The focus must not fall off the table with its row: it goes to the next one that stays. */
function removed(from: HTMLElement, outlines: readonly Outline[]): void {
  const gone = new Set(outlines.map(({ id }) => id));
  const rows = rowsAround(from);
  const stays = (row: HTMLElement) => !gone.has(row.dataset['row'] ?? '');
  const here = rows.indexOf(from);
  const next = rows.slice(here).find(stays) ?? rows.slice(0, here).findLast(stays);
  const body = from.closest('tbody');
  next?.focus();
  removeOutlines(outlines);
  // Everything in the page went, but there is more beyond it.
  if (next === undefined) requestAnimationFrame(() => body?.querySelector<HTMLElement>('[data-row]')?.focus());
}

/** Moves the focus by so many rows, no further than the first or last; row 1 are the titles. */
function step(from: HTMLElement, by: number): void {
  const body = from.closest('tbody');
  const here = Number(from.closest('tr')?.ariaRowIndex ?? 2);
  const last = Number(from.closest('table')?.ariaRowCount ?? here);
  if (body !== null) rowButton(body, Math.max(2, Math.min(last, here + by)))?.focus();
}

function rowsAround(from: HTMLElement): readonly HTMLElement[] {
  return [...(from.closest('tbody')?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
}
