import type { AppCommand } from '../../commands/command.ts';
import { needsRun } from '../../commands/conditions.ts';
import { foldPanel, foldStudies, togglePictureAlone } from '../../state/layout.ts';
import { togglePatientHidden } from '../../state/patient.ts';
import { TWO_PANELS_FROM, toggleSecondPanel } from '../../state/second-panel.ts';
import { usePreferences } from '../../ui/preferences.ts';
import { toggleSecondWindow, useSecondWindow } from '../second-window/opened.ts';

/** Why there is no second panel. */
const NO_ROOM = `Two panels need a window at least ${TWO_PANELS_FROM} pixels wide.`;

/** Commands that divide the window, and that hide whose studies are open. */
export const LAYOUT_COMMANDS = [
  {
    id: 'foldStudies',
    title: 'Fold or unfold the studies',
    group: 'Panels',
    keys: ['F2'],
    also: ['field'],
    run: foldStudies,
  },
  {
    id: 'foldPanel',
    title: 'Fold or unfold the panel on the right',
    group: 'Panels',
    keys: ['F4'],
    also: ['field'],
    run: foldPanel,
  },
  {
    id: 'secondPanel',
    title: 'Open or close a second panel beside the first',
    menu: 'Second panel',
    isOn: () => usePreferences.getState().layout.secondPanel !== null,
    group: 'Panels',
    keys: ['Shift+F4'],
    whyNot: () => (innerWidth < TWO_PANELS_FROM ? NO_ROOM : null),
    also: ['field'],
    run: toggleSecondPanel,
  },
  {
    id: 'pictureAlone',
    title: 'Show the picture alone, or everything again',
    group: 'Panels',
    keys: ['F11'],
    also: ['field'],
    run: togglePictureAlone,
  },
  {
    id: 'pictureWindow',
    title: 'Show the picture in a second window, or bring it back',
    menu: 'Picture in a second window',
    isOn: () => useSecondWindow.getState().second !== null,
    group: 'Panels',
    keys: ['F9'],
    whyNot: needsRun,
    also: ['field'],
    run: toggleSecondWindow,
  },
  {
    id: 'hidePatient',
    title: 'Hide or show patient data',
    group: 'View',
    keys: ['Alt+p'],
    also: ['field'],
    run: togglePatientHidden,
  },
] as const satisfies readonly AppCommand[];
