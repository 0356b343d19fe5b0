import { usePreferences } from '../ui/preferences.ts';
import { tip } from '../ui/tooltip.tsx';
import type { AppCommand } from './command.ts';
import { keyText } from './key-names.ts';
import { keysIn } from './own-keys.ts';
import { commandOf, registeredCommands } from './registered.ts';

/** The presses that do a command now. */
export function keysOf(id: string, { keys } = usePreferences.getState()): readonly string[] {
  return keysIn(keys, commandOf(id));
}

/** The command that a press does now; while the crosshair is on the picture, first of all those that are its own. */
export function commandAt(press: string, crosshair: boolean): AppCommand | null {
  const holders = registeredCommands().filter(({ id }) => keysOf(id).includes(press));
  const own = crosshair ? holders.find(({ only }) => only === 'crosshair') : undefined;
  return own ?? holders.find(({ only }) => only === undefined) ?? null;
}

/** The keys of a command as the operator reads them, "→ or D"; '' when it has none. */
export function keysText(id: string, preferences = usePreferences.getState()): string {
  return keysOf(id, preferences).map(keyText).join(' or ');
}

/** The same, drawn anew when the operator changes them. */
export function useKeysText(id: string): string {
  return usePreferences((preferences) => keysText(id, preferences));
}

/** The first key of a command as the operator reads it, '' when it has none; drawn anew when the operator changes it. */
function useFirstKey(id: string): string {
  const press = usePreferences((preferences) => keysOf(id, preferences)[0]);
  return press === undefined ? '' : keyText(press);
}

/** The tooltip of what does a command: what that is (or `text` in its place), and its first key. */
export function useHint(id: string, text = commandOf(id).title) {
  return tip(text, useFirstKey(id));
}
