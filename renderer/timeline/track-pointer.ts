import { showFrame, stopPlaying } from '../state/navigation.ts';
import { frameWheel } from '../viewer/gestures.ts';
import { frameAt, frameMeant } from './along-track.ts';
import type { RunHere } from './run-here.ts';
import { turnWheel, useTimeline } from './state.ts';

/** CSS pixels that a held pointer must travel to take a stretch and not to click. */
const DRAG_FROM = 4;

interface Held {
  readonly pointer: number;
  readonly x: number;
  dragging: boolean;
}

/** Over the track: hovering reads, a click jumps, a drag takes a stretch, the wheel steps frames and with Alt turns the cut. Gives the function that stops it. */
export function listenToTrack(element: HTMLElement, here: () => RunHere): () => void {
  const stop = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(name: K, listener: (event: HTMLElementEventMap[K]) => void) =>
    element.addEventListener(name, listener, { signal: stop.signal, passive: false });
  const [stepFrames, turn] = [frameWheel(), turnWheel()];
  let held: Held | null = null;
  const at = ({ clientX }: MouseEvent) => {
    const { left, width } = element.getBoundingClientRect();
    return { x: clientX - left, width };
  };
  on('pointerdown', (event) => {
    if (event.button !== 0 || held !== null) return;
    held = { pointer: event.pointerId, x: at(event).x, dragging: false };
    element.setPointerCapture(event.pointerId);
    useTimeline.setState({ segment: null });
  });
  on('pointermove', (event) => {
    const { frames } = here();
    const { x, width } = at(event);
    useTimeline.setState({ hovered: frameMeant(x, width, frames, tellingFrames(here())) });
    if (held === null) return;
    held.dragging ||= Math.abs(x - held.x) >= DRAG_FROM;
    if (held.dragging) takeSegment(frameAt(held.x, width, frames), frameAt(x, width, frames), false);
  });
  on('pointerup', (event) => {
    if (held?.pointer !== event.pointerId) return;
    const { frames } = here();
    const { x, width } = at(event);
    if (held.dragging) takeSegment(frameAt(held.x, width, frames), frameAt(x, width, frames), true);
    else jumpTo(frameMeant(x, width, frames, tellingFrames(here())));
    held = null;
  });
  on('pointercancel', () => {
    held = null;
    useTimeline.setState({ segment: null });
  });
  on('pointerleave', () => useTimeline.setState({ hovered: null }));
  on('wheel', (event) => {
    if (!event.altKey) return stepFrames(event);
    event.preventDefault();
    turn(event);
  });
  return () => {
    stop.abort();
    useTimeline.setState({ hovered: null, segment: null });
  };
}

function tellingFrames({ profile, marks: landmarks }: RunHere): readonly number[] {
  return [...profile.points, ...landmarks].map(({ frame }) => frame);
}

function jumpTo(frame: number): void {
  stopPlaying();
  showFrame(frame);
}

/** A stretch within one frame is none. */
function takeSegment(from: number, to: number, taken: boolean): void {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  useTimeline.setState({ segment: first === last ? null : { first, last, taken } });
}
