import type { AppCommand } from '../commands/command.ts';
import { needsRun } from '../commands/conditions.ts';
import { toggleOverlays } from '../state/navigation.ts';
import { turnBy } from '../timeline/state.ts';
import { resetView, zoomBy } from '../viewer/actions.ts';
import { flipNeighbours } from '../viewer/flip-neighbours.ts';

const ZOOM_STEP = 1.25;
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
  { id: 'zoomIn', title: 'Zoom in', group: 'View', keys: ['+', '='], whyNot, run: () => zoomBy(ZOOM_STEP) },
  { id: 'zoomOut', title: 'Zoom out', group: 'View', keys: ['-'], whyNot, run: () => zoomBy(1 / ZOOM_STEP) },
  {
    id: 'resetView',
    title: 'Show the whole picture in its own window and level',
    group: 'View',
    keys: ['r'],
    whyNot,
    run: resetView,
  },
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
