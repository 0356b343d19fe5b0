import { useEffect, useRef } from 'react';
import type { Run } from '../../core/dicom/run.ts';
import { runNow, showFrame, useApp } from '../store.ts';
import { togglePlay } from './deeds.ts';
import { frameWheel } from './gestures.ts';
import { VIEWING_RATE } from './playback.ts';

/** Which frame (from 0) and when: "frame 12 / 120 · 0.37 s"; without a clock only which. */
export function frameText({ clock, image }: Run, frame: number): string {
  const time = clock.known ? clock.timesMs[frame] : undefined;
  const when = time === undefined || image.frames === 1 ? '' : ` · ${(time / 1000).toFixed(2)} s`;
  return `frame ${frame + 1} / ${image.frames}${when}`;
}

/** How fast it plays and why; '' where the file's own clock is used without reservation. */
function paceText({ clock, image }: Run): string {
  if (image.frames === 1) return '';
  return clock.known ? clock.warnings.join(' ') : `the file has no clock: viewing pace, ${VIEWING_RATE} frames/s`;
}

/** Play, the slider through the frames, and where it stands. */
export function FrameBar() {
  const run = useApp(runNow)?.run;
  const frame = useApp((state) => state.frame);
  const playing = useApp((state) => state.playing);
  const slider = useRef<HTMLDivElement>(null);
  const frames = run?.image.frames ?? 1;
  useEffect(() => {
    const element = slider.current;
    // React's own wheel listeners cannot keep the slider from moving by itself.
    const wheel = frameWheel();
    element?.addEventListener('wheel', wheel, { passive: false });
    return () => element?.removeEventListener('wheel', wheel);
  }, []);
  const pace = run === undefined ? '' : paceText(run);
  return (
    <div className="frame-bar" ref={slider}>
      <button type="button" disabled={frames === 1} aria-pressed={playing} onClick={togglePlay} title="Space">
        {playing ? 'Stop' : 'Play'}
      </button>
      <input
        type="range"
        aria-label="Frame"
        aria-valuetext={run === undefined ? 'no run' : frameText(run, frame)}
        min={1}
        max={frames}
        value={frame + 1}
        disabled={frames === 1}
        onChange={(event) => showFrame(event.currentTarget.valueAsNumber - 1)}
        onPointerUp={(event) => event.currentTarget.blur()}
      />
      <output className="number" data-testid="frame-counter">
        {run === undefined ? '' : frameText(run, frame)}
      </output>
      {pace !== '' && <span className="pace">{pace}</span>}
    </div>
  );
}
