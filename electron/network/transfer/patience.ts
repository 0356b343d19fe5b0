/** How long, in ms, whoever is talked to may take to pick up and to be silent; and the waits before a piece of work is tried again. */
export interface Patience {
  readonly connectMs: number;
  readonly silenceMs: number;
  readonly waits: readonly number[];
}

/** So long, in ms, a hospital's archives and devices may take to pick up and to be silent. */
export const USUAL = { connectMs: 10_000, silenceMs: 30_000 } as const;
