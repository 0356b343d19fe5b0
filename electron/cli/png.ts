import { encode } from 'fast-png';
import type { Raster } from '../../core/report/figure/raster.ts';
import type { Painted } from './frame-picture.ts';

/** A painted frame as PNG: one channel for grey, three for colour. */
export function png({ rgba, columns, rows, grey }: Painted): Uint8Array {
  const channels = grey ? 1 : 3;
  const data = rgba.filter((_, i) => i % 4 < channels);
  return encode({ width: columns, height: rows, data, depth: 8, channels });
}

/** A picture as PNG: one channel where it has no colour, else three. */
export function rasterPng({ rgb, columns, rows }: Raster): Uint8Array {
  const grey = rgb.every((value, at) => at % 3 === 0 || value === rgb[at - 1]);
  const data = grey ? rgb.filter((_, at) => at % 3 === 0) : rgb;
  return encode({ width: columns, height: rows, data, depth: 8, channels: grey ? 1 : 3 });
}
