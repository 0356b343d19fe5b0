import type { Preferences } from '../../core/preferences.ts';
import { TEXT_SIZES } from '../../core/preferences.ts';
import type { AppCommand } from '../commands/command.ts';
import { needsRun } from '../commands/conditions.ts';
import { toggleOverlays } from '../state/navigation.ts';
import { prefer } from '../state/save-preferences.ts';
import { useApp } from '../state/store.ts';
import { turnBy } from '../timeline/state.ts';
import { usePreferences } from '../ui/preferences.ts';
import { flipNeighbours } from '../viewer/flip-neighbours.ts';
import { PICTURE_COMMANDS } from '../viewer/look/picture-commands.ts';
import { WINDOW_COMMANDS } from '../viewer/look/window-menu.ts';

const whyNot = needsRun;

/** Commands that change how things are seen, never what they measure. */
export const VIEW_COMMANDS = [
  {
    id: 'turnCutBack',
    title: 'Rotate the longitudinal view anticlockwise',
    menu: 'Rotate the cut anticlockwise',
    group: 'Longitudinal view',
    keys: ['['],
    whyNot,
    run: () => turnBy(-1),
  },
  {
    id: 'turnCutOn',
    title: 'Rotate the longitudinal view clockwise',
    menu: 'Rotate the cut clockwise',
    group: 'Longitudinal view',
    keys: [']'],
    whyNot,
    run: () => turnBy(1),
  },
  ...PICTURE_COMMANDS,
  ...WINDOW_COMMANDS,
  {
    id: 'hideOutlines',
    title: 'Hide or show everything drawn over the picture',
    menu: 'Everything drawn over the picture',
    isOn: () => useApp.getState().overlaysShown,
    group: 'View',
    keys: ['h'],
    whyNot,
    run: toggleOverlays,
  },
  {
    id: 'allDiameters',
    title: 'Show the diameters of every outline, or of the selected one only',
    menu: 'Diameters of every outline',
    isOn: () => usePreferences.getState().diameters === 'all',
    group: 'View',
    keys: ['Shift+d'],
    whyNot,
    run: () => prefer({ diameters: usePreferences.getState().diameters === 'all' ? 'selected' : 'all' }),
  },
  {
    id: 'jiggle',
    title: 'Flip between neighbouring frames to see movement',
    menu: 'Flip between neighbouring frames',
    group: 'View',
    keys: ['j'],
    whyNot,
    run: flipNeighbours,
  },
  {
    id: 'largerText',
    title: 'Larger text',
    group: 'View',
    keys: ['Ctrl++', 'Ctrl+='],
    also: ['field', 'dialog'],
    whyNot: () => (textSizeBeside(1) === null ? 'The text has its largest size.' : null),
    run: () => changeTextSize(1),
  },
  {
    id: 'smallerText',
    title: 'Smaller text',
    group: 'View',
    keys: ['Ctrl+-'],
    also: ['field', 'dialog'],
    whyNot: () => (textSizeBeside(-1) === null ? 'The text has its smallest size.' : null),
    run: () => changeTextSize(-1),
  },
] as const satisfies readonly AppCommand[];

/** The next larger (1) or smaller (−1) size of text, percent; null where there is none. */
function textSizeBeside(step: 1 | -1): Preferences['textSize'] | null {
  return TEXT_SIZES[TEXT_SIZES.indexOf(usePreferences.getState().textSize) + step] ?? null;
}

function changeTextSize(step: 1 | -1): void {
  const textSize = textSizeBeside(step);
  if (textSize !== null) prefer({ textSize });
}
