import type { Outline } from '../../core/session/document/document.ts';
import type { MenuEntry } from '../commands/menu-entry.ts';
import { menuCommand } from '../commands/menu-entry.ts';

/** What the context menu of the picture offers while borders are found. */
export function borderEntries(outline: Outline | null): readonly MenuEntry[] {
  return [
    ...(outline === null || outline.accepted ? [] : [menuCommand('acceptSelected')]),
    menuCommand('tool.border'),
    menuCommand('border.run'),
    menuCommand('border.other'),
    menuCommand('border.next'),
    'line',
    menuCommand('deleteSelected'),
  ];
}
