import type { MenuFocus } from '../../commands/menu-focus.ts';

/** Alt pressed and let go by itself, or F10, brings the keyboard to the menu bar and back again, where it was before. Gives the function that stops listening. */
export function listenForMenuKeys(focus: MenuFocus): () => void {
  const stop = new AbortController();
  const on = <K extends keyof WindowEventMap>(name: K, listener: (event: WindowEventMap[K]) => void) =>
    window.addEventListener(name, listener, { signal: stop.signal, capture: true });
  let alone = false;
  on('keydown', (event) => {
    alone = event.key === 'Alt' && !event.ctrlKey && !event.shiftKey && !event.metaKey;
    if (event.key !== 'F10' || event.shiftKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    toMenuBar(focus, event);
  });
  on('keyup', (event) => {
    if (event.key !== 'Alt' || !alone) return;
    alone = false;
    event.preventDefault();
    toMenuBar(focus, event);
  });
  // Alt with the mouse does something else: it moves a shape, resizes an outline.
  for (const name of ['pointerdown', 'wheel', 'blur'] as const)
    on(name, () => {
      alone = false;
    });
  return () => stop.abort();
}

function toMenuBar(focus: MenuFocus, event: Event): void {
  // Nothing behind an open dialog may be reached.
  if (document.querySelector('dialog[open]') !== null) return;
  const bar = document.querySelector<HTMLElement>('.menu-bar');
  if (bar === null) return;
  if (bar.contains(document.activeElement)) focus.giveBack(event);
  else {
    focus.remember();
    bar.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }
}
