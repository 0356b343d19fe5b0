import { encode } from 'fast-png';
import type { Painted } from './frame-picture.ts';

/** A painted frame as PNG: one channel for grey, three for colour. */
export function png({ rgba, columns, rows, grey }: Painted): Uint8Array {
  const channels = grey ? 1 : 3;
  const data = rgba.filter((_, i) => i % 4 < channels);
  return encode({ width: columns, height: rows, data, depth: 8, channels });
}
