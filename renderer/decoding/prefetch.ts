const AHEAD = 8;
const BEHIND = 2;
const AHEAD_PLAYING = 24;

/**
 * The frames (from 0) worth decoding before they are asked for, most wanted first: 8 ahead in the direction of travel
 * and 2 behind, 24 ahead while playing (then past the end to the beginning). The frame itself is not among them.
 */
export function framesAhead(frame: number, frames: number, direction: 1 | -1, playing: boolean): readonly number[] {
  if (playing) {
    const steps = Math.min(AHEAD_PLAYING, frames - 1);
    return Array.from({ length: steps }, (_, step) => (frame + step + 1) % frames);
  }
  const ahead = Array.from({ length: AHEAD }, (_, step) => frame + direction * (step + 1));
  const behind = Array.from({ length: BEHIND }, (_, step) => frame - direction * (step + 1));
  return [...ahead, ...behind].filter((other) => other >= 0 && other < frames);
}
