import { usePreferences } from '../preferences.ts';
import { pressesIn } from './own-keys.ts';
import { pressWords } from './presses.ts';
import type { Command, CommandId } from './registry.ts';
import { COMMANDS, commandOf } from './registry.ts';

/** The presses that do a command now. */
export function pressesOf(id: CommandId, { keys } = usePreferences.getState()): readonly string[] {
  return pressesIn(keys, commandOf(id));
}

/** The commands by the presses that do them now. */
export function commandsByPress(): ReadonlyMap<string, Command> {
  return new Map(COMMANDS.flatMap((command) => pressesOf(command.id).map((press) => [press, command] as const)));
}

/** The keys of a command as the operator reads them, "→ or D"; '' when it has none. */
export function commandWords(id: CommandId, preferences = usePreferences.getState()): string {
  return pressesOf(id, preferences).map(pressWords).join(' or ');
}

/** The same, drawn anew when the operator changes them. */
export function useKeyWords(id: CommandId): string {
  return usePreferences((preferences) => commandWords(id, preferences));
}

/** A tooltip: what the command does (or `text` in its place) with its first key in brackets. */
export function useHint(id: CommandId, text = commandOf(id).title): string {
  const press = usePreferences((preferences) => pressesOf(id, preferences)[0]);
  return press === undefined ? text : `${text} (${pressWords(press)})`;
}
