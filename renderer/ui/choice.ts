import type { Preferences } from '../../core/preferences.ts';

type Theme = Preferences['theme'];

const OLD_KEY = 'theme';

/** The theme that an older version of this program remembered in the window itself; it is forgotten there. */
export function themeBefore(): { readonly theme?: Theme } {
  const kept = localStorage.getItem(OLD_KEY);
  localStorage.removeItem(OLD_KEY);
  return kept === 'light' || kept === 'system' ? { theme: kept } : {};
}

/** Shows all text in a size, percent of the usual one. */
export function showTextSize(percent: number): void {
  document.documentElement.style.fontSize = `${percent}%`;
}

/** Shows a theme. */
export function showTheme(theme: Theme): void {
  if (theme === 'system') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.setAttribute('data-theme', theme);
}
