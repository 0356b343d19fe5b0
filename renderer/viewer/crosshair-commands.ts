import type { AppCommand } from '../commands/command.ts';
import { needsRun } from '../commands/conditions.ts';
import { closeDraft } from './actions.ts';
import { needsDrawing } from './conditions.ts';
import { clickAtCrosshair, drawByKeys, isCrosshairOn, moveCrosshair } from './crosshair.ts';

const group = 'Drawing with the keyboard';
const only = 'crosshair';
/** Picture pixels of a small and of a large step. */
const STEP = { small: 1, large: 10 };

const whyNot = () => (isCrosshairOn() ? null : 'Show the crosshair first: use “Draw with the keyboard”.');
const by = (x: number, y: number, step: keyof typeof STEP) => () => moveCrosshair(x * STEP[step], y * STEP[step]);

/** Commands that draw without a mouse: arrows move a crosshair over the picture, Enter presses there. */
export const CROSSHAIR_COMMANDS = [
  {
    id: 'drawByKeys',
    title: 'Draw with the keyboard: show the crosshair',
    menu: 'Draw with the keyboard',
    group,
    keys: ['x'],
    whyNot: needsRun,
    run: drawByKeys,
  },
  {
    id: 'crosshairPress',
    title: 'Add a point at the crosshair; on the first point, close the outline',
    group,
    keys: ['Enter', 'Space'],
    only,
    whyNot,
    run: clickAtCrosshair,
  },
  {
    id: 'crosshairClose',
    title: 'Close the outline without adding a point',
    group,
    keys: ['c'],
    only,
    whyNot: needsDrawing,
    run: closeDraft,
  },
  { id: 'crosshairRight', title: 'Right 1 pixel', group, keys: ['ArrowRight'], only, whyNot, run: by(1, 0, 'small') },
  { id: 'crosshairLeft', title: 'Left 1 pixel', group, keys: ['ArrowLeft'], only, whyNot, run: by(-1, 0, 'small') },
  { id: 'crosshairUp', title: 'Up 1 pixel', group, keys: ['ArrowUp'], only, whyNot, run: by(0, -1, 'small') },
  { id: 'crosshairDown', title: 'Down 1 pixel', group, keys: ['ArrowDown'], only, whyNot, run: by(0, 1, 'small') },
  {
    id: 'crosshairFarRight',
    title: 'Right 10 pixels',
    group,
    keys: ['Shift+ArrowRight'],
    only,
    whyNot,
    run: by(1, 0, 'large'),
  },
  {
    id: 'crosshairFarLeft',
    title: 'Left 10 pixels',
    group,
    keys: ['Shift+ArrowLeft'],
    only,
    whyNot,
    run: by(-1, 0, 'large'),
  },
  {
    id: 'crosshairFarUp',
    title: 'Up 10 pixels',
    group,
    keys: ['Shift+ArrowUp'],
    only,
    whyNot,
    run: by(0, -1, 'large'),
  },
  {
    id: 'crosshairFarDown',
    title: 'Down 10 pixels',
    group,
    keys: ['Shift+ArrowDown'],
    only,
    whyNot,
    run: by(0, 1, 'large'),
  },
] as const satisfies readonly AppCommand[];
