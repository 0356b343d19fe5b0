/** The headings of the shortcut sheet, in its order. */
export const GROUPS = [
  'Files',
  'Export',
  'Frames',
  'Tools',
  'Outlines',
  'Role and breathing state',
  'Drawing with the keyboard',
  'Longitudinal view',
  'View',
  'Compare',
  'Panels',
  'Help',
] as const;
type Group = (typeof GROUPS)[number];

/** Something the operator can do. One entry in the registry gives it its key, its row in the sheet and its place in the command list. */
export interface AppCommand {
  readonly id: string;
  /** What it does, as a short order: "Next frame". */
  readonly title: string;
  /** What it is called in menus, where its title is long or the menu says half of it; left out where the title serves. */
  readonly menu?: string;
  readonly group: Group;
  /** The presses (see `nameOfPress`) that do it unless the operator chose others; the first is the one quoted. */
  readonly keys: readonly string[];
  /** One sentence why it cannot be done now, or null; left out where it always can. */
  readonly whyNot?: () => string | null;
  /** Whether what it switches is on; left out where it switches nothing. */
  readonly isOn?: () => boolean;
  /** Its keys hold only while the crosshair is on the picture, and there before those that hold everywhere. */
  readonly only?: 'crosshair';
  /** Where its keys hold besides picture and panels: while a field is typed into, while a dialog is open. */
  readonly also?: readonly ('field' | 'dialog')[];
  readonly run: () => void;
}
