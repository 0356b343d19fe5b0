import type { Millimetres } from '../units.ts';

const LENGTHS: readonly Millimetres[] = [100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1];

/** The longest scale bar of a round length that fits `room`, where one unit of the drawing is so many millimetres: its millimetres and its length; null where none fits. */
export function scaleBar(
  mmPerUnit: Millimetres,
  room: number,
): { readonly mm: Millimetres; readonly length: number } | null {
  const mm = LENGTHS.find((candidate) => candidate / mmPerUnit <= room);
  return mm === undefined ? null : { mm, length: mm / mmPerUnit };
}
