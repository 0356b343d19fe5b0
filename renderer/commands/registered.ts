import type { AppCommand } from './command.ts';

let all: readonly AppCommand[] = [];
let byId: ReadonlyMap<string, AppCommand> = new Map();

/** Makes these the commands of the window, in the order of the sheet of keys; the window does it once, before anything is drawn. */
export function registerCommands(commands: readonly AppCommand[]): void {
  all = commands;
  byId = new Map(commands.map((command) => [command.id, command]));
}

/** Everything the operator can do by a key, from the command list or from the menu, in the order of the sheet of keys. */
export function registeredCommands(): readonly AppCommand[] {
  return all;
}

/** The command of a name. A name that no room has registered is a mistake in the program. */
export function commandOf(id: string): AppCommand {
  const command = byId.get(id);
  if (command === undefined) throw new Error(`there is no command ${id}`);
  return command;
}

/** Does a command, unless it cannot be done now. */
export function runCommand(id: string): void {
  const { whyNot, run } = commandOf(id);
  if ((whyNot?.() ?? null) === null) run();
}
