import { useEffect, useRef } from 'react';
import { CalibrationBadge, calibrationText } from '../calibration/badge.tsx';
import { RulerLayer } from '../calibration/ruler-line.tsx';
import { ScaleBar } from '../calibration/scale-bar.tsx';
import { useScaleHere } from '../calibration/scale-here.ts';
import { usePlayback } from '../decoding/playback.ts';
import { runNow, useApp } from '../state/store.ts';
import { useAreaSize } from '../ui/area-size.ts';
import type { Size } from '../ui/screen.ts';
import { ACTIVE_PANE } from '../viewport/active-pane.ts';
import { usePainting } from '../viewport/painting.ts';
import { useStage } from '../viewport/stage.ts';
import { Companion } from './companion.tsx';
import { CompareBar } from './compare-bar.tsx';
import { Crosshair } from './crosshair-mark.tsx';
import { FileOverlay } from './file-overlay.tsx';
import { FrameBar, frameText } from './frame-bar.tsx';
import { listenToGestures } from './gestures.ts';
import { Overlay } from './overlay.tsx';
import { PaneTitle } from './pane-title.tsx';
import { useComparison } from './second-pane.ts';
import { WordsField } from './text-field.tsx';
import './viewer.css';

/** The picture of the run and frame on the screen, everything drawn over it, and the bar that moves through its frames. */
export function Viewer() {
  const area = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  usePainting(canvas, ACTIVE_PANE);
  useAreaSize(area, publishSize);
  useEffect(() => (area.current === null ? undefined : listenToGestures(area.current)), []);
  usePlayback();
  const painted = useStage((stage) => stage.painted);
  const side = useComparison(({ activeSide }) => activeSide);
  const description = useDescription();
  return (
    <main
      className="viewer"
      aria-label="Viewer"
      data-testid="viewer"
      data-frame={painted === null ? undefined : painted.frame + 1}
      data-run={painted?.run}
    >
      <CompareBar />
      <div className="panes" data-active={side}>
        <div className="pane">
          <ActiveHead />
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
        </div>
        <Companion />
      </div>
      <FrameBar />
    </main>
  );
}

function publishSize(size: Size): void {
  useStage.setState({ size });
}

/** Beside another picture: which of the two is worked in. */
function ActiveHead() {
  const comparing = useComparison(({ other }) => other !== null);
  const run = useApp(runNow)?.run;
  const frame = useApp((state) => state.frame);
  if (!comparing || run === undefined) return null;
  return (
    <header className="pane-head active small">
      <span className="accent" aria-hidden="true">
        ●
      </span>
      <span className="unseen">Worked in: </span>
      <PaneTitle run={run} frame={frame} />
    </header>
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
