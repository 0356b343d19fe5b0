import type { AppCommand } from '../commands/command.ts';
import { needsRun } from '../commands/conditions.ts';
import { useBorderView } from './border-view.ts';
import { goToNextUnsure, whyNoneUnsure } from './check-me.ts';
import { findStretch, stopFinding } from './find-stretch.ts';
import { showOrTakeRival, whyNoRival } from './rival.ts';

const group = 'Outlines';

/** Commands about borders that are found in the picture; the tool's own finds that of the frame on the screen. */
export const BORDER_COMMANDS = [
  {
    id: 'border.run',
    title: 'Find the lumens of the whole run',
    menu: 'Find lumens of the run',
    group,
    keys: ['Alt+q'],
    whyNot: needsRun,
    run: () => void findStretch(),
  },
  {
    id: 'border.stop',
    title: 'Stop finding lumens',
    group,
    keys: [],
    whyNot: () => (useBorderView.getState().finding === null ? 'No lumens are being found.' : null),
    run: stopFinding,
  },
  {
    id: 'border.other',
    title: 'Show the other border of this frame; press again to take it',
    menu: 'Other border: show, then take',
    group,
    keys: ['Shift+q'],
    whyNot: whyNoRival,
    run: () => void showOrTakeRival(),
  },
  {
    id: 'border.next',
    title: 'Go to the next border that says “check me”',
    menu: 'Next border to check',
    group,
    keys: ['u'],
    whyNot: whyNoneUnsure,
    run: goToNextUnsure,
  },
] as const satisfies readonly AppCommand[];
