import type { Point } from '../../core/geometry/point.ts';

/** Where a pointer is over an element, CSS pixels from its top left. */
export function placeOf(event: MouseEvent, element: HTMLElement): Point {
  const { left, top } = element.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
}
