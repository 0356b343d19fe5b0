/** The document of the second window, if the pictures are there. */
let second: Document | null = null;
/** The document in which a key or a button was pressed last. */
let pressed: Document | null = null;

/** The document in which the pictures are now. */
export function pictureDocument(): Document {
  return second ?? document;
}

/** Says in which document the pictures are from now on; null: in the page itself. */
export function movePictures(to: Document | null): void {
  second = to;
  pressed = null;
}

/** The document in which a key or a button was pressed last: what opens, opens there. */
export function pressedDocument(): Document {
  return pressed ?? document;
}

/** Notes presses in a window; gives the function that stops it. */
export function notePresses(view: Window): () => void {
  const stop = new AbortController();
  const note = () => {
    pressed = view.document;
  };
  for (const name of ['pointerdown', 'keydown', 'contextmenu'])
    view.addEventListener(name, note, { capture: true, signal: stop.signal });
  return () => stop.abort();
}

/** The window of an element; it may be the second one. */
export function windowOf(element: Element): Window & typeof globalThis {
  return element.ownerDocument.defaultView ?? window;
}

/** The element that an event is about, in whichever window; elements of another window are of other classes. Null where it is none. */
export function elementOf(target: EventTarget | null): HTMLElement | null {
  return target !== null && 'closest' in target ? (target as HTMLElement) : null;
}

/** Takes the focus from whatever has it in a document, so that keys are the picture's. */
export function leaveFocus(within: Document): void {
  elementOf(within.activeElement)?.blur();
}
