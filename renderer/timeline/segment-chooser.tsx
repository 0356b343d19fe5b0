import type { Outline } from '../../core/session/document/document.ts';
import type { SegmentName } from '../../core/session/vein/segment.ts';
import { segmentEnds } from '../../core/session/vein/segment.ts';
import { whyNoBorder } from '../border/conditions.ts';
import { findStretch } from '../border/find-stretch.ts';
import { accept } from '../outlines/reshape.ts';
import { dispatch } from '../state/document.ts';
import { counted } from '../ui/format.ts';
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
  const waiting = here.profile.points
    .map(({ outline }) => outline)
    .filter(({ accepted, frame }) => !accepted && frame >= first && frame <= last);
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
      <button
        type="button"
        {...tip('Lumens in these frames, as far as they are seen; they wait to be accepted')}
        disabled={whyNoBorder() !== null}
        onClick={() => find(segment)}
      >
        Find lumens
      </button>
      {waiting.length > 0 && (
        <button
          type="button"
          {...tip(`${counted(waiting.length, 'outline', 'outlines')} in these frames, in one step`)}
          onClick={() => acceptAll(waiting)}
        >
          Accept {waiting.length}
        </button>
      )}
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

function find(segment: FrameSegment): void {
  close();
  void findStretch(segment);
}

function acceptAll(outlines: readonly Outline[]): void {
  close();
  accept(outlines);
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
