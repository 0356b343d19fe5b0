import type { StoredFrame } from '../run.ts';

/** An overlay that is kept in a bit of the pixel values which they do not need (PS3.3 C.9.2, retired). */
export interface EmbeddedOverlay {
  readonly name: string;
  /** Counted from the lowest bit, 0. */
  readonly bit: number;
}

/** What is said of overlays that cannot be drawn. */
export function notDrawn(count: number): string {
  const overlays = count === 1 ? 'overlay of the file is' : 'overlays of the file are';
  return `${count} ${overlays} not drawn: the size or data cannot be used.`;
}

/** Copies one bit of each sample to `out`, the first pixel at bit `start`. */
export function embeddedBits(
  samples: StoredFrame['samples'],
  bit: number,
  out: Uint8Array | undefined,
  start: number,
): void {
  if (out === undefined) return;
  for (let i = 0, to = start; i < samples.length; i++, to++)
    if ((((samples[i] ?? 0) >> bit) & 1) === 1) out[to >> 3] = (out[to >> 3] ?? 0) | (1 << (to & 7));
}
