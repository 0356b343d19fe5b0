import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { shell } from '../../../renderer/shell/shell.ts';
import { flush, startAutosave } from '../../../renderer/state/autosave.ts';
import { dispatch, step } from '../../../renderer/state/document.ts';
import { useApp } from '../../../renderer/state/store.ts';
import { showOpenedRun } from '../viewer/run.ts';

/** What README.md promises, ms. */
const PROMISED = 2000;

const DONE = { revision: null, isBehind: false, problem: null };

/** Each text that was handed to the shell, and when on the clock of the test. */
const written: { readonly at: number; readonly text: string }[] = [];

vi.stubGlobal('window', new EventTarget());
startAutosave();

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(shell, 'autosave').mockImplementation(async (_key, pieces) => {
    written.push({ at: Date.now(), text: pieces.join('') });
    return DONE;
  });
  vi.spyOn(shell, 'readAutosave').mockImplementation(async () => ({ text: null, revision: null, problem: null }));
  written.length = 0;
  showOpenedRun();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Notes something in the session, and how long it is until that is written, ms. */
function noted(text: string): () => number {
  const at = Date.now();
  dispatch({ type: 'note', text });
  return () => (written.find((one) => one.text.includes(`"${text}"`))?.at ?? Number.POSITIVE_INFINITY) - at;
}

test('a change is written within the two seconds that are promised, by the clock and not by the speed of the machine', async () => {
  const waited = noted('once');
  expect(useApp.getState().saving).toEqual({ state: 'waiting' });
  await vi.advanceTimersByTimeAsync(PROMISED);
  expect(waited()).toBeLessThan(PROMISED);
  expect(useApp.getState().saving).toMatchObject({ state: 'saved' });
});

test('a hand that never rests puts off the writing of no change beyond that', async () => {
  const waits: (() => number)[] = [];
  for (let change = 0; change < 100; change += 1) {
    waits.push(noted(`change ${change}`));
    await vi.advanceTimersByTimeAsync(100);
  }
  await vi.advanceTimersByTimeAsync(PROMISED);
  // A change that the next one has replaced need not be written itself.
  const kept = waits.map((waited) => waited()).filter(Number.isFinite);
  expect(Math.max(...kept)).toBeLessThan(PROMISED);
  const gaps = written.map(({ at }, k) => at - (written[k - 1]?.at ?? at));
  expect(Math.max(...gaps)).toBeLessThan(PROMISED);
  expect(waits.at(-1)?.()).toBeLessThan(PROMISED);
});

test('what is not written yet is written at once when the window is left', async () => {
  const waited = noted('leaving');
  await flush();
  expect(waited()).toBe(0);
});

test('a change that is taken back before it was written leaves nothing to wait for', async () => {
  noted('first');
  await vi.advanceTimersByTimeAsync(PROMISED);
  noted('second');
  step('undo');
  await vi.advanceTimersByTimeAsync(PROMISED);
  expect(useApp.getState().saving).toMatchObject({ state: 'saved' });
  expect(written.map(({ text }) => text.includes('"first"'))).toEqual([true]);
});

test('a change that is taken back while it is being written is taken back on disk too', async () => {
  noted('first');
  await vi.advanceTimersByTimeAsync(PROMISED);
  vi.spyOn(shell, 'autosave').mockImplementation(async (_key, pieces) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    written.push({ at: Date.now(), text: pieces.join('') });
    return DONE;
  });
  noted('second');
  await vi.advanceTimersByTimeAsync(250);
  step('undo');
  await vi.advanceTimersByTimeAsync(PROMISED);
  expect(written.map(({ text }) => /"notes":\s*"([^"]*)"/.exec(text)?.[1])).toEqual(['first', 'second', 'first']);
  expect(useApp.getState().saving).toMatchObject({ state: 'saved' });
});

test('nothing is said to be saved while a newer change waits to be written', async () => {
  noted('first');
  let finish = (_: typeof DONE) => undefined as unknown;
  vi.spyOn(shell, 'autosave').mockImplementation(
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  );
  await vi.advanceTimersByTimeAsync(250);
  noted('second');
  finish(DONE);
  await vi.advanceTimersByTimeAsync(0);
  expect(useApp.getState().saving).toEqual({ state: 'waiting' });
  await vi.advanceTimersByTimeAsync(PROMISED);
  finish(DONE);
  await vi.advanceTimersByTimeAsync(0);
  expect(useApp.getState().saving).toMatchObject({ state: 'saved' });
});
