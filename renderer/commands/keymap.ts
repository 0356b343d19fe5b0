import { usePreferences } from '../ui/preferences.ts';
import type { AppCommand } from './command.ts';
import { pressWords } from './key-names.ts';
import { pressesIn } from './own-keys.ts';
import { commandOf, registeredCommands } from './registered.ts';

/** The presses that do a command now. */
export function pressesOf(id: string, { keys } = usePreferences.getState()): readonly string[] {
  return pressesIn(keys, commandOf(id));
}

/** The command that a press does now; while the crosshair is on the picture, first of all those that are its own. */
export function commandAt(press: string, crosshair: boolean): AppCommand | null {
  const holders = registeredCommands().filter(({ id }) => pressesOf(id).includes(press));
  const own = crosshair ? holders.find(({ only }) => only === 'crosshair') : undefined;
  return own ?? holders.find(({ only }) => only === undefined) ?? null;
}

/** The keys of a command as the operator reads them, "→ or D"; '' when it has none. */
export function commandWords(id: string, preferences = usePreferences.getState()): string {
  return pressesOf(id, preferences).map(pressWords).join(' or ');
}

/** The same, drawn anew when the operator changes them. */
export function useKeyWords(id: string): string {
  return usePreferences((preferences) => commandWords(id, preferences));
}

/** A tooltip: what the command does (or `text` in its place) with its first key in brackets. */
export function useHint(id: string, text = commandOf(id).title): string {
  const press = usePreferences((preferences) => pressesOf(id, preferences)[0]);
  return press === undefined ? text : `${text} (${pressWords(press)})`;
}
