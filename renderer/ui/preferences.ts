import { create } from 'zustand';
import type { Preferences } from '../../core/preferences.ts';
import { DEFAULT_PREFERENCES } from '../../core/preferences.ts';

/** How the operator likes the window now; changed by `prefer` only. */
export const usePreferences = create<Preferences>(() => DEFAULT_PREFERENCES);

/** How many times its usual size text has now, for what is drawn and not laid out. */
export function textScale(): number {
  return usePreferences.getState().textSize / 100;
}

/** The same, drawn anew whenever it changes. */
export function useTextScale(): number {
  return usePreferences(({ textSize }) => textSize / 100);
}
