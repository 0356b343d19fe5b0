import type { AppCommand } from '../commands/command.ts';
import { needsRun } from '../commands/conditions.ts';
import { askForLandmark } from '../landmarks/landmark-menu.tsx';
import { showFrame, togglePlay } from '../state/navigation.ts';
import { frameNow, runNow, useApp } from '../state/store.ts';

const group = 'Frames';
const whyNot = needsRun;
const by = (frames: number) => () => showFrame(frameNow(useApp.getState()) + frames);

/** Commands that go through the frames of the run and mark them. */
export const FRAME_COMMANDS = [
  { id: 'nextFrame', title: 'Next frame', group, keys: ['ArrowRight', 'd'], whyNot, run: by(1) },
  { id: 'previousFrame', title: 'Previous frame', group, keys: ['ArrowLeft', 'a'], whyNot, run: by(-1) },
  { id: 'tenFramesOn', title: '10 frames forward', group, keys: ['PageDown'], whyNot, run: by(10) },
  { id: 'tenFramesBack', title: '10 frames back', group, keys: ['PageUp'], whyNot, run: by(-10) },
  { id: 'firstFrame', title: 'First frame', group, keys: ['Home'], whyNot, run: () => showFrame(0) },
  {
    id: 'lastFrame',
    title: 'Last frame',
    group,
    keys: ['End'],
    whyNot,
    run: () => showFrame((runNow(useApp.getState())?.run.image.frames ?? 1) - 1),
  },
  { id: 'play', title: 'Play or stop', group, keys: ['Space'], whyNot, run: togglePlay },
  {
    id: 'markFrame',
    title: 'Mark this frame as a landmark',
    menu: 'Mark this frame…',
    group,
    keys: ['b'],
    whyNot,
    run: askForLandmark,
  },
] as const satisfies readonly AppCommand[];
