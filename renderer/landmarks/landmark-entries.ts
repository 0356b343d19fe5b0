import type { Landmark } from '../../core/session/vein/landmark-types.ts';
import type { MenuEntry } from '../commands/menu-entry.ts';
import { firstKey, menuAction } from '../commands/menu-entry.ts';
import { dispatch } from '../state/document.ts';
import { stopAt } from '../state/navigation.ts';
import { paneOf, useApp } from '../state/store.ts';
import { askForLandmark } from './landmark-menu.tsx';

/** What the context menu of a landmark offers. */
export function landmarkEntries(landmark: Landmark): readonly MenuEntry[] {
  const { run, frame } = paneOf(useApp.getState());
  const elsewhere = run === landmark.run ? null : 'Show its run first.';
  const here = run === landmark.run && frame === landmark.frame;
  const change = () => {
    stopAt(landmark);
    askForLandmark();
  };
  return [
    menuAction('Go to this landmark', () => stopAt(landmark), { whyNot: here ? 'Its frame is on the screen.' : null }),
    menuAction('Move to the frame on the screen', () => dispatch({ type: 'moveMark', id: landmark.id, frame }), {
      whyNot: here ? 'It is on this frame.' : elsewhere,
    }),
    menuAction('Mark its frame as…', change, { keys: firstKey('markFrame') }),
    'line',
    menuAction('Remove landmark', () => dispatch({ type: 'removeMark', id: landmark.id })),
  ];
}
