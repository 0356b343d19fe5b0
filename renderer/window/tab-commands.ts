import type { AppCommand } from '../commands/command.ts';
import { needsStudy } from '../commands/conditions.ts';
import { showTab, toggleSheet } from '../state/editing.ts';
import type { Sheet } from '../state/sheets.ts';
import type { Panel } from '../state/store.ts';
import { finishTyping } from '../ui/finish-typing.ts';
import { STEP_TITLES } from '../ui/labels.ts';

/** The tabs on the right in their order: what each is called and the key that brings it up. */
export const PANEL_TABS: readonly { readonly id: Panel; readonly title: string; readonly key: string }[] = [
  { id: 'measure', title: STEP_TITLES.trace, key: 'Alt+1' },
  { id: 'lengths', title: STEP_TITLES.lengths, key: 'Alt+2' },
  { id: 'findings', title: STEP_TITLES.assessment, key: 'Alt+3' },
  { id: 'plan', title: 'Plan', key: 'Alt+4' },
  { id: 'report', title: 'Report', key: 'Alt+5' },
  { id: 'practice', title: 'Practice', key: 'F7' },
];

/** One command for each tab on the right. */
export const PANEL_COMMANDS: readonly (AppCommand & { readonly id: `panel.${Panel}` })[] = PANEL_TABS.map(
  ({ id, title, key }) => ({
    id: `panel.${id}`,
    title: `Show ${title}`,
    menu: title,
    group: 'Panels',
    keys: [key],
    also: ['field'],
    run: () => {
      finishTyping();
      showTab(id);
    },
  }),
);

const toggled = (sheet: Sheet) => () => toggleSheet(sheet);

/** The table of outlines, large over the window. */
export const TABLE_COMMANDS = [
  {
    id: 'outlines',
    title: 'Show all outlines in a large table',
    menu: 'Large table of outlines',
    group: 'Panels',
    keys: ['F6'],
    whyNot: needsStudy,
    also: ['dialog'],
    run: toggled('outlines'),
  },
] as const satisfies readonly AppCommand[];

/** Commands that explain the window and make it the operator's own. */
export const HELP_COMMANDS = [
  {
    id: 'palette',
    title: 'Find a command, an outline, a landmark or a run',
    menu: 'Find a command…',
    group: 'Help',
    keys: ['Ctrl+k'],
    also: ['field'],
    run: toggled('palette'),
  },
  {
    id: 'preferences',
    title: 'Preferences',
    menu: 'Preferences…',
    group: 'Help',
    keys: ['Ctrl+,'],
    also: ['field'],
    run: toggled('preferences'),
  },
  {
    id: 'guide',
    title: 'Guide: from a run to a plan in five steps',
    menu: 'Guide',
    group: 'Help',
    keys: ['F1'],
    also: ['field', 'dialog'],
    run: toggled('guide'),
  },
  { id: 'help', title: 'Keys and gestures', group: 'Help', keys: ['?'], also: ['dialog'], run: toggled('help') },
  {
    id: 'about',
    title: 'About IVUS Planner',
    menu: 'About IVUS Planner…',
    group: 'Help',
    keys: [],
    run: toggled('about'),
  },
] as const satisfies readonly AppCommand[];
