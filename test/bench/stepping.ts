import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { seeFrame } from '../app/support/operator.ts';
import { launchWindow } from '../app/support/window.ts';

/** Notes, from now on, how long after each change of the slider its picture was painted (ms), and when. */
function noteSteps(): void {
  const viewer = document.querySelector<HTMLElement>('[data-testid="viewer"]');
  const slider = document.querySelector<HTMLInputElement>('input[type="range"][aria-label="Frame"]');
  const steps: { ms: number; at: number }[] = [];
  let wanted = { frame: '', at: 0 };
  slider?.addEventListener('input', () => (wanted = { frame: slider.value, at: performance.now() }), { capture: true });
  const observer = new MutationObserver(() => {
    const at = performance.now();
    if (viewer?.dataset['frame'] === wanted.frame) steps.push({ ms: at - wanted.at, at });
  });
  if (viewer !== null) observer.observe(viewer, { attributes: true, attributeFilter: ['data-frame'] });
  Object.assign(globalThis, { benchSteps: steps });
}

/** Drags the frame slider to and fro over frames seen before, as a mouse does: input comes once for each repaint of the screen. */
export async function dragged(
  page: Page,
): Promise<{ readonly steps: readonly number[]; readonly framesPerSecond: number }> {
  const box = await page.getByRole('slider', { name: /frame/i }).boundingBox();
  if (box === null) throw new Error('there is no slider');
  const move = (i: number) => page.mouse.move(box.x + box.width / 2 + 40 * Math.sin(i / 12), box.y + box.height / 2);
  await move(0);
  await page.mouse.down();
  for (let i = 0; i < 160; i++) await move(i);
  await page.evaluate(noteSteps);
  for (let i = 0; i < 300; i++) await move(i);
  await page.mouse.up();
  const steps = await page.evaluate(
    () => (globalThis as unknown as { benchSteps: { ms: number; at: number }[] }).benchSteps,
  );
  const seconds = ((steps.at(-1)?.at ?? 0) - (steps[0]?.at ?? 0)) / 1000;
  return { steps: steps.map(({ ms }) => ms), framesPerSecond: (steps.length - 1) / seconds };
}

/** Runs in the page: how many pictures a second are painted when another frame seen before is wanted with each repaint. */
export async function paintedPerSecond(): Promise<number> {
  const viewer = document.querySelector<HTMLElement>('[data-testid="viewer"]');
  const slider = document.querySelector<HTMLInputElement>('input[type="range"][aria-label="Frame"]');
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  if (viewer === null || slider === null) throw new Error('there is no slider');
  const from = slider.valueAsNumber;
  let painted = 0;
  const counter = new MutationObserver(() => painted++);
  counter.observe(viewer, { attributes: true, attributeFilter: ['data-frame'] });
  const began = performance.now();
  for (let i = 0; performance.now() - began < 3000; i++) {
    value?.set?.call(slider, String(from + (i % 2)));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  counter.disconnect();
  return (painted * 1000) / (performance.now() - began);
}

/** Runs in the page: presses the button that opens files; milliseconds until the picture of another run is on the screen. */
async function openedMs(): Promise<number> {
  const shown = () => document.querySelector<HTMLElement>('[data-testid="viewer"]')?.dataset['run'];
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === 'Open…');
  if (button === undefined) throw new Error('there is no button that opens files');
  const before = shown();
  const began = performance.now();
  const changed = new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if ((shown() ?? before) === before) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body, { attributes: true, childList: true, subtree: true });
  });
  button.click();
  await changed;
  return performance.now() - began;
}

/** Opens a run in the running window by its button; milliseconds from the click to the picture, the choosing itself left out. */
export async function openingMs(page: Page, app: ElectronApplication, path: string): Promise<number> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
  return page.evaluate(openedMs);
}

/** The 95th percentile. */
export function p95(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;
}

/** Opens a file in the window of the program, looks, and ends the program. */
export async function shownRun<T>(
  path: string,
  look: (page: Page, app: ElectronApplication) => Promise<T>,
): Promise<T> {
  const userData = await mkdtemp(join(tmpdir(), 'ivus-bench-'));
  const { app, page } = await launchWindow({ userData, args: [path], size: { width: 1280, height: 800 } });
  await seeFrame(page, 1);
  const seen = await look(page, app);
  app.process().kill('SIGKILL');
  return seen;
}

/** What steps took, ms each from the slider's change to the picture on the canvas, and to the end of the repaint that brings it to the screen; and how many pictures a second were shown. */
export interface Stepped {
  readonly steps: readonly number[];
  readonly repainted: readonly number[];
  readonly perSecond: number;
}

/** How to step: to 40 frames never seen, one after the other with a pause (ms) after each; or to and fro between two frames with each repaint (null). And whether only while the longitudinal view is being filled. */
interface Stepping {
  readonly pause: number | null;
  readonly filling: boolean;
}

/** Runs in the page: steps as told. */
export async function stepped({ pause, filling }: Stepping): Promise<Stepped> {
  const viewer = document.querySelector<HTMLElement>('[data-testid="viewer"]');
  const slider = document.querySelector<HTMLInputElement>('input[type="range"][aria-label="Frame"]');
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  if (viewer === null || slider === null) throw new Error('there is no slider');
  const last = Number(slider.max);
  const goesOn = () => !filling || document.querySelector('.cut-state')?.textContent?.includes('Building') === true;
  // Steps of 37 per cent of the run come back to a neighbourhood only after all others.
  const frameAt = (i: number) => 1 + (pause === null ? (i + 1) % 2 : (Math.floor(last * 0.37) * (i + 1) + i) % last);
  const steps: number[] = [];
  const repainted: number[] = [];
  let [wanted, began, shown] = ['', 0, (): void => undefined];
  const { port1, port2 } = new MessageChannel();
  // Sent with the animation frame, it comes after the repaint that follows it.
  port2.onmessage = ({ data }: MessageEvent<number>) => {
    repainted.push(performance.now() - data);
    shown();
  };
  const observer = new MutationObserver(() => {
    if (viewer.dataset['frame'] !== wanted) return;
    const from = began;
    steps.push(performance.now() - from);
    requestAnimationFrame(() => port1.postMessage(from));
    wanted = '';
  });
  observer.observe(viewer, { attributes: true, attributeFilter: ['data-frame'] });
  const begin = performance.now();
  for (let i = 0; i < (pause === null ? 400 : 40) && goesOn(); i++) {
    const arrived = new Promise<void>((resolve) => (shown = resolve));
    [wanted, began] = [String(frameAt(i)), performance.now()];
    value?.set?.call(slider, wanted);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    if (pause !== null) await arrived;
    else await new Promise(requestAnimationFrame);
    // In a task of its own, as a hand moves that has seen the picture.
    await new Promise((resolve) => setTimeout(resolve, pause ?? 0));
  }
  const perSecond = (steps.length * 1000) / (performance.now() - begin);
  observer.disconnect();
  await new Promise((resolve) => setTimeout(resolve, 100));
  return { steps, repainted, perSecond };
}
