import { pictureKind } from '../../../core/session/document/picture-kind.ts';
import type { AppCommand } from '../../commands/command.ts';
import { needsRun } from '../../commands/conditions.ts';
import type { MenuEntry } from '../../commands/menu-entry.ts';
import { firstKey, menuAction } from '../../commands/menu-entry.ts';
import { shownNow } from '../../decoding/shown.ts';
import { changeView } from '../../state/navigation.ts';
import { recordFor } from '../../state/scale.ts';
import type { PaneId } from '../../state/store.ts';
import { paneOf, runNow, sessionNow, useApp, viewNow } from '../../state/store.ts';
import type { WindowPreset } from './window-presets.ts';
import { isChosen, windowPresets } from './window-presets.ts';

/** So many presets have a key: the digits from 1. */
const KEYS = 6;

/** The commands of the first presets, by their number from 1. */
export const WINDOW_PRESET_IDS: readonly string[] = Array.from({ length: KEYS }, (_, at) => `window.${at + 1}`);

/** One command for each of the first presets of the run in the active pane. */
export const WINDOW_COMMANDS: readonly AppCommand[] = WINDOW_PRESET_IDS.map((id, at) => ({
  id,
  title: `Window and level: preset ${at + 1} of this run`,
  group: 'View',
  keys: [String(at + 1)],
  whyNot: () => needsRun() ?? (presetsNow()[at] === undefined ? `This run has no preset ${at + 1}.` : null),
  run: () => choose(presetsNow()[at]),
}));

/** The presets of the run in a pane, of the active one unless an id is given; none while there is no run. */
export function presetsNow(id?: PaneId): readonly WindowPreset[] {
  const state = useApp.getState();
  const studyRun = runNow(state, id);
  if (studyRun === null) return [];
  const { frame, view } = paneOf(state, id);
  // Usual windows go out from the file's own, whichever of its presets is chosen.
  const picture = shownNow(studyRun, frame, { preset: null, subtract: view.subtract });
  return windowPresets(studyRun.run, pictureKind(recordFor(studyRun, sessionNow(state))), picture);
}

/** The presets of the run in the active pane as rows of a menu: the file's, then the usual ones. */
export function windowEntries(): readonly MenuEntry[] {
  const view = viewNow(useApp.getState());
  const presets = presetsNow();
  return presets.flatMap((preset, at): readonly MenuEntry[] => {
    const keys = at < KEYS ? firstKey(`window.${at + 1}`) : '';
    const row = menuAction(preset.name, () => choose(preset), { keys, checked: isChosen(preset, view) });
    const begins = preset.from === 'usual' && presets[at - 1]?.from === 'file';
    return begins ? ['line', row] : [row];
  });
}

function choose(preset: WindowPreset | undefined): void {
  if (preset !== undefined) changeView(preset.view);
}
