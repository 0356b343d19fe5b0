/** A key as the browser or React reports it. */
export interface Pressed {
  readonly isComposing?: boolean;
  readonly keyCode?: number;
  readonly nativeEvent?: { readonly isComposing?: boolean; readonly keyCode?: number };
}

/** What a key that an input method takes for itself is called. */
const TAKEN_BY_INPUT_METHOD = 229;

/** Whether a key belongs to an input method: it ends or changes a composition and neither keeps a field nor gives it up. */
export function isComposing(event: Pressed): boolean {
  const { isComposing: composing, keyCode } = event.nativeEvent ?? event;
  return composing === true || keyCode === TAKEN_BY_INPUT_METHOD;
}
