import type { MenuEntry } from '../../commands/menu-entry.ts';
import { menuCommand } from '../../commands/menu-entry.ts';
import { windowEntries } from './window-menu.ts';

/** How the picture lies and looks, as rows of a menu. */
export function lookEntries(): readonly MenuEntry[] {
  return [
    { label: 'Window and level', entries: windowEntries() },
    menuCommand('invert'),
    { label: 'Rotate and flip', entries: turningEntries() },
    menuCommand('actualPixels'),
    menuCommand('resetView'),
  ];
}

/** Turning the picture, as rows of a menu. */
function turningEntries(): readonly MenuEntry[] {
  return [
    menuCommand('rotateClockwise'),
    menuCommand('rotateAnticlockwise'),
    menuCommand('flipHorizontally'),
    menuCommand('flipVertically'),
    'line',
    menuCommand('asStored'),
  ];
}
