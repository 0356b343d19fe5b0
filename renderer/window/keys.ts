import { MENU_COMMANDS } from '../../core/contract.ts';
import type { AppCommand } from '../commands/command.ts';
import { keyNameOf } from '../commands/key-names.ts';
import { commandAt, keysOf } from '../commands/keymap.ts';
import { runCommand } from '../commands/registered.ts';
import { shell } from '../shell/shell.ts';
import { flushAll } from '../state/autosave.ts';
import { isComposing } from '../ui/composing.ts';
import { elementOf } from '../ui/documents.ts';
import { finishTyping } from '../ui/finish-typing.ts';
import { usePreferences } from '../ui/preferences.ts';
import { isCrosshairOn } from '../viewer/crosshair.ts';
import { isTextField, listenToFocus } from './focus.ts';

/** Listens to the keyboard in a window; gives the function that stops listening. */
export function listenToKeys(view: Window = window): () => void {
  const listener = (event: KeyboardEvent) => {
    // What a control of its own has answered, or a text being composed, is no command.
    if (event.defaultPrevented || isComposing(event)) return;
    const command = commandAt(keyNameOf(event), isCrosshairOn());
    if (command === null || needsKey(event, command)) return;
    event.preventDefault();
    runCommand(command.id);
  };
  view.addEventListener('keydown', listener);
  const stopFocus = listenToFocus(view);
  return () => {
    view.removeEventListener('keydown', listener);
    stopFocus();
  };
}

/** Does what the shell's menu asks for. */
export function listenToMenu(): void {
  shell.onCommand((command) => {
    if (command !== 'flushAndClose') return runCommand(command);
    finishTyping();
    void flushAll().finally(() => shell.closeNow());
  });
}

/** Tells the shell's menu which keys do its commands, now and whenever the operator changes them. */
export function tellMenuKeys(): void {
  const tell = () => {
    const keys = MENU_COMMANDS.map((command) => [command, keysOf(command)[0]] as const);
    shell.menuKeys(Object.fromEntries(keys.filter(([, press]) => press !== undefined)));
  };
  tell();
  usePreferences.subscribe(({ keys }, before) => keys !== before.keys && tell());
}

/** Space has nothing to do on a slider and on a radio button that is chosen already: there it plays. */
function needsSpace({ type, checked }: HTMLInputElement): boolean {
  return type === 'checkbox' || (type === 'radio' && !checked);
}

/** True where the focused control has its own use for the key: typing in a field, arrows in a list or slider, Space and Enter on a button that Tab came to, nearly all while a dialog is open. */
function needsKey(event: KeyboardEvent, { also = [] }: AppCommand): boolean {
  const target = elementOf(event.target);
  if (target === null) return false;
  // Where nothing had the focus before a dialog, the browser leaves it in the closed one until it paints again: nobody types there.
  if (target.closest('dialog:not([open])') !== null) return false;
  // A menu has keys of its own: arrows, Enter, Escape, and the letters that its rows begin with.
  if (target.closest('[role="menu"], [role="menubar"]') !== null) return true;
  // Nothing behind an open dialog may move, and Escape has to close it.
  if (document.querySelector('dialog[open]') !== null && !also.includes('dialog')) return true;
  if (isTextField(target) || target.matches('select')) return !also.includes('field');
  if (target.matches('input')) {
    if (event.altKey || event.shiftKey) return false;
    return event.key === ' ' ? needsSpace(target as HTMLInputElement) : /^(Arrow|Page|Home|End)/.test(event.key);
  }
  const control = target.closest('button, a, summary, [role="tab"], [role="row"]');
  return (
    control !== null &&
    (event.key === 'Enter' || event.key === ' ' || (control.role === 'tab' && /^Arrow|Home|End/.test(event.key)))
  );
}
