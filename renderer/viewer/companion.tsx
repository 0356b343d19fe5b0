import { useEffect, useMemo, useRef } from 'react';
import type { Session } from '../../core/session/document/document.ts';
import { readOutline, scaleOf } from '../../core/session/drawn/readings.ts';
import { Badge, calibrationText } from '../calibration/badge.tsx';
import { Bar } from '../calibration/scale-bar.tsx';
import type { ScaleHere } from '../calibration/scale-here.ts';
import { useHint } from '../commands/keymap.ts';
import { ComparedOutlines } from '../outlines/compared-shape.tsx';
import { recordFor } from '../state/scale.ts';
import type { StudyRun } from '../state/store.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { useAreaSize } from '../ui/area-size.ts';
import type { Size } from '../ui/screen.ts';
import { isTracedAgain } from '../viewport/drawn.ts';
import { usePainting } from '../viewport/painting.ts';
import { exchange } from './compare.ts';
import { Drawings } from './file-overlay.tsx';
import { goCompared, keepFollowing } from './following.ts';
import { frameText } from './frame-bar.tsx';
import { ComparedMeasurements } from './overlay-compared.tsx';
import { PaneTitle } from './pane-title.tsx';
import { listenToCompared } from './second-gestures.ts';
import { COMPARED_PANE, comparedLayout } from './second-layout.ts';
import { closeComparison, comparedRun, useComparison } from './second-pane.ts';
import './compare.css';

/** The second picture beside the one that is worked in: another frame or run with its outlines and readings. A click works there. */
export function Companion() {
  const other = useComparison((comparison) => comparison.other);
  const studyRun = useApp((app) => comparedRun(app, other));
  const session = useApp(sessionNow);
  if (other === null) return null;
  return studyRun === null ? (
    <section className="pane" aria-label="Compared picture">
      <p className="picture-problem">The file of the compared run is not at hand.</p>
    </section>
  ) : (
    <Shown studyRun={studyRun} frame={other.frame} session={session} />
  );
}

interface ShownProps {
  readonly studyRun: StudyRun;
  readonly frame: number;
  readonly session: Session | null;
}

function Shown({ studyRun, frame, session }: ShownProps) {
  const area = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  usePainting(canvas, COMPARED_PANE);
  useAreaSize(area, publishSize);
  useEffect(() => (area.current === null ? undefined : listenToCompared(area.current)), []);
  useEffect(keepFollowing, []);
  const painted = useComparison((comparison) => comparison.painted);
  const problem = useComparison((comparison) => comparison.problem);
  const { run } = studyRun;
  const uid = run.identity.sopInstanceUid;
  const here = useScale(studyRun, frame, session);
  const showing = painted?.run === uid && painted.frame === frame;
  return (
    <section
      className="pane compared"
      aria-label="Compared picture"
      data-testid="compared"
      data-frame={painted === null ? undefined : painted.frame + 1}
      data-run={painted?.run}
    >
      <Head studyRun={studyRun} frame={frame} />
      <div className="picture-area">
        <div
          className="compared-picture"
          ref={area}
          role="img"
          aria-label={`Compared picture of ${run.file}, ${frameText(run, frame)}. ${calibrationText(here)}.`}
        >
          <div className="picture-canvas" ref={canvas} />
          {showing && <Over studyRun={studyRun} frame={frame} session={session} here={here} />}
        </div>
        <Badge here={here} short compared />
        {problem !== null && (
          <p className="picture-problem" role="alert">
            {problem}
          </p>
        )}
      </div>
    </section>
  );
}

function publishSize(size: Size): void {
  useComparison.setState({ size });
}

/** The scale under the only outline of the frame, else the one for the whole picture. */
function useScale(studyRun: StudyRun, frame: number, session: Session | null): ScaleHere {
  return useMemo(() => {
    const record = recordFor(studyRun, session);
    const here = (session?.outlines ?? []).filter(
      (outline) => outline.run === record.sopInstanceUid && outline.frame === frame,
    );
    const [only, ...more] = here;
    return { record, ...(only !== undefined && more.length === 0 ? readOutline(only, record) : scaleOf(record, null)) };
  }, [studyRun, frame, session]);
}

function Over({ studyRun, frame, session, here }: ShownProps & { readonly here: ScaleHere }) {
  const shown = useApp((app) => app.overlaysShown);
  const draft = useApp((app) => app.draft);
  // Both decide how the picture lies.
  useApp((app) => app.view);
  useComparison((comparison) => comparison);
  const layout = comparedLayout();
  if (layout === null) return null;
  const { record, scale } = here;
  const on = (one: { readonly run: string; readonly frame: number }) =>
    one.run === record.sopInstanceUid && one.frame === frame;
  const outlines = session?.outlines.filter((outline) => on(outline) && !isTracedAgain(outline, draft)) ?? [];
  const measurements = session?.measurements.filter(on) ?? [];
  const vessels = session?.vessels.filter(on) ?? [];
  return (
    <>
      <Drawings run={studyRun.run} frame={frame} layout={layout} />
      {shown && <ComparedOutlines outlines={outlines} record={record} layout={layout} />}
      {shown && measurements.length + vessels.length > 0 && (
        <ComparedMeasurements measurements={measurements} vessels={vessels} record={record} layout={layout} />
      )}
      <Bar scale={scale} layout={layout} />
    </>
  );
}

/** Which run and frame this is; a press works in it, its slider goes through its frames. */
function Head({ studyRun: { run }, frame }: Pick<ShownProps, 'studyRun' | 'frame'>) {
  const hint = useHint('compare.exchange', 'Work in this picture');
  const stop = useHint('compare.toggle', 'Stop comparing');
  const { frames } = run.image;
  return (
    <header className="pane-head">
      <button type="button" className="quiet small" title={hint} onClick={exchange}>
        <PaneTitle run={run} frame={frame} />
      </button>
      {frames > 1 && (
        <input
          type="range"
          aria-label="Step through the compared run"
          aria-valuetext={frameText(run, frame)}
          min={1}
          max={frames}
          value={frame + 1}
          onChange={(event) => goCompared(event.currentTarget.valueAsNumber - 1)}
          onPointerUp={(event) => event.currentTarget.blur()}
        />
      )}
      <button type="button" className="quiet small" aria-label="Stop comparing" title={stop} onClick={closeComparison}>
        ✕
      </button>
    </header>
  );
}
