import { CANCELLED } from '../../core/network/service.ts';

/** Whether trying again helps: within seconds, later (another minute, another day), or not without a change. */
export type Retry = 'soon' | 'later' | 'never';

/** What ends a piece of work with a place: one sentence for the operator. Thrown inside electron/network, a value outside. */
export class Refusal extends Error {
  readonly retry: Retry;
  /** So long, in ms, the place asks to wait; 0 where it does not say. */
  readonly waitMs: number;

  constructor(sentence: string, retry: Retry = 'never', waitMs = 0) {
    super(sentence);
    this.retry = retry;
    this.waitMs = waitMs;
  }
}

/** The operator has stopped it. */
export function stopped(): Refusal {
  return new Refusal(CANCELLED, 'later');
}

/** A series that lists more objects than are fetched: none of it is, rather than a part. */
export function tooMany(place: string): Refusal {
  return new Refusal(
    `${place} lists more than 20,000 objects in one series, and nothing of it was fetched: choose single runs of the series instead.`,
  );
}

/** Throws `stopped` where the signal says so. */
export function goOn(signal: AbortSignal): void {
  if (signal.aborted) throw stopped();
}

/** Waits so many ms; ends at once, with `stopped`, when the signal says so. */
function waited(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    goOn(signal);
    const end = () => {
      clearTimeout(timer);
      reject(stopped());
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve();
    }, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}

/** Does a piece of work again after each of the waits (ms) while what ends it may pass within seconds; a place that asks for a longer wait gets it, up to a minute. */
export async function withRetries<T>(
  waits: readonly number[],
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  for (const wait of waits) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Refusal) || error.retry !== 'soon' || error.waitMs > LONGEST_WAIT) throw error;
      await waited(Math.max(wait, error.waitMs), signal);
    }
  }
  return work();
}

const LONGEST_WAIT = 60_000;
