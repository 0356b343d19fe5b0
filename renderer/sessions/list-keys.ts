import type { KeyboardEvent } from 'react';
import { isComposing } from '../ui/composing.ts';

/** Up and down go from the field through the rows, Enter in the field opens the first of them, and what is typed on a row goes into the field. */
export function goThrough(event: KeyboardEvent<HTMLElement>, field: HTMLInputElement | null): void {
  if (event.ctrlKey || event.altKey || event.metaKey || isComposing(event)) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button[data-row]:not(:disabled)')];
  const at = rows.indexOf(document.activeElement as HTMLButtonElement);
  const inField = document.activeElement === field;
  if (event.key === 'Enter' && inField) {
    event.preventDefault();
    rows[0]?.click();
    return;
  }
  if (at >= 0 && [...event.key].length === 1 && event.key !== ' ') {
    // The sign itself is typed into the field by the browser.
    field?.focus();
    return;
  }
  if (at < 0 && !inField) return;
  const to = inField
    ? { ArrowDown: 0 }[event.key]
    : { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  if (to < 0) field?.focus();
  else rows[Math.min(to, rows.length - 1)]?.focus();
}
