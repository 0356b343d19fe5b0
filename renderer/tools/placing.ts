import type { Contour } from '../../core/geometry/point.ts';
import type { DrawingTool, Drawn, Touch } from './drawing.ts';

/** How a tool of so many places is worked: a click sets one; a drag sets the one where it begins and the one where it ends. */
export function placing(
  count: number,
): Required<Pick<DrawingTool, 'press' | 'drag' | 'release' | 'takeBack' | 'cursor'>> {
  return {
    press: (places, { place }) => ({ places: [...places.slice(0, count - 1), place], done: false }),
    drag: (_, pressed, { place }) => (pressed.length === count ? pressed.with(-1, place) : [...pressed, place]),
    release: (places) => withoutDouble(places, count),
    takeBack: (places) => places.slice(0, -1),
    cursor: () => 'crosshair',
  };
}

/** The second click of a double click sets no place of its own. */
function withoutDouble(places: Contour, count: number): Drawn {
  const [before, last] = places.slice(-2);
  const double = places.length > 1 && before?.[0] === last?.[0] && before?.[1] === last?.[1];
  return double ? { places: places.slice(0, -1), done: false } : { places, done: places.length === count };
}

/** How far a tool of so many places is. */
export function progressOf(places: Contour, count: number): string {
  return `${places.length} of ${count} points set.`;
}

/** The places with the pointer's as the next one, where there is one to come. */
export function withPointer(places: Contour, pointer: Touch['place'] | null, count: number): Contour {
  return pointer === null || places.length === 0 || places.length >= count ? places : [...places, pointer];
}
