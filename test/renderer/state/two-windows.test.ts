import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Browser, closeWindow, newBrowser, type OpenWindow, openWindow, wake } from './windows.ts';

/** Longer than a change waits to be written and a message takes. */
const LONG = 3000;
/** Shorter than the quiet time after which a change is written. */
const SHORT = 50;

let browser: Browser;

beforeEach(() => {
  vi.useFakeTimers();
  browser = newBrowser();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.doUnmock('../../../renderer/shell/browser-database.ts');
});

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** The outlines in the working copy, and in each copy that was set aside. */
function kept(): { readonly working: readonly string[]; readonly aside: readonly (readonly string[])[] } {
  const idsOf = (text: string) => (JSON.parse(text).outlines as { id: string }[]).map(({ id }) => id);
  const all = [...browser.texts.values()];
  const working = all.find(({ id }) => id === 'ivus-session:1.2');
  const aside = all.filter(({ id }) => id.endsWith('1.2 replaced')).map(({ text }) => idsOf(text));
  return { working: working === undefined ? [] : idsOf(working.text), aside };
}

async function two(): Promise<readonly [OpenWindow, OpenWindow]> {
  return [await openWindow(browser), await openWindow(browser)];
}

test('what one window traces is seen in the other, says so there, and what that one then traces joins it', async () => {
  const [a, b] = await two();
  a.trace('a1');
  a.trace('a2');
  await wait(LONG);
  expect(b.ids()).toEqual(['a1', 'a2']);
  expect(b.notices()).toEqual(['This study was changed in another window: its newer state is shown now.']);
  expect(a.notices()).toEqual([]);
  b.trace('b1');
  await wait(LONG);
  expect([a.ids(), b.ids(), kept()]).toEqual([
    ['a1', 'a2', 'b1'],
    ['a1', 'a2', 'b1'],
    { working: ['a1', 'a2', 'b1'], aside: [] },
  ]);
});

test('when both are changed within the same quiet time, one gives way, says so, and its work is set aside and one step back', async () => {
  const [a, b] = await two();
  a.trace('a1');
  await wait(SHORT);
  b.trace('b1');
  await wait(LONG);
  expect([a.ids(), b.ids(), kept()]).toEqual([['a1'], ['a1'], { working: ['a1'], aside: [['b1']] }]);
  expect(b.notices()).toEqual([expect.stringMatching(/at the same time.*come back by Undo and are in Recent studies/)]);
  expect([a.notices(), b.saving()]).toEqual([[], 'saved']);
  b.undo();
  await wait(LONG);
  expect([b.ids(), a.ids(), kept().working]).toEqual([['b1'], ['b1'], ['b1']]);
  a.undo();
  await wait(LONG);
  expect([b.ids(), a.ids()]).toEqual([['a1'], ['a1']]);
});

test('a window that has slept through it shows the newer state when it is looked at again', async () => {
  const [a, b] = await two();
  b.state = 'asleep';
  a.trace('a1');
  await wait(LONG);
  expect(b.ids()).toEqual([]);
  wake(b);
  await wait(LONG);
  expect([b.ids(), b.notices().length]).toEqual([['a1'], 1]);
});

test('a window that has slept through it and is worked in before it knows writes nothing over the newer state', async () => {
  const [a, b] = await two();
  b.state = 'asleep';
  a.trace('a1');
  await wait(LONG);
  b.trace('b1');
  await wait(LONG);
  expect([b.ids(), kept()]).toEqual([['a1'], { working: ['a1'], aside: [['b1']] }]);
});

test('a window closed before its change was written leaves it to the next one', async () => {
  const a = await openWindow(browser);
  a.trace('a1');
  closeWindow(a);
  const b = await openWindow(browser);
  expect([b.ids(), kept(), browser.items.size]).toEqual([['a1'], { working: ['a1'], aside: [] }, 0]);
});

test('a window closed in the middle of writing loses neither what it was writing nor what came after', async () => {
  const a = await openWindow(browser);
  a.trace('a1');
  void a.flush();
  await wait(10);
  a.trace('a2');
  closeWindow(a);
  const b = await openWindow(browser);
  expect([b.ids(), kept().aside]).toEqual([['a1', 'a2'], []]);
});

test('what a closed window leaves is taken in at once by one that shows the study, and set aside where that one is ahead', async () => {
  const [a, b] = await two();
  a.trace('a1');
  closeWindow(a);
  b.events.dispatchEvent(
    Object.assign(new Event('storage'), {
      key: [...browser.items.keys()][0],
      newValue: [...browser.items.values()][0],
    }),
  );
  await wait(LONG);
  expect(b.ids()).toEqual(['a1']);
  const c = await openWindow(browser);
  c.state = 'asleep';
  b.trace('b1');
  await wait(LONG);
  c.trace('c1');
  closeWindow(c);
  const d = await openWindow(browser);
  expect([d.ids(), kept()]).toEqual([['a1', 'b1'], { working: ['a1', 'b1'], aside: [['a1', 'c1']] }]);
  expect(d.notices()).toEqual([expect.stringContaining('had not saved when it was closed were set aside')]);
});

const actions = fc.array(
  fc.tuple(
    fc.constantFrom('trace', 'trace', 'trace', 'sleep', 'wake', 'close'),
    fc.nat(2),
    fc.constantFrom(0, 10, 20, 40, 100, 250, 700, LONG),
  ),
  { minLength: 5, maxLength: 25 },
);

test('in whatever order windows are worked in, sleep, wake and are closed, every outline is in the working copy or set aside, and all end alike', async () => {
  await fc.assert(
    fc.asyncProperty(actions, async (all) => {
      browser = newBrowser();
      for (let k = 0; k < 3; k += 1) await openWindow(browser);
      const traced: string[] = [];
      for (const [what, at, ms] of all) {
        const window = browser.windows[at];
        if (window === undefined || window.state === 'closed') continue;
        if (what === 'trace') {
          traced.push(`o${traced.length}`);
          window.trace(`o${traced.length - 1}`);
        } else if (what === 'sleep') window.state = 'asleep';
        else if (what === 'wake') wake(window);
        else closeWindow(window);
        await wait(ms);
      }
      await openWindow(browser);
      for (const window of browser.windows) if (window.state !== 'closed') wake(window);
      await wait(LONG);
      const { working, aside } = kept();
      expect(traced.filter((id) => !working.includes(id) && !aside.some((copy) => copy.includes(id)))).toEqual([]);
      for (const window of browser.windows)
        if (window.state !== 'closed')
          expect([window.ids(), window.saving()]).toEqual([working, working.length > 0 ? 'saved' : 'nothing']);
    }),
    { numRuns: 40 },
  );
});
