import type { SegmentName } from '../../core/session/vein/segment.ts';
import { segmentEnds } from '../../core/session/vein/segment.ts';
import { dispatch } from '../state/document.ts';
import { tip } from '../ui/tooltip.tsx';
import type { RunHere } from './run-here.ts';
import type { FrameSegment } from './state.ts';
import { useTimeline } from './state.ts';

const NAMES: Readonly<Record<SegmentName, string>> = {
  lesion: 'Lesion',
  'straight-eiv': 'Straight external iliac',
};

/** Asks what a stretch is that was dragged over; the answer marks its two ends. */
export function SegmentChooser({ here }: { readonly here: RunHere }) {
  const segment = useTimeline((timeline) => timeline.segment);
  if (segment === null || !segment.taken) return null;
  const { first, last } = segment;
  return (
    <fieldset
      className="stretch-chooser card"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <legend className="unseen">Type of segment</legend>
      <span>
        Frames {first + 1} to {last + 1} are:
      </span>
      {(['lesion', 'straight-eiv'] as const).map((name, index) => (
        <button
          key={name}
          type="button"
          ref={index === 0 ? focus : null}
          {...tip(`Its cranial end is frame ${startOf(name, segment, here) + 1}`)}
          onClick={() => landmark(name, segment, here)}
        >
          {NAMES[name]}
        </button>
      ))}
      <button type="button" onClick={close}>
        Cancel
      </button>
    </fieldset>
  );
}

function focus(button: HTMLButtonElement | null): void {
  button?.focus();
}

function close(): void {
  useTimeline.setState({ segment: null });
}

function startOf(name: SegmentName, { first, last }: FrameSegment, { marks: landmarks, record }: RunHere): number {
  return segmentEnds(name, [first, last], landmarks, record.cranialEnd)[0].frame;
}

function landmark(name: SegmentName, { first, last }: FrameSegment, { marks: landmarks, record, run }: RunHere): void {
  const ends = segmentEnds(name, [first, last], landmarks, record.cranialEnd);
  const { sopInstanceUid } = run.identity;
  dispatch({ type: 'addMarks', marks: ends.map((end) => ({ ...end, id: crypto.randomUUID(), run: sopInstanceUid })) });
  close();
}
