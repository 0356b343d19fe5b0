/** So often within so long a window is started anew by itself. */
const WITHIN_MS = 5 * 60_000;
const MOST_OWN = 3;
/** With the graphics process it dies without a fault of its own. */
const MOST_WITH_GRAPHICS = 10;
/** A window that dies so soon after the graphics process died with it. */
const TOGETHER_MS = 5000;

/** Counts how often the window died. */
export interface Deaths {
  /** The graphics process died at a time (ms). */
  graphicsDied(atMs: number): void;
  /** The window died at a time (ms): whether it is started anew. */
  windowDied(atMs: number): 'start anew' | 'give up';
}

/** Counts the deaths of the last five minutes: three of the window's own, ten with the graphics process. */
export function deaths(): Deaths {
  let own: readonly number[] = [];
  let withGraphics: readonly number[] = [];
  let graphicsAt = Number.NEGATIVE_INFINITY;
  return {
    graphicsDied(atMs) {
      graphicsAt = atMs;
    },
    windowDied(atMs) {
      const lately = (times: readonly number[]) => times.filter((time) => atMs - time < WITHIN_MS);
      const together = atMs - graphicsAt < TOGETHER_MS;
      [own, withGraphics] = [lately(own), lately(withGraphics)];
      if (together) withGraphics = [...withGraphics, atMs];
      else own = [...own, atMs];
      return own.length > MOST_OWN || withGraphics.length > MOST_WITH_GRAPHICS ? 'give up' : 'start anew';
    },
  };
}
