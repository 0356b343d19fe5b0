import { create } from 'zustand';
import type { Preferences } from '../../core/preferences.ts';
import { DEFAULT_PREFERENCES } from '../../core/preferences.ts';

/** How the operator likes the window now; changed by `prefer` only. */
export const usePreferences = create<Preferences>(() => DEFAULT_PREFERENCES);
