import type { AppCommand } from '../../commands/command.ts';
import { foldPanel, foldStudies, togglePictureAlone } from '../../state/layout.ts';
import { togglePatientHidden } from '../../state/patient.ts';

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
    id: 'pictureAlone',
    title: 'Show the picture alone, or everything again',
    group: 'Panels',
    keys: ['F11'],
    also: ['field'],
    run: togglePictureAlone,
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
