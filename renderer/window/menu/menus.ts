import type { AppCommand } from '../../commands/command.ts';
import type { MenuEntry } from '../../commands/menu-entry.ts';
import { menuCommand } from '../../commands/menu-entry.ts';
import { registeredCommands } from '../../commands/registered.ts';
import { WINDOW_PRESET_IDS, windowEntries } from '../../viewer/look/window-menu.ts';
import { recentEntries } from './recent.ts';

/** The menus of the bar, from left to right. */
export const MENU_TITLES = ['File', 'Edit', 'View', 'Tools', 'Export', 'Help'] as const;
export type MenuTitle = (typeof MENU_TITLES)[number];

type Group = AppCommand['group'];

/** A row of a menu before it opens: a command by its id, a line, commands of groups that stand nowhere by name, or rows beside it. */
type Planned =
  | string
  | { readonly rest: readonly Group[] }
  | { readonly beside: string; readonly rows: readonly Planned[] }
  | { readonly beside: string; readonly now: () => readonly MenuEntry[]; readonly ids?: readonly string[] };

/** A command that no row names comes with the rest of its group, so that a new one is in its menu by itself. */
const PLAN: Readonly<Record<MenuTitle, readonly Planned[]>> = {
  File: [
    'open',
    'openFolder',
    { beside: 'Open recent', now: recentEntries },
    'sessions',
    'openSample',
    'line',
    'network',
    { beside: 'Network lists', rows: ['network.inbox', 'network.outbox', 'network.places'] },
    'line',
    'save',
    'whereKept',
    'line',
    { rest: ['Files'] },
  ],
  Edit: [
    'undo',
    'redo',
    'steps',
    'line',
    'deleteSelected',
    { beside: 'Outline', rows: [{ rest: ['Outlines'] }] },
    { beside: 'Role and breathing state', rows: [{ rest: ['Role and breathing state'] }] },
    'line',
    'preferences',
  ],
  View: [
    'zoomIn',
    'zoomOut',
    'actualPixels',
    'resetView',
    'line',
    { beside: 'Window and level', now: windowEntries, ids: WINDOW_PRESET_IDS },
    'invert',
    {
      beside: 'Rotate and flip',
      rows: ['rotateClockwise', 'rotateAnticlockwise', 'flipHorizontally', 'flipVertically', 'line', 'asStored'],
    },
    'line',
    { rest: ['View'] },
    'line',
    { beside: 'Frames', rows: [{ rest: ['Frames'] }] },
    { beside: 'Longitudinal view', rows: [{ rest: ['Longitudinal view'] }] },
    { beside: 'Compare', rows: [{ rest: ['Compare'] }] },
    { beside: 'Panels', rows: [{ rest: ['Panels'] }] },
    'line',
    'largerText',
    'smallerText',
  ],
  Tools: [{ rest: ['Tools'] }, 'line', 'drawByKeys', 'markFrame', 'line', 'nextMissing', 'firstQuestion'],
  Export: ['report.copy', 'report.copyFindings', 'line', { rest: ['Export'] }],
  Help: ['guide', 'help', 'palette', { rest: ['Help'] }, 'line', 'about'],
};

/** Commands that stand in a menu by name. */
const NAMED: ReadonlySet<string> = new Set(Object.values(PLAN).flat().flatMap(idsIn));

function idsIn(planned: Planned): readonly string[] {
  if (typeof planned === 'string') return [planned];
  if ('rest' in planned) return [];
  return 'rows' in planned ? planned.rows.flatMap(idsIn) : (planned.ids ?? []);
}

/** The rows of a menu of the bar as things are now. */
export function entriesOfMenu(title: MenuTitle): readonly MenuEntry[] {
  return entriesOf(PLAN[title]);
}

function entriesOf(rows: readonly Planned[]): readonly MenuEntry[] {
  return rows.flatMap((planned): readonly MenuEntry[] => {
    if (planned === 'line') return ['line'];
    if (typeof planned === 'string') return [menuCommand(planned)];
    if ('rest' in planned) return restOf(planned.rest).map((id) => menuCommand(id));
    const entries = 'rows' in planned ? entriesOf(planned.rows) : planned.now();
    return [{ label: planned.beside, entries }];
  });
}

/** Commands of some groups that no row names; those of the crosshair are nothing for a menu. */
function restOf(groups: readonly Group[]): readonly string[] {
  return registeredCommands()
    .filter(({ id, group, only }) => groups.includes(group) && only === undefined && !NAMED.has(id))
    .map(({ id }) => id);
}
