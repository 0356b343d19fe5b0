import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_PREFERENCES, preferencesSchema, readPreferences } from '../../core/preferences.ts';

test('the window is dark, in mm, and wheels through frames until somebody chooses something else', () => {
  expect(readPreferences(null)).toEqual({
    preferences: {
      theme: 'dark',
      units: 'mm',
      textSize: 100,
      wheel: 'frames',
      wheelTowards: 'next',
      wheelAway: 'in',
      leftDrag: 'window',
      diameters: 'selected',
      cacheMb: 512,
      keys: {},
      hintsSeen: [],
      catalogueEdits: null,
      previews: 'kept',
      layout: {
        studiesPx: null,
        panelPx: null,
        cutPx: null,
        studiesFolded: null,
        panelFolded: false,
        secondPanel: null,
      },
      report: { reader: '', institution: '', paper: 'a4', furtherObjects: false },
      pseudonymKey: null,
    },
    problem: null,
  });
});

test('preferences are read as they were kept', () => {
  const chosen = { ...DEFAULT_PREFERENCES, theme: 'light', cacheMb: 64, keys: { play: ['p'], undo: [] } };
  expect(readPreferences(JSON.stringify(chosen))).toEqual({ preferences: chosen, problem: null });
});

test('what an older version did not keep is as at first, without a word', () => {
  expect(readPreferences('{"theme":"light"}')).toEqual({
    preferences: { ...DEFAULT_PREFERENCES, theme: 'light' },
    problem: null,
  });
});

test('one wrong choice does not take the others with it', () => {
  expect(readPreferences('{"theme":"light","units":"inch","cacheMb":63}')).toEqual({
    preferences: { ...DEFAULT_PREFERENCES, theme: 'light' },
    problem: 'Some preferences could not be read and are back to their defaults: units, pictures kept in memory.',
  });
});

test.each(['', 'null', '[]', '"dark"', '{"theme":"li', '\0\0\0'])(
  'the damaged text %j gives the preferences of the beginning and one sentence',
  (text) => {
    expect(readPreferences(text)).toEqual({
      preferences: DEFAULT_PREFERENCES,
      problem: 'Your preferences could not be read: the defaults are used.',
    });
  },
);

test('whatever stands in the file, the window gets preferences that it understands', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const { preferences } = readPreferences(text);
      expect(preferencesSchema.safeParse(preferences).success).toBe(true);
    }),
  );
});
