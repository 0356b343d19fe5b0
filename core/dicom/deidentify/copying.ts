import type { Substitutes } from './substitutes.ts';

/** Who makes a copy, how everything that names somebody is replaced, and what becomes black (one byte a pixel, or nothing). */
export interface Copying {
  readonly program: { readonly name: string; readonly version: string; readonly uid: string };
  readonly substitutes: Substitutes;
  readonly mask: Uint8Array | null;
  /** Hears how many frames of how many are done; throws to stop. */
  progress(done: number, all: number): void;
}
