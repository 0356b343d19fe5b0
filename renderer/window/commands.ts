import type { MenuCommand } from '../../core/contract.ts';
import type { AppCommand } from '../commands/command.ts';
import { RESHAPING_COMMANDS } from '../outlines/commands.ts';
import { SAID_COMMANDS } from '../outlines/role-commands.ts';
import { COMPARE_COMMANDS } from '../viewer/compare-commands.ts';
import { CROSSHAIR_COMMANDS } from '../viewer/crosshair-commands.ts';
import { OUTLINE_COMMANDS } from './draft-commands.ts';
import { FILE_COMMANDS } from './file-commands.ts';
import { FRAME_COMMANDS } from './frame-commands.ts';
import { NEXT_COMMANDS } from './next-commands.ts';
import { HELP_COMMANDS, PANEL_COMMANDS, TABLE_COMMANDS } from './tab-commands.ts';
import { TOOL_COMMANDS } from './tool-commands.ts';
import { VIEW_COMMANDS } from './view-commands.ts';

const ALL = [
  ...FILE_COMMANDS,
  ...FRAME_COMMANDS,
  ...TOOL_COMMANDS,
  ...OUTLINE_COMMANDS,
  ...SAID_COMMANDS,
  ...RESHAPING_COMMANDS,
  ...CROSSHAIR_COMMANDS,
  ...VIEW_COMMANDS,
  ...COMPARE_COMMANDS,
  ...PANEL_COMMANDS,
  ...NEXT_COMMANDS,
  ...TABLE_COMMANDS,
  ...HELP_COMMANDS,
];

/** The name of a command; a tool's is "tool.spline", a tab's "panel.plan". */
export type CommandId = (typeof ALL)[number]['id'];
/** A command of this window. */
export type Command = AppCommand & { readonly id: CommandId };

/** Everything the operator can do by a key, from the command list or from the menu, in the order of the sheet. */
export const COMMANDS: readonly Command[] = ALL;

const BY_ID = new Map<string, Command>(COMMANDS.map((command) => [command.id, command]));

/** The command of a name. */
export function commandOf(id: CommandId): Command {
  const command = BY_ID.get(id);
  if (command === undefined) throw new Error(`there is no command ${id}`);
  return command;
}

/** Does a command, unless it cannot be done now. */
export function doCommand(id: CommandId | MenuCommand): void {
  const { whyNot, deed } = commandOf(id);
  if ((whyNot?.() ?? null) === null) deed();
}
