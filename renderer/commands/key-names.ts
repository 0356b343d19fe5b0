/** What of a key event tells its name. */
export interface KeyStroke {
  readonly key: string;
  /** The place on the keyboard ("KeyE"), whatever the layout writes there. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  getModifierState(name: string): boolean;
}

const MODIFIERS =
  /^(Ctrl|Meta|Alt|AltGraph|Shift|CapsLock|NumLock|ScrollLock|Fn|FnLock|Control|OS|Super|Hyper|Symbol)$/;
const NOT_A_KEY = new Set(['Dead', 'Process', 'Unidentified', 'Compose']);

/**
 * The name of a press: modifiers in the order Ctrl, Alt, Shift, then the key, as "Ctrl+Shift+z", "Alt+ArrowUp", "?", "Space".
 * Cmd counts as Ctrl. Shift is named with letters and named keys only: a "?" is a "?" however it is typed. '' for no key of its own.
 */
export function keyNameOf(event: KeyStroke): string {
  // AltGr types a character; some systems report it as Ctrl and Alt as well.
  const types = event.getModifierState('AltGraph');
  const control = (event.ctrlKey || event.metaKey) && !types;
  const alt = event.altKey && !types;
  const key = keyOf(event, control || alt);
  if (key === '') return '';
  const shift = event.shiftKey && (key.length > 1 || /[a-z]/.test(key));
  return `${control ? 'Ctrl+' : ''}${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

/** With Ctrl or Alt a letter or digit is told by its place where the layout writes something else there (Option on a Mac, Cyrillic). */
function keyOf({ key, code }: KeyStroke, modified: boolean): string {
  if (MODIFIERS.test(key)) return '';
  if (key === ' ') return 'Space';
  const plain = /^[\x21-\x7e]$/.test(key);
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1]?.toLowerCase();
  if (!plain && place !== undefined && (modified || key.length === 1)) return place;
  return NOT_A_KEY.has(key) ? '' : key.length === 1 ? key.toLowerCase() : key;
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageDown: 'Page down',
  PageUp: 'Page up',
  Escape: 'Esc',
  '-': '−',
};

/** A press as the operator reads it: "Ctrl+Shift+Z", "→", "Page down". */
export function keyText(press: string): string {
  const [, modifiers = '', key = ''] = /^((?:Ctrl\+|Alt\+|Shift\+)*)(.+)$/s.exec(press) ?? [];
  return modifiers + (SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}
