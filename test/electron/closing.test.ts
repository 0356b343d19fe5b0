import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closing, PATIENCE_MS } from '../../electron/window/closing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A window that keeps its work when told to, and an operator who answers questions one by one when told to. */
function desk(unsaved: string | null = null, listens = true) {
  const happened: string[] = [];
  const open: ((yes: boolean) => void)[] = [];
  let gone = false;
  const { ask, finish } = closing({
    askToKeep: () => void happened.push('asked to keep'),
    unsaved: () => unsaved,
    listens: () => listens,
    isGone: () => gone,
    destroy: () => {
      gone = true;
      happened.push('gone');
    },
    agrees: ({ message, takenBack }) => {
      happened.push(message);
      return new Promise((resolve) => {
        open.push(resolve);
        takenBack?.addEventListener('abort', () => {
          happened.push('question taken back');
          resolve(false);
        });
      });
    },
  });
  return { happened, ask, finish, answer: (yes: boolean) => open.shift()?.(yes) };
}

const WAIT = 'Your last changes are still being saved. Keep waiting?';
const LOST = 'Your last changes could not be saved. Close anyway?';

test('a window that has kept its work goes at once, without a question', async () => {
  const { happened, ask, finish } = desk();
  ask();
  await finish();
  await vi.advanceTimersByTimeAsync(10 * PATIENCE_MS);
  expect(happened).toEqual(['asked to keep', 'gone']);
});

test('a disk that is slow takes no work: the operator is asked, waits, and the window goes when it is done', async () => {
  const { happened, ask, finish, answer } = desk();
  ask();
  await vi.advanceTimersByTimeAsync(PATIENCE_MS);
  answer(false);
  await vi.advanceTimersByTimeAsync(PATIENCE_MS);
  expect(happened).toEqual(['asked to keep', WAIT, 'asked to keep', WAIT]);
  await finish();
  await vi.advanceTimersByTimeAsync(10 * PATIENCE_MS);
  expect(happened.slice(4)).toEqual(['question taken back', 'gone']);
});

test('who does not want to wait closes without saving, and nothing else does', async () => {
  const { happened, ask, answer } = desk();
  ask();
  await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1);
  expect(happened).toEqual(['asked to keep']);
  await vi.advanceTimersByTimeAsync(1);
  answer(true);
  await vi.advanceTimersByTimeAsync(10 * PATIENCE_MS);
  expect(happened).toEqual(['asked to keep', WAIT, 'gone']);
});

test('work that cannot be kept is not thrown away: who goes back can close again, and a late answer closes nothing', async () => {
  const { happened, ask, finish, answer } = desk('The disk is full.');
  ask();
  const decided = finish();
  answer(false);
  await decided;
  await finish();
  expect(happened).toEqual(['asked to keep', LOST]);
  ask();
  expect(happened.at(-1)).toBe('asked to keep');
});

test('a page that is still loading or has died is not waited for', async () => {
  const { happened, ask } = desk(null, false);
  ask();
  await vi.advanceTimersByTimeAsync(10 * PATIENCE_MS);
  expect(happened).toEqual(['gone']);
});
