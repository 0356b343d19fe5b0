import type { RefObject } from 'react';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import type { PolarCube } from '../../core/dicom/longitudinal/polar-cube.ts';
import { quantity } from '../../core/plan/figures.ts';
import { scaleOf } from '../../core/session/drawn/readings.ts';
import { useWindowChanges } from '../decoding/window-changes.ts';
import { aspectOf } from '../state/scale.ts';
import { useApp } from '../state/store.ts';
import { useElementSize } from '../ui/element-size.ts';
import { counted } from '../ui/format.ts';
import { gathered } from './cube-arrivals.ts';
import type { Progress } from './cubes.ts';
import { cubeOf, fill } from './cubes.ts';
import { CutOverlay } from './cut-overlay.tsx';
import { paintCut } from './cut-painting.ts';
import { Dial } from './dial.tsx';
import { Ends } from './ends.tsx';
import type { RunHere } from './run-here.ts';
import { useShownDegrees } from './shown-degrees.ts';
import { useTimeline } from './state.ts';
import './cut.css';

/** The run cut lengthwise through its catheter at the dial's angle, with what was drawn and marked on it. */
export const Cut = memo(function Cut({ here }: { readonly here: RunHere }) {
  const { studyRun, record, frames } = here;
  const aspect = aspectOf(record);
  const changes = useWindowChanges(studyRun);
  const cube = useMemo(() => cubeOf(studyRun, aspect, changes), [studyRun, aspect, changes]);
  const whole = useTimeline((timeline) => timeline.wholeDepth);
  const degrees = useShownDegrees();
  const { radii, step, columns, stride } = cube.plan;
  const depth = whole ? radii : Math.ceil(radii / 2);
  const canvas = useRef<HTMLCanvasElement>(null);
  const field = useRef<HTMLDivElement>(null);
  const size = useElementSize(field);
  const progress = useFilling(canvas, here, cube, depth);
  const across = (100 * columns * stride) / frames;
  return (
    <div className="cut" data-testid="cut" data-built={progress?.done ?? 0}>
      <DepthScale here={here} reach={depth * step} />
      <div className="cut-field" ref={field}>
        <canvas
          ref={canvas}
          style={{ width: `${across}%` }}
          role="img"
          aria-label={`Longitudinal view at ${degrees} degrees`}
        />
        <CutOverlay here={here} plan={cube.plan} reach={depth * step} size={size} />
        <Ends here={here} />
        <p className="cut-state small">{progressText(progress, cube)}</p>
      </div>
      <div className="cut-angle small number">
        <span>{degrees}°</span>
        <Dial />
        <span>{(degrees + 180) % 360}°</span>
      </div>
    </div>
  );
});

/** Builds what the cube lacks and keeps the canvas painted: columns soon after they come, everything when the cut is turned. */
function useFilling(
  canvas: RefObject<HTMLCanvasElement | null>,
  { studyRun }: RunHere,
  cube: PolarCube,
  depth: number,
): Progress | null {
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => {
    if (canvas.current === null) return;
    const painter = paintCut(canvas.current, cube, depth);
    painter.paint(useApp.getState().cutDegrees);
    const arrivals = gathered((first, end) => painter.paint(useApp.getState().cutDegrees, first, end), setProgress);
    const stop = fill(studyRun, cube, arrivals.came, arrivals.progressed);
    const stopTurning = useApp.subscribe((now, before) => {
      if (now.cutDegrees !== before.cutDegrees) painter.paint(now.cutDegrees);
    });
    return () => {
      stop();
      arrivals.stop();
      stopTurning();
    };
  }, [canvas, studyRun, cube, depth]);
  return progress;
}

/** What of the run is shown where that is not every frame at every degree, and how far it is; '' when there is nothing to say. */
function progressText(progress: Progress | null, { plan }: PolarCube): string {
  if (progress === null) return '';
  const { done, refused, of, stopped = false } = progress;
  const parts = [
    ...(done + refused < of && !stopped ? [`Building: ${done} of ${of} frames`] : []),
    ...(stopped ? [`Stopped at ${done} of ${of} frames: the run is damaged`] : []),
    ...(plan.angles < 360 ? [`angles in steps of ${(360 / plan.angles).toFixed(1)}°`] : []),
    ...(plan.stride > 1 ? [`one frame in ${plan.stride} shown`] : []),
    ...(refused > 0 ? [`${counted(refused, 'frame', 'frames')} could not be decoded`] : []),
  ];
  return parts.join(' · ');
}

/** How far from the centre the cut reaches, above and below. */
function DepthScale({ here: { record }, reach }: { readonly here: RunHere; readonly reach: number }) {
  const { unit, x } = scaleOf(record, null).scale;
  const edge = quantity(reach * x, unit, 0);
  return (
    <div className="cut-depth small number">
      <span>{edge}</span>
      <span>0</span>
      <span>{edge}</span>
    </div>
  );
}
