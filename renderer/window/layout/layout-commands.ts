import type { AppCommand } from '../../commands/command.ts';
import { foldPanel, foldStudies, togglePictureAlone } from '../../state/layout.ts';

/** Commands that divide the window. */
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
    id: 'pictureAlone',
    title: 'Show the picture alone, or everything again',
    group: 'Panels',
    keys: ['F11'],
    also: ['field'],
    run: togglePictureAlone,
  },
] as const satisfies readonly AppCommand[];
