import type { PolarGrid } from './polar-grid.ts';

/** A border keeps so many waves around: enough for a slit or a dent, too few for speckle. */
const WAVES = 16;

/** Keeps the first waves of the grid's border. */
export function lowPass({ rays, cos, sin, border }: PolarGrid): void {
  const out = border.slice().fill(0);
  for (let wave = 0; wave <= WAVES; wave++) {
    let c = 0;
    let s = 0;
    for (let ray = 0, k = 0; ray < rays; ray++) {
      const length = border[ray] ?? 0;
      c += length * (cos[k] ?? 0);
      s += length * (sin[k] ?? 0);
      k += wave;
      if (k >= rays) k -= rays;
    }
    c *= (wave === 0 ? 1 : 2) / rays;
    s *= wave === 0 ? 0 : 2 / rays;
    for (let ray = 0, k = 0; ray < rays; ray++) {
      out[ray] = (out[ray] ?? 0) + c * (cos[k] ?? 0) + s * (sin[k] ?? 0);
      k += wave;
      if (k >= rays) k -= rays;
    }
  }
  border.set(out);
}
