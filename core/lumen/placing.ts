import type { Ellipse, LumenField } from './answer.ts';
import type { PolarGrid } from './polar-grid.ts';

/** The picture's own rim is left out (pixels). */
const RIM = 2;

/**
 * Lays the rays of a grid over a field: along an ellipse, so that an oval lumen is round in the grid and one smoothness
 * fits it all round, or about a middle where there is none yet. `dead` is the radius around the catheter within which no
 * border may lie; 0 where the catheter is outside the lumen.
 */
export function place(grid: PolarGrid, field: LumenField, along: Ellipse, dead: number): void {
  const { rays, samples, cos, sin, stepX, stepY, first, end, least } = grid;
  const step = field.reach / samples;
  const mean = Math.sqrt(along.first * along.second);
  const [c, s] = [Math.cos(along.turn), Math.sin(along.turn)];
  const [toX, toY] = [along.x - field.centre[0], along.y - field.centre[1]];
  const apart = toX * toX + toY * toY;
  const outer = field.radius - RIM;
  grid.along = along;
  grid.step = step;
  for (let ray = 0; ray < rays; ray++) {
    const p = (step * (cos[ray] ?? 0) * along.first) / mean;
    const q = (step * (sin[ray] ?? 0) * along.second) / mean;
    const dx = c * p - s * q;
    const dy = s * p + c * q;
    stepX[ray] = dx;
    stepY[ray] = dy;
    const square = dx * dx + dy * dy;
    const half = (dx * toX + dy * toY) / square;
    const begin = firstBeyond(half, (apart - dead * dead) / square);
    const from = Math.max(1, Math.min(samples >> 1, begin));
    const to = Math.min(samples, Math.max(0, firstBeyond(half, (apart - outer * outer) / square)));
    first[ray] = from;
    // Where a ray crosses the catheter, the border lies beyond the foot of the catheter's middle on it.
    least[ray] = begin > 0 ? Math.max(0, Math.min(from, Math.floor(-half))) : 0;
    end[ray] = Math.max(from + 2, to);
  }
}

/** The first sample beyond the far crossing of a ray with a circle: steps t where t² + 2·half·t + rest = 0. */
function firstBeyond(half: number, rest: number): number {
  const inside = half * half - rest;
  return inside <= 0 ? 0 : Math.ceil(Math.sqrt(inside) - half - 0.5);
}

/** A ray and a sample of it, both with fractions. */
export interface InGrid {
  readonly ray: number;
  readonly sample: number;
}

/** Where a place (widths of a pixel) lies in a grid. */
export function inGrid({ along, step, rays }: PolarGrid, x: number, y: number): InGrid {
  const mean = Math.sqrt(along.first * along.second);
  const [c, s] = [Math.cos(along.turn), Math.sin(along.turn)];
  const [dx, dy] = [x - along.x, y - along.y];
  const [p, q] = [((c * dx + s * dy) * mean) / along.first, ((c * dy - s * dx) * mean) / along.second];
  const turns = Math.atan2(q, p) / (2 * Math.PI);
  return { ray: (turns < 0 ? turns + 1 : turns) * rays, sample: Math.hypot(p, q) / step - 0.5 };
}

/** A circle about a place: the rays then go out evenly. */
export function circleAbout([x, y]: readonly [number, number]): Ellipse {
  return { x, y, first: 1, second: 1, turn: 0 };
}
