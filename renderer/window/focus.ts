import { elementOf } from '../ui/documents.ts';

/** Controls that give the keys back to the picture after the mouse has used them; whoever came to one by Tab presses it with Space and Enter as ever. */
const GIVES_BACK = 'button, a, summary, select, input[type="radio"], input[type="checkbox"]';

/** A dialog has the keys for itself. */
const KEEPS = 'dialog, [role="dialog"]';

/** Where text is typed. */
const TEXT = 'input:not([type="radio"], [type="checkbox"], [type="range"]), textarea, [contenteditable="true"]';

/** Whether an element is typed into. */
export function isTextField(element: Element | null): boolean {
  return element?.matches(TEXT) ?? false;
}

/** Keys are for the picture: listens to the mouse in a window, so that no control and no field holds on to them; gives the function that stops listening. */
export function listenToFocus(view: Window): () => void {
  const stop = new AbortController();
  const on = (name: string, listener: (event: Event) => void, capture = false) =>
    view.addEventListener(name, listener, { signal: stop.signal, capture });
  let byMouse = false;
  on(
    'pointerdown',
    ({ target }) => {
      byMouse = true;
      leaveField(elementOf(target));
    },
    true,
  );
  on('keydown', () => (byMouse = false), true);
  // A select opens on a click and needs the focus until something was chosen in it.
  on('click', ({ target }) => byMouse && !isSelect(target) && giveBack(target));
  on('change', ({ target }) => byMouse && isSelect(target) && giveBack(target));
  return () => stop.abort();
}

function isSelect(target: EventTarget | null): boolean {
  return elementOf(target)?.matches('select') ?? false;
}

/** A press elsewhere ends typing, also on the picture, which takes no focus: what is typed next is meant for it. A note's own field on the picture knows best. */
function leaveField(target: HTMLElement | null): void {
  const field = elementOf(target?.ownerDocument.activeElement ?? null);
  if (target === null || field === null || !isTextField(field) || field.closest('.pane') !== null) return;
  const label = target.closest('label');
  if (field !== target && label?.control !== field) field.blur();
}

function giveBack(target: EventTarget | null): void {
  const control = elementOf(target)?.closest<HTMLElement>(GIVES_BACK) ?? null;
  // A control that passed the focus on has none to give.
  if (control === null || control !== control.ownerDocument.activeElement || control.closest(KEEPS) !== null) return;
  control.blur();
}
