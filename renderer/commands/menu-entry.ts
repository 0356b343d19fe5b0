import type { AppCommand } from './command.ts';
import { keyText } from './key-names.ts';
import { keysOf } from './keymap.ts';
import { commandOf } from './registered.ts';

/** A row of a menu: something to do, further rows beside it, or a line between rows. */
export type MenuEntry = MenuAction | Submenu | 'line';

/** Something that a menu does. */
export interface MenuAction {
  readonly label: string;
  /** Its first key as the operator reads it; '' for none. */
  readonly keys: string;
  /** One sentence why it cannot be done now, or null. */
  readonly whyNot: string | null;
  /** Whether it is in use now; null where it is nothing that is switched on. */
  readonly checked: boolean | null;
  readonly run: () => void;
}

interface Submenu {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

/** A registered command as a row, with its key and whether it can be done now. */
export function menuCommand(id: string, label?: string): MenuAction {
  const command = commandOf(id);
  return {
    label: label ?? labelInMenu(command),
    keys: firstKey(id),
    whyNot: command.whyNot?.() ?? null,
    checked: command.isOn?.() ?? null,
    run: command.run,
  };
}

/** What a command is called in menus. */
export function labelInMenu({ title, menu }: AppCommand): string {
  return menu ?? title;
}

/** Something that only a menu does, or does to what was pressed on; a command that does the same lends its key. */
export function menuAction(
  label: string,
  run: () => void,
  more: Partial<Omit<MenuAction, 'label' | 'run'>> = {},
): MenuAction {
  return { label, keys: '', whyNot: null, checked: null, run, ...more };
}

/** The first key of a command as the operator reads it; '' when it has none. */
export function firstKey(id: string): string {
  const [press] = keysOf(id);
  return press === undefined ? '' : keyText(press);
}
