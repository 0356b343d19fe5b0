import type { Contour, Point } from '../geometry/point.ts';
import type { Ellipse } from './answer.ts';
import type { PolarGrid } from './polar-grid.ts';

/** Places of a border as x, y, x, y …, in widths of a pixel. */
export type Places = Float64Array;

/** The border of a grid as places, into `into`. */
export function bordersPlaces(grid: PolarGrid, into: Places): Places {
  const { rays, border, stepX, stepY } = grid;
  const { x, y } = grid.along;
  for (let ray = 0; ray < rays; ray++) {
    const steps = (border[ray] ?? 0) + 0.5;
    into[2 * ray] = x + steps * (stepX[ray] ?? 0);
    into[2 * ray + 1] = y + steps * (stepY[ray] ?? 0);
  }
  return into;
}

/** Places in picture pixels. */
export function contourOf(places: Places, aspect: number): Contour {
  return Array.from(
    { length: places.length >> 1 },
    (_, k): Point => [places[2 * k] ?? 0, (places[2 * k + 1] ?? 0) / aspect],
  );
}

/** A contour in picture pixels as places. */
export function placesOf(contour: Contour, aspect: number): Places {
  return Float64Array.from(contour.flatMap(([x, y]) => [x, y * aspect]));
}

/** No ellipse is flatter than this: the rays across it would lie too close. */
const FLATTEST = 4;

/** The ellipse with the centre and the second moments of the area inside of places. */
export function ellipseOf(places: Places): Ellipse {
  const count = places.length >> 1;
  const [originX, originY] = [places[0] ?? 0, places[1] ?? 0];
  let [twice, mx, my, mxx, myy, mxy] = [0, 0, 0, 0, 0, 0];
  let [ax, ay] = [(places[2 * count - 2] ?? 0) - originX, (places[2 * count - 1] ?? 0) - originY];
  for (let k = 0; k < count; k++) {
    const bx = (places[2 * k] ?? 0) - originX;
    const by = (places[2 * k + 1] ?? 0) - originY;
    const cross = ax * by - bx * ay;
    twice += cross;
    mx += (ax + bx) * cross;
    my += (ay + by) * cross;
    mxx += (ax * ax + ax * bx + bx * bx) * cross;
    myy += (ay * ay + ay * by + by * by) * cross;
    mxy += (2 * ax * ay + ax * by + bx * ay + 2 * bx * by) * cross;
    ax = bx;
    ay = by;
  }
  const [x, y] = [mx / (3 * twice), my / (3 * twice)];
  const [xx, yy, xy] = [mxx / (6 * twice) - x * x, myy / (6 * twice) - y * y, mxy / (12 * twice) - x * y];
  const mean = (xx + yy) / 2;
  const half = Math.hypot((xx - yy) / 2, xy);
  const first = Math.sqrt(Math.max(mean + half, 1e-6));
  const second = Math.sqrt(Math.max(mean - half, (mean + half) / FLATTEST ** 2, 1e-6));
  return { x: originX + x, y: originY + y, first, second, turn: Math.atan2(2 * xy, xx - yy) / 2 };
}

/** Whether a place lies inside of an outline, both in widths of a pixel. */
export function surrounds(places: Places, [x, y]: Point): boolean {
  let inside = false;
  let [fromX, fromY] = [places[places.length - 2] ?? 0, places[places.length - 1] ?? 0];
  for (let k = 0; k < places.length; k += 2) {
    const [toX, toY] = [places[k] ?? 0, places[k + 1] ?? 0];
    if (fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) inside = !inside;
    [fromX, fromY] = [toX, toY];
  }
  return inside;
}
