import { useEffect, useRef } from 'react';
import { Companion } from '../compare/companion.tsx';
import { CompareBar } from '../compare/compare-bar.tsx';
import { PaneTitle } from '../compare/pane-title.tsx';
import { useComparison } from '../compare/state.ts';
import { runNow, useApp } from '../store.ts';
import { ACTIVE_PANE } from './active-pane.ts';
import { useAreaSize } from './area-size.ts';
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
import type { Size } from './screen.ts';
import { useStage } from './stage.ts';
import { WordsField } from './words-field.tsx';
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
