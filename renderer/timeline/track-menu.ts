import type { MenuEntry } from '../commands/menu-entry.ts';
import { firstKey, menuAction, menuCommand } from '../commands/menu-entry.ts';
import { askForLandmark } from '../landmarks/landmark-menu.tsx';
import { showFrame, stopPlaying } from '../state/navigation.ts';
import { frameNow, useApp } from '../state/store.ts';
import { foldTimeline, showWholeDepth, useTimeline } from './state.ts';

/** What the context menu of the longitudinal view offers at the frame under the pointer, or at the one on the screen. */
export function trackEntries(frames: number): readonly MenuEntry[] {
  const { hovered, wholeDepth } = useTimeline.getState();
  const now = frameNow(useApp.getState());
  const frame = hovered ?? now;
  const go = () => {
    stopPlaying();
    showFrame(frame);
  };
  const mark = () => {
    go();
    askForLandmark();
  };
  return [
    menuAction(`Go to frame ${frame + 1} of ${frames}`, go, { whyNot: frame === now ? 'It is on the screen.' : null }),
    menuAction(`Mark frame ${frame + 1} as…`, mark, { keys: firstKey('markFrame') }),
    'line',
    menuCommand('border.run'),
    menuCommand('acceptRun'),
    'line',
    menuCommand('turnCutBack'),
    menuCommand('turnCutOn'),
    menuAction('Full depth', () => showWholeDepth(!wholeDepth), { checked: wholeDepth }),
    menuAction('Fold away', foldTimeline),
  ];
}
