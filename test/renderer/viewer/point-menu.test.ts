import { beforeEach, expect, test } from 'vitest';
import type { Point } from '../../../core/geometry/point.ts';
import type { MenuAction, MenuEntry } from '../../../renderer/commands/menu-entry.ts';
import { dispatch } from '../../../renderer/state/document.ts';
import { useApp } from '../../../renderer/state/store.ts';
import { selecting } from '../../../renderer/viewer/selecting.ts';
import '../../../renderer/window/commands.ts';
import { outline } from '../../core/session/fixture.ts';
import { css, layout, outlines, showPainted, steps } from './handlers.ts';

const SQUARE = [
  [100, 100],
  [200, 100],
  [200, 200],
  [100, 200],
] as const;

beforeEach(() => {
  showPainted();
  dispatch({ type: 'addOutline', outline: outline({ id: 'L', run: '1.2.3', knots: SQUARE, role: 'lesion' }) });
});

const menuAt = (place: Point) => selecting.menu({ at: css(place), alt: false, time: 0, layout: layout() });
const isAction = (entry: MenuEntry | undefined): entry is MenuAction =>
  entry !== undefined && entry !== 'line' && !('entries' in entry);
const labels = (entries: readonly MenuEntry[]) => entries.filter(isAction).map(({ label }) => label);

test('over a point of the selected outline deleting it comes first, and a right click alone deletes nothing', () => {
  useApp.setState({ selected: 'L' });
  selecting.right({ at: css([200, 100]), alt: false, time: 0, layout: layout() })?.end(false);
  const [first] = menuAt([200, 100]);
  expect(outlines()[0]?.knots).toHaveLength(4);
  expect(isAction(first) && [first.label, first.keys]).toEqual(['Delete point', 'Delete']);
  if (isAction(first)) first.run();
  expect(outlines()[0]?.knots).toEqual([SQUARE[0], SQUARE[2], SQUARE[3]]);
  expect(steps().at(-1)).toBe('delete point');
});

test('over an outline that is not selected it is selected, and its menu can delete it', () => {
  useApp.setState({ selected: null });
  const entries = menuAt([150, 150]);
  expect(useApp.getState().selected).toBe('L');
  expect(labels(entries)).toEqual(expect.arrayContaining(['Lesion', 'Reference', 'Enlarge', 'Delete outline']));
  expect(labels(entries)).not.toContain('Delete point');
  entries
    .filter(isAction)
    .find(({ label }) => label === 'Delete outline')
    ?.run();
  expect(outlines()).toEqual([]);
});

test('beside everything drawn it offers nothing of its own and leaves the selection alone', () => {
  useApp.setState({ selected: 'L' });
  expect(menuAt([400, 400])).toEqual([]);
  expect(useApp.getState().selected).toBe('L');
});
