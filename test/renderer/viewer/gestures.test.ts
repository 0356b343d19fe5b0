import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Point } from '../../../core/geometry/point.ts';
import { useApp, viewNow } from '../../../renderer/state/store.ts';
import type { Tool } from '../../../renderer/state/tool.ts';
import { listenToGestures } from '../../../renderer/viewer/gestures.ts';
import { setStage } from '../../../renderer/viewport/stage.ts';
import { layout, outlines, showPainted, steps } from './handlers.ts';

/** As much of an element as the gestures ask for. */
class Area extends EventTarget {
  readonly style = { cursor: '' };
  /** The page and its window: the next animation frame comes at once. */
  readonly ownerDocument = {
    activeElement: null,
    defaultView: { requestAnimationFrame: (work: () => void) => setTimeout(work, 0) },
  };
  tabIndex = -1;
  getBoundingClientRect = () => ({ left: 0, top: 0 });
  setPointerCapture = () => {
    throw new Error('a pointer that the browser does not know');
  };
}

let area = new Area();
let stop = (): void => undefined;
const GREY = { rows: 480, columns: 512, pixels: new Uint8Array(), min: 0, max: 255, slope: 1, intercept: 0 };

beforeEach(() => {
  showPainted();
  const picture = { kind: 'grey', ...GREY, invert: false, window: { center: 128, width: 256 }, table: null } as const;
  setStage({ painted: { run: '1.2.3', frame: 0, picture } });
  area = new Area();
  stop = listenToGestures(area as unknown as HTMLElement, useApp.getState().activePane);
});
afterEach(() => {
  stop();
});

let clock = 0;

function point(
  type: string,
  kind: 'touch' | 'pen' | 'mouse',
  pointerId: number,
  [clientX, clientY]: Point,
  buttons = type === 'up' ? 0 : 1,
): void {
  clock += 1000;
  const event = Object.assign(new Event(`pointer${type}`), {
    pointerType: kind,
    pointerId,
    clientX,
    clientY,
    button: 0,
    buttons,
  });
  Object.defineProperty(event, 'timeStamp', { value: clock });
  area.dispatchEvent(Object.assign(event, { shiftKey: false, altKey: false, getCoalescedEvents: () => [event] }));
}

/** The k-th of 24 places on a circle of 100 CSS pixels about (300, 300): of 50 picture pixels about (150, 150). */
const around = (k: number): Point => [
  300 + 100 * Math.cos((k * Math.PI) / 12),
  300 + 100 * Math.sin((k * Math.PI) / 12),
];

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

/** Two fingers 100 CSS pixels apart, the first a little earlier; they end 200 apart and 50 further down. */
async function pinch(early: Point = [300, 400]): Promise<void> {
  point('down', 'touch', 11, [300, 400]);
  if (early[0] !== 300) point('move', 'touch', 11, early);
  await soon();
  point('down', 'touch', 12, [400, 400]);
  point('move', 'touch', 11, [250, 450]);
  point('move', 'touch', 12, [450, 450]);
  await soon();
  point('up', 'touch', 12, [450, 450]);
  point('move', 'touch', 11, [100, 100]);
  await soon();
  point('up', 'touch', 11, [100, 100]);
  await soon();
}

test.each<Tool>(['select', 'spline', 'freehand', 'ellipse', 'caliper', 'calibrate'])(
  'two fingers zoom and move the picture about the place between them and do nothing else (%s)',
  async (tool) => {
    useApp.setState({ tool });
    const between = layout().transform.toPicture([350, 400]);
    await pinch();
    expect(layout().transform.scaleX).toBeCloseTo(4, 9);
    const [x, y] = layout().transform.toScreen(between);
    expect([x, y]).toEqual([expect.closeTo(350, 6), expect.closeTo(450, 6)]);
    expect(viewNow(useApp.getState()).window).toBeNull();
    expect([useApp.getState().draft, outlines(), steps()]).toEqual([null, [], []]);
  },
);

test.each<Tool>(['select', 'spline', 'freehand'])(
  'what the first finger had begun before the second came is taken back (%s)',
  async (tool) => {
    useApp.setState({ tool });
    await pinch([310, 400]);
    expect(viewNow(useApp.getState()).window).toBeNull();
    expect([useApp.getState().draft, outlines(), steps()]).toEqual([null, [], []]);
    expect(layout().transform.scaleX).toBeGreaterThan(2);
  },
);

test('points placed before stay where they are while two fingers hold the picture', async () => {
  useApp.setState({ tool: 'spline' });
  point('down', 'touch', 11, [200, 200]);
  point('up', 'touch', 11, [200, 200]);
  const { draft } = useApp.getState();
  expect(draft).toMatchObject({ kind: 'drawing', places: [[100, 100]] });
  await pinch();
  expect(useApp.getState().draft).toEqual(draft);
});

test('a pen draws, whatever the hand that rests on the picture does', async () => {
  useApp.setState({ tool: 'freehand' });
  point('down', 'touch', 11, [900, 900]);
  point('down', 'pen', 1, around(0));
  for (let k = 1; k <= 24; k += 1) {
    point('move', 'touch', 11, [910, 905]);
    point('down', 'touch', 12, [800, 900]);
    point('move', 'pen', 1, around(k));
    point('up', 'touch', 12, [800, 900]);
    await soon();
  }
  point('up', 'pen', 1, around(24));
  const [drawn] = outlines();
  expect(outlines()).toHaveLength(1);
  expect(Math.max(...(drawn?.knots ?? []).flat())).toBeLessThan(220);
  expect(layout().transform.scaleX).toBe(2);
});

test('a movement of the mouse without its button, as the window system sends it, is no part of what is drawn', async () => {
  useApp.setState({ tool: 'freehand' });
  point('down', 'mouse', 1, around(0));
  for (let k = 1; k <= 24; k += 1) {
    point('move', 'mouse', 1, around(k));
    if (k === 6) point('move', 'mouse', 1, [640, 500], 0);
    await soon();
  }
  point('up', 'mouse', 1, around(24));
  expect(outlines()).toHaveLength(1);
  expect(Math.max(...(outlines()[0]?.knots ?? []).flat())).toBeLessThan(220);
});

test('a press after a release that was lost ends what was drawn and begins nothing', async () => {
  useApp.setState({ tool: 'freehand' });
  point('down', 'mouse', 1, around(0));
  for (let k = 1; k <= 24; k += 1) {
    point('move', 'mouse', 1, around(k));
    await soon();
  }
  point('move', 'mouse', 1, [900, 900], 0);
  await soon();
  expect(outlines()).toHaveLength(0);
  point('down', 'mouse', 1, [900, 900]);
  expect(outlines()).toHaveLength(1);
  expect(Math.max(...(outlines()[0]?.knots ?? []).flat())).toBeLessThan(220);
  expect(useApp.getState().draft).toBeNull();
});

test('one finger changes window and level as before', async () => {
  point('down', 'touch', 11, [300, 400]);
  point('move', 'touch', 11, [340, 400]);
  await soon();
  point('up', 'touch', 11, [340, 400]);
  expect(viewNow(useApp.getState()).window?.width).toBeGreaterThan(256);
});
