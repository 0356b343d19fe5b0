import type { Preferences } from '../../core/preferences.ts';
import { usePreferences } from '../ui/preferences.ts';
import { useWindowWidth } from '../ui/window-size.ts';
import { divide } from './layout.ts';
import type { Panel } from './store.ts';
import { useApp } from './store.ts';

/** From this width on (CSS pixels) two panels may stand side by side. */
export const TWO_PANELS_FROM = 1900;

/** What the second panel shows beside a panel; null while there is none, or no room for it. */
function secondBeside(first: Panel, { secondPanel }: Preferences['layout'], width: number): Panel | null {
  if (secondPanel === null || width < TWO_PANELS_FROM) return null;
  if (secondPanel !== first) return secondPanel;
  return first === 'plan' ? 'measure' : 'plan';
}

/** What the second panel shows now; null while there is none. */
export function useSecondPanel(): Panel | null {
  const first = useApp((state) => state.panel);
  const layout = usePreferences((preferences) => preferences.layout);
  return secondBeside(first, layout, useWindowWidth());
}

/** Shows a tab in the second panel; null closes it. */
export function showSecondPanel(panel: Panel | null): void {
  divide({ secondPanel: panel });
}

/** Opens the second panel, on the plan if that is not in the first one; or closes it. */
export function toggleSecondPanel(): void {
  const { secondPanel } = usePreferences.getState().layout;
  const beside = useApp.getState().panel === 'plan' ? 'measure' : 'plan';
  divide(secondPanel === null ? { secondPanel: beside, panelFolded: false } : { secondPanel: null });
}
