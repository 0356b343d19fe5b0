import { renderToString } from 'react-dom/server';
import { beforeEach, expect, test } from 'vitest';
import type { Point } from '../../../core/geometry/point.ts';
import { select } from '../../../renderer/state/editing.ts';
import { useApp } from '../../../renderer/state/store.ts';
import { deleteSelected } from '../../../renderer/viewer/actions.ts';
import { DRAWN_KINDS } from '../../../renderer/viewer/drawn-kinds.ts';
import { describedOn } from '../../../renderer/viewer/pane-readings.tsx';
import { selecting } from '../../../renderer/viewer/selecting.ts';
import type { DrawnKind } from '../../../renderer/viewport/drawn-kind.ts';
import { css, down, drag, layout, session, showPainted } from './handlers.ts';

/** A toy: a dot of 10 picture pixels that knows where it is. */
interface Dot {
  readonly id: string;
  readonly run: string;
  readonly frame: number;
  readonly at: Point;
}

let dots: readonly Dot[] = [];

const isOver = ([x, y]: Point, [toX, toY]: Point) => Math.hypot(x - toX, y - toY) <= 10;

const DOTS: DrawnKind<Dot> = {
  name: 'dot',
  objects: () => dots,
  hit: ({ at }, place, { layout: { transform } }) => (isOver(at, transform.toPicture(place)) ? 'inside' : null),
  grab: (dot, down, { layout: { transform } }) =>
    isOver(dot.at, transform.toPicture(down.at))
      ? {
          move: (_, to) => {
            dots = dots.map((one) => (one.id === dot.id ? { ...one, at: transform.toPicture(to) } : one));
          },
          end: () => undefined,
        }
      : null,
  cursor: ({ at }, place, { layout: { transform } }) => (isOver(at, transform.toPicture(place)) ? 'grab' : null),
  removalOfPointAt: () => null,
  remove: ({ id }) => {
    dots = dots.filter((dot) => dot.id !== id);
  },
  describe: ({ at }) => `Dot at ${at.join(', ')}`,
  Shapes: () => null,
  Table: () => (
    <ul>
      {dots.map(({ id }) => (
        <li key={id}>{id}</li>
      ))}
    </ul>
  ),
  commands: [{ id: 'dot.forget', title: 'Forget all dots', group: 'Outlines', keys: [], run: () => undefined }],
};

// The one line that a new kind costs.
(DRAWN_KINDS as DrawnKind[]).push(DOTS);

beforeEach(() => {
  showPainted();
  dots = [
    { id: 'a', run: '1.2.3', frame: 0, at: [100, 100] },
    { id: 'b', run: '1.2.3', frame: 4, at: [100, 100] },
  ];
});

test('a kind that nothing else knows of is selected, dragged and deleted like the others', () => {
  drag(selecting, [[104, 103]]);
  expect(useApp.getState().selected).toBe('a');
  expect(selecting.cursor(css([100, 100]), layout())).toBe('grab');
  drag(selecting, [
    [100, 100],
    [150, 90],
  ]);
  expect(dots.map(({ at }) => at)).toEqual([
    [150, 90],
    [100, 100],
  ]);
  deleteSelected();
  expect(dots.map(({ id }) => id)).toEqual(['b']);
});

test('one that lies on another frame is neither selected nor taken hold of', () => {
  dots = dots.filter(({ id }) => id === 'b');
  drag(selecting, [[100, 100]]);
  expect(useApp.getState().selected).toBeNull();
  select('b');
  down(selecting, [100, 100])?.move([0, 0], css([300, 300]), layout(), []);
  expect(dots[0]?.at).toEqual([100, 100]);
});

test('it brings its table row, its words for those who cannot see it, and its commands', async () => {
  const { COMMANDS } = await import('../../../renderer/window/commands.ts');
  expect(COMMANDS.map(({ id }) => id)).toContain('dot.forget');
  const tables = DRAWN_KINDS.map(({ name, Table }) => <Table key={name} />);
  expect(renderToString(<div>{tables}</div>)).toContain('<li>a</li><li>b</li>');
  const now = session();
  const [record] = now?.runs ?? [];
  if (now == null || record === undefined) throw new Error('no run is open');
  expect(describedOn({ session: now, record, frame: 0, active: true }, null)).toEqual([
    { id: 'a', text: 'Dot at 100, 100' },
  ]);
});
