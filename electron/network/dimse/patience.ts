/** How long, in ms, a peer may take: to pick up, to be silent, to stop what was cancelled, to end an association; and the waits before fetching what is missing again. */
export interface Patience {
  readonly connectMs: number;
  readonly silenceMs: number;
  readonly cancelMs: number;
  readonly releaseMs: number;
  readonly waits: readonly number[];
}

/** The patience with archives and devices of a hospital. */
export const PATIENCE: Patience = {
  connectMs: 10_000,
  silenceMs: 30_000,
  cancelMs: 5000,
  releaseMs: 3000,
  waits: [2000, 8000],
};
