import { beforeEach, expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { newRecord } from '../../../core/session/document/identity.ts';
import { readOutline } from '../../../core/session/drawn/readings.ts';
import { traceAgain } from '../../../renderer/outlines/actions.ts';
import { useApp } from '../../../renderer/state/store.ts';
import { cancelDraft, closeDraft } from '../../../renderer/viewer/actions.ts';
import { click, css, down, drag, layout, outlines, showPainted, steps, take } from '../viewer/handlers.ts';
import { openedRun } from '../viewer/run.ts';

beforeEach(showPainted);

/** A stroke around a circle of 80 pixels about (250, 240). */
const AROUND: Contour = Array.from({ length: 121 }, (_, k): Point => {
  const angle = (2 * Math.PI * k) / 120;
  return [250 + 80 * Math.cos(angle), 240 + 80 * Math.sin(angle)];
});

const draft = () => {
  const { draft: now } = useApp.getState();
  return now?.kind === 'drawing' ? { tool: now.tool, places: now.places.length } : null;
};

test('one stroke with the tracing tool around a circle of 16 mm across is an outline of π·8² mm², to 0.5 %', () => {
  drag(take('spline'), AROUND);
  const [outline] = outlines();
  if (outline === undefined) throw new Error('nothing was traced');
  const { readings } = readOutline(outline, newRecord(openedRun()));
  expect(Math.abs((readings?.area ?? 0) / (Math.PI * 64) - 1)).toBeLessThan(0.005);
  expect([steps(), draft(), useApp.getState().tool]).toEqual([['trace lumen'], null, 'select']);
});

test('clicks of the same tool set points, also by a hand that shakes for some pixels of the screen', () => {
  const handler = take('spline');
  drag(handler, [
    [200, 200],
    [201, 201],
    [199, 200],
  ]);
  expect(draft()).toEqual({ tool: 'spline', places: 1 });
  for (const place of [
    [300, 200],
    [300, 300],
  ] as const)
    click(handler, place);
  closeDraft();
  expect(outlines()[0]?.knots).toEqual([
    [200, 200],
    [300, 200],
    [300, 300],
  ]);
});

test('once points are set a press that is drawn on pulls its own point, and draws no stroke', () => {
  const handler = take('spline');
  click(handler, [200, 200]);
  click(handler, [300, 200]);
  drag(handler, [
    [300, 300],
    [320, 280],
    [310, 330],
  ]);
  expect(draft()).toEqual({ tool: 'spline', places: 3 });
  closeDraft();
  expect(outlines()[0]?.knots.at(-1)).toEqual([310, 330]);
});

test('a stroke that encloses nothing says what to do; nothing of it stays and the tool goes on', () => {
  drag(take('spline'), AROUND.slice(0, 40));
  const { notices, tool } = useApp.getState();
  expect([outlines().length, notices.length, draft(), tool]).toEqual([0, 1, null, 'spline']);
});

test('Esc in the middle of a stroke gives it up: letting go draws nothing', () => {
  const held = down(take('spline'), AROUND[0] ?? [0, 0]);
  for (const to of AROUND.slice(1)) held?.move(css(AROUND[0] ?? [0, 0]), css(to), layout(), [css(to)]);
  cancelDraft();
  held?.end(true);
  expect([outlines().length, draft(), useApp.getState().notices]).toEqual([0, null, []]);
});

test('a lumen traced again in one stroke is a repeat of the first tracing', () => {
  drag(take('spline'), AROUND);
  const [first] = outlines();
  if (first === undefined) throw new Error('nothing was traced');
  traceAgain(first);
  drag(take('spline'), AROUND);
  expect(outlines().map(({ repeatOf }) => repeatOf)).toEqual([null, first.id]);
});
