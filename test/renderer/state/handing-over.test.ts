import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { shell } from '../../../renderer/shell/shell.ts';
import { flush, startAutosave } from '../../../renderer/state/autosave.ts';
import { dispatch, step } from '../../../renderer/state/document.ts';
import { useApp } from '../../../renderer/state/store.ts';
import { showOpenedRun } from '../viewer/run.ts';

/** The notes in each text that the shell got, in order: those it is to hold, those it is to write, and how many steps came with them. */
const got: string[] = [];
/** What the window's clock says a hand-over takes, ms. */
let takes = 0;

vi.stubGlobal('window', new EventTarget());
startAutosave();

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const clock = { now: 0 };
  vi.spyOn(performance, 'now').mockImplementation(() => clock.now);
  const note = (pieces: readonly string[]) => /"notes":\s*"([^"]*)"/.exec(pieces.join(''))?.[1] ?? '';
  Object.assign(shell, {
    hold: async (_key: string, what: string, pieces: readonly string[]) => {
      clock.now += takes;
      got.push(what === 'session' ? `hold ${note(pieces)}` : `steps of ${note(pieces)}`);
    },
  });
  vi.spyOn(shell, 'autosave').mockImplementation(async (_key, pieces) => {
    got.push(`write ${note(pieces)}`);
    return { revision: null, isBehind: false, problem: null };
  });
  vi.spyOn(shell, 'keepBeside').mockImplementation(async () => undefined);
  vi.spyOn(shell, 'readAutosave').mockImplementation(async () => ({ text: null, revision: null, problem: null }));
  takes = 0;
  showOpenedRun();
  await turns();
  got.length = 0;
});

afterEach(() => {
  Object.assign(shell, { hold: null });
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const noted = (text: string) => dispatch({ type: 'note', text });
/** What waits for nothing but its turn is done. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

test('each change is handed over before anything else is done, and its steps when there is time; it is not said to be saved', async () => {
  noted('one');
  await Promise.resolve();
  await Promise.resolve();
  expect(got).toEqual(['hold one']);
  await turns();
  expect(got).toEqual(['hold one', 'steps of one']);
  noted('two');
  await turns();
  expect(got.slice(2)).toEqual(['hold two', 'steps of two']);
  expect(useApp.getState().saving).toEqual({ state: 'waiting' });
  await vi.advanceTimersByTimeAsync(200);
  expect(got.slice(4)).toEqual(['write two']);
  expect(useApp.getState().saving).toMatchObject({ state: 'saved' });
});

test('a change that is taken back is taken back in what the shell holds, too', async () => {
  noted('kept');
  await vi.advanceTimersByTimeAsync(2000);
  noted('never');
  await turns();
  step('undo');
  await turns();
  expect(got.filter((one) => one.startsWith('hold'))).toEqual(['hold kept', 'hold never', 'hold kept']);
});

test('where it takes long it waits so that four fifths of the time are left, and the newest is handed over', async () => {
  takes = 10;
  for (const first of ['one', 'two']) {
    noted(first);
    await turns();
  }
  noted('three');
  await turns();
  noted('four');
  await turns();
  expect(got.filter((one) => one.startsWith('hold'))).toEqual(['hold one', 'hold two']);
  await vi.advanceTimersByTimeAsync(39);
  expect(got.filter((one) => one.startsWith('hold'))).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  await turns();
  expect(got.filter((one) => one.startsWith('hold'))).toEqual(['hold one', 'hold two', 'hold four']);
});

test('what is left at once is handed over before it is written', async () => {
  noted('leaving');
  await flush();
  expect(got.slice(0, 2)).toEqual(['hold leaving', 'write leaving']);
});
