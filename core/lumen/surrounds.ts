import type { Point } from '../geometry/point.ts';
import type { Places } from './outline.ts';

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
