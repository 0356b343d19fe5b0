import type { MenuEntry } from '../../commands/menu-entry.ts';
import { menuCommand } from '../../commands/menu-entry.ts';
import { lookEntries } from './look-menu.ts';

/** What the context menu of the picture offers where nothing is drawn. */
export function pictureEntries(): readonly MenuEntry[] {
  return [
    menuCommand('tool.spline'),
    menuCommand('tool.border'),
    menuCommand('copyBefore'),
    menuCommand('markFrame'),
    'line',
    ...lookEntries(),
    'line',
    menuCommand('hideOutlines'),
    menuCommand('jiggle'),
    menuCommand('compare.toggle'),
    'line',
    menuCommand('picture.copy'),
    menuCommand('picture.save'),
    menuCommand('picture.savePlain'),
  ];
}
