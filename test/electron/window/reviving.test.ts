import { EventEmitter } from 'node:events';
import type { BrowserWindow, MessageBoxOptions } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { revive } from '../../../electron/window/reviving.ts';

const MINUTE = 60_000;
const PAGE = 'app://ivus/index.html';
const QUESTION = 'The window no longer answers. Wait for it, or restart it with your last saved changes?';
const RESTARTED = 'The window crashed and was restarted: check that your last change is still there.';
const TOO_OFTEN =
  'The window crashed too often within five minutes and will close. Restart the program to continue from your last saved changes.';

const { showMessageBox } = vi.hoisted(() => ({ showMessageBox: vi.fn() }));
vi.mock('electron', () => ({ app: new EventEmitter(), dialog: { showMessageBox } }));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  showMessageBox.mockReset();
});

/** A window as Electron has it, and an operator who answers a question when told to (0 is the button on the left); what happened, in its order. */
function desk() {
  const happened: string[] = [];
  const open: ((response: number) => void)[] = [];
  const webContents = Object.assign(new EventEmitter(), {
    getURL: () => PAGE,
    reload() {
      happened.push('reloaded');
      webContents.emit('did-start-navigation', { url: PAGE, isMainFrame: true, isSameDocument: false });
    },
    forcefullyCrashRenderer() {
      happened.push('ended');
      webContents.emit('render-process-gone', {}, { reason: 'killed' });
    },
  });
  let gone = false;
  const browser = Object.assign(new EventEmitter(), {
    webContents,
    isDestroyed: () => gone,
    destroy() {
      gone = true;
      happened.push('closed');
    },
  });
  showMessageBox.mockImplementation((_window: unknown, { message, cancelId, signal }: MessageBoxOptions) => {
    happened.push(message);
    return new Promise((resolve) => {
      const close = (response: number) => resolve({ response, checkboxChecked: false });
      open.push(close);
      signal?.addEventListener('abort', () => {
        happened.push('question taken back');
        close(cancelId ?? 0);
      });
    });
  });
  revive(browser as unknown as BrowserWindow, {
    note: () => undefined,
    startsAnew: (why) => void happened.push(`starts anew: ${why}`),
    givesUp: () => void happened.push('gives up'),
  });
  const answer = async (response: number) => {
    open.shift()?.(response);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { happened, browser, answer, hangs: () => void browser.emit('unresponsive') };
}

const [WAIT, RESTART] = [0, 1];
const ONCE_ANEW = ['ended', 'reloaded', `starts anew: ${RESTARTED}`];

test('a window that no longer answers is restarted once, and only after the operator was asked once', async () => {
  const { happened, hangs, answer } = desk();
  hangs();
  hangs();
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  expect(happened).toEqual([QUESTION]);
  await answer(RESTART);
  expect(happened).toEqual([QUESTION, ...ONCE_ANEW]);
});

test('one that answers again in time takes the question back and goes on', async () => {
  const { happened, hangs, browser } = desk();
  hangs();
  browser.emit('responsive');
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(happened).toEqual([QUESTION, 'question taken back']);
  browser.emit('responsive');
  expect(happened).toHaveLength(2);
});

test('an operator who waits is asked again the next time', async () => {
  const { happened, hangs, answer } = desk();
  hangs();
  await answer(WAIT);
  expect(happened).toEqual([QUESTION]);
  hangs();
  await answer(RESTART);
  expect(happened).toEqual([QUESTION, QUESTION, ...ONCE_ANEW]);
});

test('after three restarts within five minutes the fourth gives up with a sentence and closes', async () => {
  const { happened, hangs, answer } = desk();
  for (let restart = 0; restart < 3; restart++) {
    hangs();
    await answer(RESTART);
    await vi.advanceTimersByTimeAsync(MINUTE);
  }
  expect(happened.filter((what) => what === 'reloaded')).toHaveLength(3);
  happened.length = 0;
  hangs();
  await answer(RESTART);
  expect(happened).toEqual([QUESTION, 'ended', 'gives up', TOO_OFTEN]);
  await answer(WAIT);
  expect(happened.at(-1)).toBe('closed');
});

test('restarts further apart than that are never too many', async () => {
  const { happened, hangs, answer } = desk();
  for (let restart = 0; restart < 8; restart++) {
    hangs();
    await answer(RESTART);
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
  }
  expect(happened.filter((what) => what === 'reloaded')).toHaveLength(8);
});

test('a window that was closed meanwhile is left alone, whatever is answered', async () => {
  const { happened, hangs, answer, browser } = desk();
  hangs();
  browser.destroy();
  await answer(RESTART);
  expect(happened).toEqual([QUESTION, 'closed']);
});
