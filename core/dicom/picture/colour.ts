import type { ImageFormat, Palette, StoredFrame } from '../run.ts';

/** RGBA of a colour or palette frame; null for grey. */
export function colourOf(image: ImageFormat, stored: StoredFrame): Uint8ClampedArray | null {
  const pixels = image.rows * image.columns;
  const { samples } = stored;
  const { palette } = image;
  if (stored.photometric === 'PALETTE COLOR')
    return palette === null ? null : throughPalette(samples, palette, image.bitsStored);
  if (stored.photometric === 'RGB') return withAlpha(samples, pixels);
  if (stored.photometric === 'YBR_FULL') return fromYbr(samples, pixels, 3);
  if (stored.photometric === 'YBR_FULL_422') return fromYbr(samples, pixels, 2);
  return null;
}

function withAlpha(samples: StoredFrame['samples'], pixels: number): Uint8ClampedArray {
  const out = new Uint8ClampedArray(pixels * 4).fill(255);
  for (let from = 0, to = 0; to < out.length; from += 3, to += 4) {
    out[to] = samples[from] ?? 0;
    out[to + 1] = samples[from + 1] ?? 0;
    out[to + 2] = samples[from + 2] ?? 0;
  }
  return out;
}

/** Full-range BT.601 (PS3.3 C.7.6.3.1.2); with two bytes a pixel, Y Y Cb Cr, two neighbours share their colour. */
function fromYbr(samples: StoredFrame['samples'], pixels: number, bytesPerPixel: 2 | 3): Uint8ClampedArray {
  const out = new Uint8ClampedArray(pixels * 4).fill(255);
  const whole = new Uint32Array(out.buffer);
  const packedYbr = bytesPerPixel === 2;
  for (let i = 0; i < pixels; i++) {
    const pair = (i >> 1) * 4;
    const y = packedYbr ? pair + (i & 1) : 3 * i;
    const c = packedYbr ? pair + 2 : 3 * i + 1;
    const luma = samples[y] ?? 0;
    const blue = (samples[c] ?? 128) - 128;
    const red = (samples[c + 1] ?? 128) - 128;
    // Most pixels of ultrasound have no colour: all three levels are then the brightness itself.
    if (blue === 0 && red === 0 && (luma & 0xff) === luma) {
      whole[i] = packed(luma, luma, luma);
      continue;
    }
    out[4 * i] = luma + 1.402 * red;
    out[4 * i + 1] = luma - ((0.114 * 1.772) / 0.587) * blue - ((0.299 * 1.402) / 0.587) * red;
    out[4 * i + 2] = luma + 1.772 * blue;
  }
  return out;
}

function throughPalette(samples: StoredFrame['samples'], palette: Palette, bitsStored: number): Uint8ClampedArray {
  const out = new Uint32Array(samples.length);
  const mask = palette.firstMapped < 0 ? -1 : 2 ** bitsStored - 1;
  const last = palette.red.length - 1;
  const entries = packedEntries(palette);
  for (let i = 0; i < samples.length; i++) {
    // Values before the first mapped one take the first entry, values beyond the table the last.
    const entry = Math.min(last, Math.max(0, ((samples[i] ?? 0) & mask) - palette.firstMapped));
    out[i] = entries[entry] ?? 0;
  }
  return new Uint8ClampedArray(out.buffer);
}

/** Paints the values from the first mapped one on in the colours of a supplemental palette over a picture in grey. */
export function colourUpperValues(rgba: Uint8ClampedArray, samples: StoredFrame['samples'], palette: Palette): void {
  const entries = packedEntries(palette);
  const out = new Uint32Array(rgba.buffer, rgba.byteOffset, samples.length);
  for (let i = 0; i < samples.length; i++) {
    const entry = (samples[i] ?? 0) - palette.firstMapped;
    if (entry >= 0) out[i] = entries[Math.min(entry, entries.length - 1)] ?? 0;
  }
}

function packedEntries({ red, green, blue }: Palette): Uint32Array {
  return Uint32Array.from(red, (level, i) => packed(level, green[i] ?? green.at(-1) ?? 0, blue[i] ?? blue.at(-1) ?? 0));
}

/** Red, green, blue and opaque in memory order: every machine that runs this is little endian. */
function packed(red: number, green: number, blue: number): number {
  return (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0;
}
