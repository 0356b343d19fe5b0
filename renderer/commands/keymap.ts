import { create } from 'zustand';
import { pressWords } from './presses.ts';
import type { CommandId } from './registry.ts';
import { COMMANDS, commandOf } from './registry.ts';

/** The keys that the operator chose in place of a command's own, by its id. */
interface Keymap {
  readonly own: Readonly<Record<string, readonly string[]>>;
}

/** The operator's own keys. */
const useKeymap = create<Keymap>(() => ({ own: {} }));

/** The presses that do a command now. */
function pressesOf(id: CommandId, { own }: Keymap = useKeymap.getState()): readonly string[] {
  return own[id] ?? commandOf(id).keys;
}

/** The commands by the presses that do them now. */
export function commandsByPress(): ReadonlyMap<string, (typeof COMMANDS)[number]> {
  return new Map(COMMANDS.flatMap((command) => pressesOf(command.id).map((press) => [press, command] as const)));
}

/** The keys of a command as the operator reads them, "→ or D"; '' when it has none. */
export function useKeyWords(id: CommandId): string {
  return useKeymap((keymap) => pressesOf(id, keymap).map(pressWords).join(' or '));
}

/** A tooltip: what the command does (or `text` in its place) with its first key in brackets. */
export function useHint(id: CommandId, text = commandOf(id).title): string {
  const press = useKeymap((keymap) => pressesOf(id, keymap)[0]);
  return press === undefined ? text : `${text} (${pressWords(press)})`;
}
