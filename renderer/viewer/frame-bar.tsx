import { useEffect, useRef } from 'react';
import type { Run } from '../../core/dicom/run.ts';
import { recordOf } from '../../core/session/document/run-record.ts';
import { alongVein } from '../../core/session/vein/along.ts';
import { useHint } from '../commands/keymap.ts';
import { viewingPace } from '../decoding/playback.ts';
import { endName, useOrientation } from '../landmarks/cranial-end.tsx';
import { LandmarkTicks } from '../landmarks/list.tsx';
import { setPlaybackSpeed, showFrame, togglePlay } from '../state/navigation.ts';
import { frameNow, runNow, runUidNow, sessionNow, useApp } from '../state/store.ts';
import { lengthTextOf } from '../ui/length-text.ts';
import { tip } from '../ui/tooltip.tsx';
import { frameText } from './frame-text.ts';
import { PictureChoices } from './look/picture-choices.tsx';
import { WindowReadout } from './look/window-readout.tsx';
import { frameWheel } from './wheel-gestures.ts';

/** The pace of a run whose file has no frame times, or none that can be relied on. */
function viewingText(reason: string, recommended: number | null): string {
  const none = reason === 'NO_FRAME_TIME' ? 'no frame times in the file' : 'no usable frame times in the file';
  const from = recommended === null ? '' : ', as recommended by the file';
  return `${none}: playback speed ${viewingPace(recommended)} frames/s${from}`;
}

/** How fast it plays and why, and which frames; '' where the file's own clock is used without reservation. */
function paceText({ clock, image, trim, viewingRate }: Run, playbackSpeed: number | null): string {
  if (image.frames === 1) return '';
  const own = clock.known ? clock.warnings.join(' ') : viewingText(clock.reason, viewingRate);
  const chosen = playbackSpeed === null ? own : `playback speed ${playbackSpeed} frames/s: not the recorded speed`;
  const played = trim === null ? '' : `plays frames ${trim.first + 1} to ${trim.last + 1}, as recommended by the file`;
  return [chosen, played].filter((text) => text !== '').join('; ');
}

const PACES = [2, 5, 10, 15, 30, 60];

/** Another pace to look at the run; times and lengths stay those of the file. */
function PlaybackSpeed({ frames }: { readonly frames: number }) {
  const playbackSpeed = useApp((state) => state.playbackSpeed);
  return (
    <select
      aria-label="Playback speed"
      {...tip('For viewing only: times and lengths stay as recorded')}
      disabled={frames === 1}
      value={playbackSpeed ?? 'file'}
      onChange={({ target }) => setPlaybackSpeed(target.value === 'file' ? null : Number(target.value))}
    >
      <option value="file">Recorded speed</option>
      {PACES.map((rate) => (
        <option key={rate} value={rate}>
          {rate} frames/s
        </option>
      ))}
    </select>
  );
}

/** The length along the run of the frame on the screen, or why that is unknown. */
function LengthAlong() {
  const run = useApp(runNow)?.run;
  const record = recordOf(useApp(sessionNow), useApp(runUidNow));
  const frame = useApp(frameNow);
  if (run === undefined || record === null) return null;
  const text = lengthTextOf(record, alongVein(run.pullback, record.places, frame));
  return text === null ? null : (
    <span className="length number tells-frame" data-testid="status-length" {...tip(text)}>
      {text}
    </span>
  );
}

/** Which end of the run this end of the slider is. */
function EndName({ end }: { readonly end: 'first' | 'last' }) {
  const session = useApp(sessionNow);
  const uid = useApp(runUidNow);
  const name = endName(useOrientation(recordOf(session, uid)), end);
  return name === '' ? null : (
    <span className="small end-name" data-testid={`end-${end}`}>
      {end === 'first' ? `◂ ${name}` : `${name} ▸`}
    </span>
  );
}

/** Play, the slider through the frames, and where it stands. */
export function FrameBar() {
  const run = useApp(runNow)?.run;
  const frame = useApp(frameNow);
  const playing = useApp((state) => state.playing);
  const chosenSpeed = useApp((state) => state.playbackSpeed);
  const play = useHint('play');
  const slider = useRef<HTMLDivElement>(null);
  const frames = run?.image.frames ?? 1;
  useEffect(() => {
    const element = slider.current;
    // React's own wheel listeners cannot keep the slider from moving by itself.
    const wheel = frameWheel();
    element?.addEventListener('wheel', wheel, { passive: false });
    return () => element?.removeEventListener('wheel', wheel);
  }, []);
  const playbackSpeed = run === undefined ? '' : paceText(run, chosenSpeed);
  return (
    <div className="frame-bar" ref={slider}>
      <button type="button" disabled={frames === 1} aria-pressed={playing} onClick={togglePlay} {...play}>
        {playing ? 'Stop' : 'Play'}
      </button>
      <PlaybackSpeed frames={frames} />
      <EndName end="first" />
      <span className="frame-slider tells-frame">
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
        <LandmarkTicks frames={frames} />
      </span>
      <EndName end="last" />
      <output className="number tells-frame" data-testid="frame-counter">
        {run === undefined ? '' : frameText(run, frame)}
      </output>
      <WindowReadout />
      <LengthAlong />
      {run !== undefined && <PictureChoices run={run} />}
      {playbackSpeed !== '' && (
        <span className="pace" {...tip(playbackSpeed)}>
          {playbackSpeed}
        </span>
      )}
    </div>
  );
}
