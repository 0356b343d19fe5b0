import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { contextMenu } from '../commands/context-menu.tsx';
import { frameNow, useApp } from '../state/store.ts';
import { frameText } from '../viewer/frame-text.ts';
import { readingText } from './readout.tsx';
import type { RunHere } from './run-here.ts';
import { SegmentChooser } from './segment-chooser.tsx';
import { useTimeline } from './state.ts';
import { trackEntries } from './track-menu.ts';
import { listenToTrack } from './track-pointer.ts';

/** The plots with what takes pointer and keys over them: the playhead, the pointer's line, the stretch being taken. */
export function Track({ here, children }: { readonly here: RunHere; readonly children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(here);
  const frame = useApp(frameNow);
  const { run, frames } = here;
  useEffect(() => {
    latest.current = here;
  }, [here]);
  useEffect(() => (element.current === null ? undefined : listenToTrack(element.current, () => latest.current)), []);
  return (
    <div className="plots">
      {children}
      <div
        ref={element}
        className="track"
        role="slider"
        tabIndex={0}
        aria-label="Position along the run"
        aria-valuemin={1}
        aria-valuemax={frames}
        aria-valuenow={frame + 1}
        aria-valuetext={`${frameText(run, frame)}. ${readingText(here, frame)}`}
        data-testid="track"
        {...contextMenu('Longitudinal view', () => trackEntries(frames))}
      >
        <Pointed frames={frames} />
        <Taken frames={frames} />
        <i className="playhead" style={{ left: middleOf(frame, frames) }} />
      </div>
      <SegmentChooser here={here} />
    </div>
  );
}

function middleOf(frame: number, frames: number): string {
  return `${(100 * (frame + 0.5)) / frames}%`;
}

/** A line at the frame under the pointer. */
function Pointed({ frames }: { readonly frames: number }) {
  const hovered = useTimeline((timeline) => timeline.hovered);
  return hovered === null ? null : <i className="pointed" style={{ left: middleOf(hovered, frames) }} />;
}

/** The stretch that is being dragged over. */
function Taken({ frames }: { readonly frames: number }) {
  const segment = useTimeline((timeline) => timeline.segment);
  if (segment === null) return null;
  const { first, last } = segment;
  const style = { left: `${(100 * first) / frames}%`, width: `${(100 * (last - first + 1)) / frames}%` };
  return <i className="taken" style={style} />;
}
