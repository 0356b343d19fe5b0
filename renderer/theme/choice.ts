/** The themes a person can ask for; `system` follows the operating system. */
export type Theme = 'system' | 'dark' | 'light';

const KEY = 'theme';

/** The theme last asked for on this machine; a reading room is dark until somebody asks for something else. */
export function themeNow(): Theme {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'system' ? kept : 'dark';
}

/** Shows a theme and remembers it on this machine. */
export function showTheme(theme: Theme): void {
  if (theme === 'system') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.setAttribute('data-theme', theme);
  localStorage.setItem(KEY, theme);
}
