import type { Preferences } from '../../core/preferences.ts';
import { remembered } from '../../core/remembered.ts';
import type { AppCommand } from './command.ts';
import { commandOf, registeredCommands } from './registered.ts';

/** The keys that the operator chose, by command. */
type Own = Preferences['keys'];

/** The presses that do a command: the operator's own; else the command's, without those given to another. */
export function keysIn(own: Own, { id, keys, only }: AppCommand): readonly string[] {
  const chosen = own[id];
  if (chosen !== undefined) return chosen;
  const given = givenIn(own, registeredCommands()).get(only);
  return given === undefined ? keys : keys.filter((press) => !given.has(press));
}

/** The presses that the operator gave to commands, by where these hold; looked through once for each list of keys: every press and every button asks. */
const givenIn = remembered((own: Own, commands: readonly AppCommand[]) => {
  const given = new Map<AppCommand['only'], Set<string>>();
  for (const { id, only } of commands)
    for (const press of own[id] ?? []) given.set(only, (given.get(only) ?? new Set()).add(press));
  return given;
});

/** The commands whose keys hold where a command's do: of two that share a press only one could be meant. */
function rivals(only: AppCommand['only']): readonly AppCommand[] {
  return registeredCommands().filter((command) => command.only === only);
}

/** The other command that a press does now, or null. */
export function holderOf(own: Own, press: string, id: string): AppCommand | null {
  const { only } = commandOf(id);
  return rivals(only).find((command) => command.id !== id && keysIn(own, command).includes(press)) ?? null;
}

const COPYING = ['Ctrl+a', 'Ctrl+c', 'Ctrl+v', 'Ctrl+x'];
const SYSTEM = [
  ...['Ctrl+w', 'Ctrl+q', 'Ctrl+n', 'Ctrl+t', 'Ctrl+r', 'Ctrl+l', 'Ctrl+Shift+i', 'Ctrl+Shift+n', 'Ctrl+Shift+r'],
  ...['Ctrl+Shift+t', 'Ctrl+Shift+w', 'Alt+F4', 'F5', 'F12'],
];

/** One sentence why a press cannot be given to a command, or null when it can. */
export function whyUnusable(press: string): string | null {
  if (/(^|\+)Tab$/.test(press)) return 'Tab moves between controls: choose another key.';
  if (/(^|\+)Escape$/.test(press)) return 'Esc always cancels: choose another key.';
  if (COPYING.includes(press)) return 'This key is reserved for editing text: choose another one.';
  if (SYSTEM.includes(press)) return 'This key is reserved for the system or the browser: choose another one.';
  return null;
}

/** The operator's keys after a press was given to a command in place of its keys; whoever had it loses it. */
export function givenKey(own: Own, id: string, press: string): Own {
  return { ...without(own, id, [press]), [id]: [press] };
}

/** The operator's keys with a command's own again; whoever had one of them loses it. */
export function resetKey(own: Own, id: string): Own {
  const { [id]: _, ...others } = without(own, id, commandOf(id).keys);
  return others;
}

/** The keys that were chosen, with these presses taken from the rivals of a command. */
function without(own: Own, id: string, presses: readonly string[]): Own {
  const names = new Set<string>(rivals(commandOf(id).only).map((command) => command.id));
  const left = (name: string, kept: readonly string[]) =>
    names.has(name) ? kept.filter((press) => !presses.includes(press)) : kept;
  return Object.fromEntries(Object.entries(own).map(([name, kept]) => [name, left(name, kept)]));
}
