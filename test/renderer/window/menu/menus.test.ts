import { beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../../core/preferences.ts';
import type { MenuAction, MenuEntry } from '../../../../renderer/commands/menu-entry.ts';
import { labelInMenu } from '../../../../renderer/commands/menu-entry.ts';
import { useApp } from '../../../../renderer/state/store.ts';
import { usePreferences } from '../../../../renderer/ui/preferences.ts';
import { COMMANDS } from '../../../../renderer/window/commands.ts';
import { entriesOfMenu, MENU_TITLES } from '../../../../renderer/window/menu/menus.ts';
import { showPainted } from '../../viewer/handlers.ts';

beforeEach(() => {
  vi.stubGlobal('innerWidth', 1280);
  usePreferences.setState(DEFAULT_PREFERENCES, true);
  showPainted();
});

/** Every action of some rows and of the rows beside them. */
function actionsIn(entries: readonly MenuEntry[]): readonly MenuAction[] {
  return entries.flatMap((entry) => {
    if (entry === 'line') return [];
    return 'entries' in entry ? actionsIn(entry.entries) : [entry];
  });
}

const everything = () => MENU_TITLES.flatMap((title) => actionsIn(entriesOfMenu(title)));

test('every command stands in the menus once, but for those of the crosshair and the numbered presets, which have their names there', () => {
  const all = everything();
  const wrong = COMMANDS.filter((command) => {
    const { id, run, only } = command;
    const expected = only === 'crosshair' || id.startsWith('window.') ? 0 : 1;
    return all.filter((action) => action.run === run && action.label === labelInMenu(command)).length !== expected;
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test('a menu shows the key that does the same now, and what cannot be done is not offered', () => {
  usePreferences.setState({ keys: { 'tool.spline': ['Ctrl+Shift+q'] } });
  const row = (label: string) => everything().find((action) => action.label === label);
  expect(row('Trace lumen')).toMatchObject({ keys: 'Ctrl+Shift+Q', whyNot: null, checked: false });
  expect(row('Undo')?.whyNot).toBe('Nothing to undo.');
  useApp.setState({ tool: 'spline', study: null });
  expect(row('Trace lumen')).toMatchObject({ whyNot: 'Open a run first.', checked: true });
});

test('no two rows of a menu read alike', () => {
  for (const title of MENU_TITLES) {
    const labels = entriesOfMenu(title).flatMap((entry) => (entry === 'line' ? [] : [entry.label]));
    expect(new Set(labels).size).toBe(labels.length);
  }
  expect(
    COMMANDS.filter((command) => command.only === undefined && labelInMenu(command).length > 52).map(({ id }) => id),
  ).toEqual([]);
});
