/** CSS pixels from a traced or marked frame within which the pointer means that frame. */
const NEAR = 3;

/** The frame (from 0) under a place of a track that is `width` CSS pixels long; each frame has an equal part of it. */
export function frameAt(x: number, width: number, frames: number): number {
  return Math.max(0, Math.min(frames - 1, Math.floor((x / width) * frames)));
}

/** The frame under a place, or one of the `telling` frames (traced, marked) so close that it is meant. */
export function frameMeant(x: number, width: number, frames: number, telling: readonly number[]): number {
  const away = (frame: number): number => Math.abs(((frame + 0.5) / frames) * width - x);
  const near = telling.filter((frame) => away(frame) <= NEAR).toSorted((a, b) => away(a) - away(b));
  return near[0] ?? frameAt(x, width, frames);
}
