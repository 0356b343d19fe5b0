import { BORDER_COMMANDS } from '../border/commands.ts';
import type { AppCommand } from '../commands/command.ts';
import { registerCommands } from '../commands/registered.ts';
import { DEIDENTIFY_COMMANDS } from '../deidentify/commands.ts';
import { NETWORK_COMMANDS, SEND_COMMANDS } from '../network/commands.ts';
import { TABLE_EXPORT_COMMANDS } from '../outlines/table-export.ts';
import { REPORT_COMMANDS } from '../report/commands.ts';
import { PICTURE_COMMANDS } from '../report/picture-commands.ts';
import { COMPARE_COMMANDS } from '../viewer/compare-commands.ts';
import { CROSSHAIR_COMMANDS } from '../viewer/crosshair-commands.ts';
import { DRAWN_KINDS } from '../viewer/drawn-kinds.ts';
import { OUTLINE_COMMANDS } from './draft-commands.ts';
import { EXPORT_COMMANDS, FILE_COMMANDS } from './file-commands.ts';
import { FRAME_COMMANDS } from './frame-commands.ts';
import { LAYOUT_COMMANDS } from './layout/layout-commands.ts';
import { NEXT_COMMANDS } from './next-commands.ts';
import { HELP_COMMANDS, PANEL_COMMANDS, TABLE_COMMANDS } from './tab-commands.ts';
import { TOOL_COMMANDS } from './tool-commands.ts';
import { VIEW_COMMANDS } from './view-commands.ts';

/** Everything the operator can do, in the order of the sheet of keys. */
export const COMMANDS: readonly AppCommand[] = [
  ...FILE_COMMANDS,
  ...NETWORK_COMMANDS,
  ...REPORT_COMMANDS,
  ...DEIDENTIFY_COMMANDS,
  ...SEND_COMMANDS,
  ...PICTURE_COMMANDS,
  ...TABLE_EXPORT_COMMANDS,
  ...EXPORT_COMMANDS,
  ...FRAME_COMMANDS,
  ...TOOL_COMMANDS,
  ...OUTLINE_COMMANDS,
  ...BORDER_COMMANDS,
  ...DRAWN_KINDS.flatMap(({ commands }) => commands),
  ...CROSSHAIR_COMMANDS,
  ...VIEW_COMMANDS,
  ...COMPARE_COMMANDS,
  ...PANEL_COMMANDS,
  ...LAYOUT_COMMANDS,
  ...NEXT_COMMANDS,
  ...TABLE_COMMANDS,
  ...HELP_COMMANDS,
];

registerCommands(COMMANDS);
