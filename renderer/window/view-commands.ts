import type { AppCommand } from '../commands/command.ts';
import { needsRun } from '../commands/conditions.ts';
import { toggleOverlays } from '../state/navigation.ts';
import { turnBy } from '../timeline/state.ts';
import { flipNeighbours } from '../viewer/flip-neighbours.ts';
import { PICTURE_COMMANDS } from '../viewer/picture-commands.ts';

const whyNot = needsRun;

/** Commands that change how things are seen, never what they measure. */
export const VIEW_COMMANDS = [
  {
    id: 'turnCutBack',
    title: 'Rotate the longitudinal view anticlockwise',
    group: 'Longitudinal view',
    keys: ['['],
    whyNot,
    run: () => turnBy(-1),
  },
  {
    id: 'turnCutOn',
    title: 'Rotate the longitudinal view clockwise',
    group: 'Longitudinal view',
    keys: [']'],
    whyNot,
    run: () => turnBy(1),
  },
  ...PICTURE_COMMANDS,
  {
    id: 'hideOutlines',
    title: 'Hide or show the outlines',
    group: 'View',
    keys: ['h'],
    whyNot,
    run: toggleOverlays,
  },
  {
    id: 'jiggle',
    title: 'Flip between neighbouring frames to see movement',
    group: 'View',
    keys: ['j'],
    whyNot,
    run: flipNeighbours,
  },
] as const satisfies readonly AppCommand[];
