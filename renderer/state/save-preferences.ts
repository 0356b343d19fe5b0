import type { Preferences } from '../../core/preferences.ts';
import { readPreferences } from '../../core/preferences.ts';
import { shell } from '../shell/shell.ts';
import { showTextSize, showTheme, themeBefore } from '../ui/choice.ts';
import { usePreferences } from '../ui/preferences.ts';
import { notice } from './notices.ts';

/** Reads what was kept on this machine and shows the theme; what cannot be read is as at first, with a sentence. */
export async function loadPreferences(): Promise<void> {
  const { text, problem: unread } = await shell
    .readPreferences()
    .catch(() => ({ text: null, problem: 'Your preferences could not be read: the defaults are used.' }));
  const { preferences, problem } = readPreferences(text);
  usePreferences.setState(text === null && unread === null ? { ...preferences, ...themeBefore() } : preferences, true);
  show(usePreferences.getState());
  for (const sentence of [unread, problem]) if (sentence !== null) notice(sentence);
}

/** Changes preferences at once and keeps them on this machine; says so when they cannot be kept. */
export function prefer(changes: Partial<Preferences>): void {
  usePreferences.setState(changes);
  const preferences = usePreferences.getState();
  show(preferences);
  void shell.writePreferences(preferences).then((problem) => problem !== null && notice(problem));
}

function show({ theme, textSize }: Preferences): void {
  showTheme(theme);
  showTextSize(textSize);
}
