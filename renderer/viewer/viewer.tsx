import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import { runNow, useApp } from '../store.ts';
import { CalibrationBadge, calibrationText } from './badge.tsx';
import { Crosshair } from './crosshair-mark.tsx';
import { FileOverlay } from './file-overlay.tsx';
import { FrameBar, frameText } from './frame-bar.tsx';
import { listenToGestures } from './gestures.ts';
import { Overlay } from './overlay.tsx';
import { usePainting } from './painting.ts';
import { usePlayback } from './playback.ts';
import { RulerLayer } from './ruler-line.tsx';
import { ScaleBar } from './scale-bar.tsx';
import { useScaleHere } from './scale-here.ts';
import { useStage } from './stage.ts';
import { WordsField } from './words-field.tsx';
import './viewer.css';

/** The picture of the run and frame on the screen, everything drawn over it, and the bar that moves through its frames. */
export function Viewer() {
  const area = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  usePainting(canvas);
  useAreaSize(area);
  useEffect(() => (area.current === null ? undefined : listenToGestures(area.current)), []);
  usePlayback();
  const painted = useStage((stage) => stage.painted);
  const description = useDescription();
  return (
    <main
      className="viewer"
      aria-label="Viewer"
      data-testid="viewer"
      data-frame={painted === null ? undefined : painted.frame + 1}
      data-run={painted?.run}
    >
      <div className="picture-area">
        <div className="picture" ref={area} role="application" aria-label={description}>
          <div className="picture-canvas" ref={canvas} />
          <FileOverlay />
          <Overlay />
          <RulerLayer />
          <Crosshair />
        </div>
        <WordsField />
        <CalibrationBadge />
        <ScaleBar />
        <Problem />
      </div>
      <FrameBar />
    </main>
  );
}

/** Why there is no picture, instead of one. */
function Problem() {
  const problem = useStage((stage) => stage.problem);
  const run = useApp(runNow);
  if (run === null) return <p className="picture-problem">No run is open.</p>;
  return problem === null ? null : (
    <p className="picture-problem" role="alert">
      {problem}
    </p>
  );
}

function useDescription(): string {
  const run = useApp(runNow)?.run;
  const frame = useApp((state) => state.frame);
  const here = useScaleHere();
  if (run === undefined || here === null) return 'No picture';
  return `Picture of ${run.file}, ${frameText(run, frame)}. ${calibrationText(here)}.`;
}

/** Publishes the area's size, also when the window moves to a screen with other pixels. */
function useAreaSize(area: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    const measure = () => useStage.setState({ size: { width: element.clientWidth, height: element.clientHeight } });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    const stop = new AbortController();
    // A query holds for one density only, so each change asks the next one.
    const watchDensity = (): void =>
      matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
        'change',
        () => {
          measure();
          watchDensity();
        },
        { once: true, signal: stop.signal },
      );
    watchDensity();
    return () => {
      observer.disconnect();
      stop.abort();
    };
  }, [area]);
}
