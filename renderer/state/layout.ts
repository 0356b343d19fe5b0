import type { Preferences } from '../../core/preferences.ts';
import { textScale, usePreferences } from '../ui/preferences.ts';
import { prefer } from './save-preferences.ts';
import { useApp } from './store.ts';

type Layout = Preferences['layout'];

/** Below this width (CSS pixels at the usual size of text) the studies are folded away unless the operator wants them. */
const NARROW = 1160;

/** Divides the window in another way and keeps that on this machine. */
export function divide(change: Partial<Layout>): void {
  prefer({ layout: { ...usePreferences.getState().layout, ...change } });
}

/** True when the studies are folded away in a window of a width (CSS pixels). */
export function areStudiesFolded({ studiesFolded }: Layout, width: number): boolean {
  return studiesFolded ?? width < NARROW * textScale();
}

/** Folds the studies away or brings them back. */
export function foldStudies(): void {
  divide({ studiesFolded: !areStudiesFolded(usePreferences.getState().layout, innerWidth) });
  showAll();
}

/** Folds the panel on the right away or brings it back. */
export function foldPanel(): void {
  divide({ panelFolded: !usePreferences.getState().layout.panelFolded });
  showAll();
}

/** Brings the panel on the right back when it is folded away. */
export function unfoldPanel(): void {
  if (usePreferences.getState().layout.panelFolded) divide({ panelFolded: false });
}

/** Shows the picture alone, or everything around it again. */
export function togglePictureAlone(): void {
  useApp.setState(({ pictureAlone }) => ({ pictureAlone: !pictureAlone }));
}

function showAll(): void {
  useApp.setState({ pictureAlone: false });
}
