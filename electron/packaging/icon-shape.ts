/** A colour with how much of it covers what lies below, 0 to 1. */
type Paint = { readonly rgb: readonly [number, number, number]; readonly cover: number };

const BACK = [16, 32, 46] as const;
const TISSUE = [74, 84, 97] as const;
const ECHO = [126, 138, 153] as const;
const LUMEN = [6, 9, 12] as const;
const OUTLINE = [255, 157, 107] as const;
const MEASURE = [240, 244, 248] as const;

/** Half axes of the lumen and half the width of its outline, in parts of the icon's side. */
const [ACROSS, DOWN, LINE] = [0.3, 0.17, 0.028];
/** Samples per pixel and direction. */
const FINE = 4;

/** The icon as RGBA bytes, row by row: a cross-section of a vein with its lumen traced and its smallest diameter, `size` pixels wide and high. */
export function drawIcon(size: number): Uint8Array {
  const pixels = new Uint8Array(size * size * 4);
  for (let at = 0; at < size * size; at += 1) pixels.set(pixelAt(at % size, Math.floor(at / size), size), at * 4);
  return pixels;
}

/** The mean of the samples within a pixel; the colour is that of what is covered. */
function pixelAt(column: number, row: number, size: number): readonly number[] {
  const sum = [0, 0, 0, 0];
  for (let k = 0; k < FINE * FINE; k += 1) {
    const x = (column + ((k % FINE) + 0.5) / FINE) / size - 0.5;
    const y = (row + (Math.floor(k / FINE) + 0.5) / FINE) / size - 0.5;
    const { rgb, cover } = paintAt(x, y);
    for (const [part, value] of [...rgb, 255].entries()) sum[part] = (sum[part] ?? 0) + value * cover;
  }
  const covered = (sum[3] ?? 0) / 255;
  if (covered === 0) return [0, 0, 0, 0];
  return [...sum.slice(0, 3).map((value) => Math.round(value / covered)), Math.round((covered * 255) / FINE ** 2)];
}

/** What lies at a place, seen from the middle, in parts of the side. */
function paintAt(x: number, y: number): Paint {
  if (!inRoundedSquare(x, y)) return { rgb: BACK, cover: 0 };
  const whole = (rgb: Paint['rgb']): Paint => ({ rgb, cover: 1 });
  const lumen = distanceToEllipse(x, y);
  if (Math.abs(lumen) < LINE) return whole(OUTLINE);
  if (lumen < 0) return whole(Math.abs(x) < LINE * 0.55 ? MEASURE : LUMEN);
  const radius = Math.hypot(x, y);
  if (radius > 0.44) return whole(BACK);
  // Echoes come in broken rings.
  const ring = Math.round(radius / 0.055);
  const broken = Math.sin(Math.atan2(y, x) * (ring + 3) + ring * 1.7) > -0.35;
  return whole(broken && Math.abs(radius - ring * 0.055) < 0.014 ? ECHO : TISSUE);
}

function inRoundedSquare(x: number, y: number): boolean {
  const [half, corner] = [0.48, 0.11];
  const [over, under] = [Math.max(Math.abs(x) - half + corner, 0), Math.max(Math.abs(y) - half + corner, 0)];
  return Math.hypot(over, under) <= corner;
}

/** Distance to the lumen's border to first order, negative inside. */
function distanceToEllipse(x: number, y: number): number {
  const value = (x / ACROSS) ** 2 + (y / DOWN) ** 2 - 1;
  const slope = 2 * Math.hypot(x / ACROSS ** 2, y / DOWN ** 2);
  return slope === 0 ? -DOWN : value / slope;
}
