import { expect, test } from 'vitest';
import type { Picture, Run } from '../../../core/dicom/run.ts';
import { FIRST_VIEW } from '../../../renderer/ui/view.ts';
import { isChosen, windowPresets } from '../../../renderer/viewer/look/window-presets.ts';
import { openedRun } from './run.ts';

const picture: Picture = {
  kind: 'grey',
  rows: 1,
  columns: 1,
  pixels: new Uint8Array(1),
  min: 0,
  max: 200,
  slope: 1,
  intercept: 0,
  invert: false,
  window: { center: 100, width: 200 },
  table: null,
};
const { run } = openedRun();
const withPresets: Run = {
  ...run,
  image: {
    ...run.image,
    presets: [
      { kind: 'window', name: 'Soft', center: 100, width: 200 },
      { kind: 'window', name: 'Hard', center: 80, width: 60 },
    ],
  },
};

test('the file’s own come first, by their names; then those usual for what the run shows, around the file’s window', () => {
  const presets = windowPresets(withPresets, 'pullback', picture);
  expect(presets.slice(0, 2).map(({ name, from }) => [name, from])).toEqual([
    ['Soft', 'file'],
    ['Hard', 'file'],
  ]);
  const contrast = presets.find(({ name }) => name === 'More contrast');
  // Six tenths of 200 values about the same middle.
  expect(contrast?.view.window).toEqual({ center: 100, width: 120 });
  const lumen = presets.find(({ name }) => name.startsWith('Clear lumen'));
  // A higher level makes the picture darker.
  expect((lumen?.view.window?.center ?? 0) > 100).toBe(true);
  expect(windowPresets(run, 'projection', picture).map(({ name }) => name)).toContain('Brighter');
});

test('a CT has the windows in Hounsfield units that every department knows', () => {
  const ct: Run = { ...run, identity: { ...run.identity, modality: 'CT' } };
  const usual = windowPresets(ct, 'cross-section', picture).filter(({ from }) => from === 'usual');
  expect(usual.map(({ name, view }) => [name, view.window?.width, view.window?.center])).toEqual([
    ['Soft tissue', 400, 50],
    ['Bone', 1800, 400],
    ['Lung', 1500, -600],
  ]);
});

test('the preset in use is told from a window set by hand', () => {
  const presets = windowPresets(withPresets, 'pullback', picture);
  const chosen = (view: typeof FIRST_VIEW) =>
    presets.filter((preset) => isChosen(preset, view)).map(({ name }) => name);
  expect(chosen(FIRST_VIEW)).toEqual(['Soft']);
  const [, second, third] = presets;
  expect(chosen({ ...FIRST_VIEW, ...second?.view })).toEqual(['Hard']);
  expect(chosen({ ...FIRST_VIEW, ...third?.view })).toEqual([third?.name]);
  expect(chosen({ ...FIRST_VIEW, window: { center: 1, width: 2 } })).toEqual([]);
});
