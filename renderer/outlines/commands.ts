import type { AppCommand } from '../commands/command.ts';
import { needsRun } from '../commands/conditions.ts';
import { acceptVessels, waitingVessels } from '../state/waiting-vessels.ts';
import { nothingWaits, showNextWaiting } from './next-waiting.ts';
import {
  accept,
  copyNeighbour,
  interpolateSelected,
  NONE_SELECTED,
  nudgeBy,
  pendingNow,
  resizeBy,
  selectedHere,
  selectedOnRun,
} from './reshape.ts';

const group = 'Outlines';
const needsOutlineHere = () => (selectedHere() === null ? 'Select an outline on this frame first.' : null);
/** Picture pixels for a nudge with Shift. */
const FAR = 10;

const DIRECTIONS = [
  { side: 'Left', to: 'left', right: -1, down: 0 },
  { side: 'Right', to: 'right', right: 1, down: 0 },
  { side: 'Up', to: 'up', right: 0, down: -1 },
  { side: 'Down', to: 'down', right: 0, down: 1 },
] as const;

type Nudge = (typeof DIRECTIONS)[number];

const nudges = <const Id extends 'nudge' | 'nudgeFar'>(id: Id, shift: string, pixels: number, words: string) =>
  DIRECTIONS.map(({ side, to, right, down }) => ({
    id: `${id}${side}` as `${Id}${Nudge['side']}`,
    title: `Move the selected outline ${words} ${to}`,
    menu: `Move ${words} ${to}`,
    group,
    keys: [`Alt+${shift}Arrow${side}`],
    whyNot: needsOutlineHere,
    run: () => nudgeBy(right * pixels, down * pixels),
  })) satisfies readonly AppCommand[];

type Reach = Parameters<typeof pendingNow>[0];

/** Vessels wait like outlines do, and have no key frames to lie between. */
const vesselsIn = (reach: Reach) => (reach === 'between' ? [] : waitingVessels(reach));

const acceptCommand = <const Id extends string>(id: Id, title: string, key: string, reach: Reach) =>
  ({
    id,
    title,
    group,
    keys: [key],
    whyNot: () =>
      pendingNow(reach).length + vesselsIn(reach).length === 0 ? 'There is nothing to accept here.' : null,
    run: () => {
      accept(pendingNow(reach));
      acceptVessels(vesselsIn(reach));
    },
  }) satisfies AppCommand;

/** Commands that work on outlines after they are drawn. */
export const RESHAPING_COMMANDS = [
  {
    id: 'growOutline',
    title: 'Enlarge the selected outline',
    menu: 'Enlarge',
    group,
    keys: ['Alt++', 'Alt+='],
    whyNot: needsOutlineHere,
    run: () => resizeBy(1),
  },
  {
    id: 'shrinkOutline',
    title: 'Shrink the selected outline',
    menu: 'Shrink',
    group,
    keys: ['Alt+-'],
    whyNot: needsOutlineHere,
    run: () => resizeBy(-1),
  },
  ...nudges('nudge', '', 1, '1 pixel'),
  ...nudges('nudgeFar', 'Shift+', FAR, `${FAR} pixels`),
  {
    id: 'copyBefore',
    title: 'Copy the outline from the nearest earlier frame',
    menu: 'Copy outline from earlier frame',
    group,
    keys: ['Shift+ArrowLeft'],
    whyNot: needsRun,
    run: () => copyNeighbour(-1),
  },
  {
    id: 'copyAfter',
    title: 'Copy the outline from the nearest later frame',
    menu: 'Copy outline from later frame',
    group,
    keys: ['Shift+ArrowRight'],
    whyNot: needsRun,
    run: () => copyNeighbour(1),
  },
  {
    id: 'interpolate',
    title: 'Interpolate between the selected outline and the next matching one',
    menu: 'Interpolate to the next outline',
    group,
    keys: ['i'],
    whyNot: () => (selectedOnRun() === null ? NONE_SELECTED : null),
    run: interpolateSelected,
  },
  {
    id: 'nextWaiting',
    title: 'Go to the next outline that is not accepted',
    group,
    keys: ['m'],
    whyNot: () => (nothingWaits() ? 'Every outline is accepted.' : null),
    run: showNextWaiting,
  },
  acceptCommand('acceptSelected', 'Accept the selected outline or vessel edges', 'y', 'selected'),
  acceptCommand('acceptBetween', 'Accept all outlines between the key frames', 'Shift+y', 'between'),
  acceptCommand('acceptRun', 'Accept all outlines and vessel edges in this run', 'Alt+y', 'run'),
] as const satisfies readonly AppCommand[];
