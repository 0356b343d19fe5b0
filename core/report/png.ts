import { encode } from 'fast-png';
import type { Raster } from './figure/raster.ts';

/** A picture as PNG: one channel where it has no colour, else three; `text` is written into its header (Latin-1). */
export function rasterPng({ rgb, columns, rows }: Raster, text: Readonly<Record<string, string>> = {}): Uint8Array {
  const grey = isGrey(rgb);
  const data = grey ? everyThird(rgb) : rgb;
  return encode({ width: columns, height: rows, data, depth: 8, channels: grey ? 1 : 3, text });
}

function isGrey(rgb: Uint8Array): boolean {
  for (let at = 0; at < rgb.length; at += 3) if (rgb[at] !== rgb[at + 1] || rgb[at] !== rgb[at + 2]) return false;
  return true;
}

function everyThird(rgb: Uint8Array): Uint8Array {
  const grey = new Uint8Array(rgb.length / 3);
  for (let i = 0; i < grey.length; i++) grey[i] = rgb[3 * i] ?? 0;
  return grey;
}
