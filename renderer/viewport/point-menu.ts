import type { MenuEntry } from '../commands/menu-entry.ts';
import { firstKey, menuAction } from '../commands/menu-entry.ts';

/**
 * What the context menu offers for a point, given how it is removed; nothing where there is no point. Deleting comes first,
 * so that a second press on the same place, or Enter, does it: a right click alone deletes nothing, because everywhere
 * else it opens a menu.
 */
export function pointEntries(remove: (() => void) | null): readonly MenuEntry[] {
  return remove === null ? [] : [menuAction('Delete point', remove, { keys: firstKey('deleteSelected') }), 'line'];
}
