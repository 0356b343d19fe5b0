import type { Landmark } from '../../core/session/vein/landmark-types.ts';
import { dispatch } from '../state/document.ts';
import { showFrame, stopPlaying } from '../state/navigation.ts';
import { isUnpressed } from '../ui/unpressed.ts';
import { frameWheel } from '../viewer/wheel-gestures.ts';
import { frameAt, frameMeant } from './along-track.ts';
import { markUnder } from './moving-mark.ts';
import type { RunHere } from './run-here.ts';
import { turnWheel, useTimeline } from './state.ts';

/** CSS pixels that a held pointer must travel to take a stretch and not to click. */
const DRAG_FROM = 4;

interface Held {
  readonly pointer: number;
  readonly x: number;
  /** The landmark whose line was pressed: a drag moves it. */
  readonly mark: Landmark | null;
  dragging: boolean;
}

/** Over the track: hovering reads, a click jumps, a drag takes a stretch or moves a landmark, the wheel steps frames and with Alt turns the cut. Gives the function that stops it. */
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
    const { x, width } = at(event);
    const mark = markUnder(x, width, here().frames, here().marks);
    held = { pointer: event.pointerId, x, mark, dragging: false };
    element.setPointerCapture(event.pointerId);
    useTimeline.setState({ segment: null });
  });
  on('pointermove', (event) => {
    const { frames } = here();
    const { x, width } = at(event);
    useTimeline.setState({ hovered: frameMeant(x, width, frames, tellingFrames(here())) });
    if (held === null || isUnpressed(event)) return;
    held.dragging ||= Math.abs(x - held.x) >= DRAG_FROM;
    if (held.dragging) drag(held, frameAt(held.x, width, frames), frameAt(x, width, frames), false);
  });
  on('pointerup', (event) => {
    if (held?.pointer !== event.pointerId) return;
    const { frames } = here();
    const { x, width } = at(event);
    if (held.dragging) drag(held, frameAt(held.x, width, frames), frameAt(x, width, frames), true);
    else jumpTo(frameMeant(x, width, frames, tellingFrames(here())));
    held = null;
  });
  on('pointercancel', () => {
    held = null;
    useTimeline.setState({ segment: null, moving: null });
  });
  on('pointerleave', () => useTimeline.setState({ hovered: null }));
  on('wheel', (event) => {
    if (!event.altKey) return stepFrames(event);
    event.preventDefault();
    turn(event);
  });
  return () => {
    stop.abort();
    useTimeline.setState({ hovered: null, segment: null, moving: null });
  };
}

function tellingFrames({ profile, marks: landmarks }: RunHere): readonly number[] {
  return [...profile.points, ...landmarks].map(({ frame }) => frame);
}

function jumpTo(frame: number): void {
  stopPlaying();
  showFrame(frame);
}

/** A drag moves the landmark that was pressed, else it takes a stretch; both for good once it is `over`. */
function drag({ mark }: Held, from: number, to: number, over: boolean): void {
  if (mark === null) {
    takeSegment(from, to, over);
    return;
  }
  useTimeline.setState({ moving: over ? null : { id: mark.id, frame: to } });
  if (over && to !== mark.frame) dispatch({ type: 'moveMark', id: mark.id, frame: to });
}

/** A stretch within one frame is none. */
function takeSegment(from: number, to: number, taken: boolean): void {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  useTimeline.setState({ segment: first === last ? null : { first, last, taken } });
}
