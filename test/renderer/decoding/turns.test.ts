import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { turnOf } from '../../../renderer/decoding/turns.ts';
import { ALL_WORKERS } from '../../../renderer/decoding/workers.ts';
import { useApp } from '../../../renderer/state/store.ts';

const LAST = ALL_WORKERS - 1;

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => {
  useApp.setState({ playing: false });
  vi.useRealTimers();
});

/** Asks for the turns of the first and the last worker; which of them have come. */
function asked(isWanted = () => true, pause = 50): Set<number> {
  const come = new Set<number>();
  for (const worker of [0, LAST]) void turnOf(worker, isWanted, pause).then(() => come.add(worker));
  return come;
}

/** The hand moves on to another frame. */
function scrub(): void {
  useApp.setState(({ panes }) => ({ panes: panes.map((pane) => ({ ...pane, frame: pane.frame + 1 })) }));
}

test('while the hand rests every worker looks for lumens at once', async () => {
  await vi.advanceTimersByTimeAsync(1000);
  const come = asked();
  await vi.advanceTimersByTimeAsync(0);
  expect([...come]).toEqual([0, LAST]);
});

test('while the hand scrubs the first goes on after a pause, and the others once it rests', async () => {
  scrub();
  const come = asked();
  await vi.advanceTimersByTimeAsync(0);
  expect([...come]).toEqual([]);
  for (let moved = 0; moved < 10; moved += 1) {
    await vi.advanceTimersByTimeAsync(100);
    scrub();
  }
  expect([...come]).toEqual([0]);
  await vi.advanceTimersByTimeAsync(1000);
  expect([...come]).toEqual([0, LAST]);
});

test('short work goes on without a pause in the first worker while the hand scrubs', async () => {
  scrub();
  const come = asked(() => true, 0);
  await vi.advanceTimersByTimeAsync(0);
  expect([...come]).toEqual([0]);
});

test('a point that is dragged is a hand that moves; a run that plays is none, and leaves a worker to its pictures', async () => {
  await vi.advanceTimersByTimeAsync(1000);
  useApp.setState({ draft: { kind: 'reshaping', id: 'a', knots: [] } });
  const dragging = asked();
  await vi.advanceTimersByTimeAsync(0);
  expect([...dragging]).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  useApp.setState({ playing: true });
  scrub();
  const playing = asked();
  await vi.advanceTimersByTimeAsync(5000);
  expect([...playing]).toEqual([0]);
  useApp.setState({ playing: false });
  await vi.advanceTimersByTimeAsync(1000);
  expect([...playing]).toEqual([0, LAST]);
});

test('nobody waits for what is no longer wanted, however long the hand moves', async () => {
  scrub();
  let wanted = true;
  const come = asked(() => wanted);
  await vi.advanceTimersByTimeAsync(10);
  wanted = false;
  await vi.advanceTimersByTimeAsync(60);
  expect([...come]).toEqual([0, LAST]);
});
