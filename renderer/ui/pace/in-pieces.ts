/** So long the window's thread works on something large before it does what else there is to do, ms. */
const PIECE = 8;

/**
 * Works on something large in pieces of 8 ms, with a rest after each; a single step of it is never cut. What it comes to, or null
 * where it is no longer wanted after a rest. What it throws is thrown.
 */
export function inPieces<T>(work: Generator<unknown, T>, rest: () => Promise<void>): Promise<T>;
export function inPieces<T>(
  work: Generator<unknown, T>,
  rest: () => Promise<void>,
  isWanted: () => boolean,
): Promise<T | null>;
export async function inPieces<T>(
  work: Generator<unknown, T>,
  rest: () => Promise<void>,
  isWanted = () => true,
): Promise<T | null> {
  for (;;) {
    const end = performance.now() + PIECE;
    do {
      const step = work.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    await rest();
    if (!isWanted()) return null;
  }
}

/** Lets the window do what waits already: keys, the pointer, the picture, messages. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Waits until the window has nothing to do, for a fifth of a second at most. */
export function whenIdle(): Promise<void> {
  if (!('requestIdleCallback' in globalThis)) return nextTask();
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 200 }));
}
