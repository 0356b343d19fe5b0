import { useEffect, useRef } from 'react';
import { calibrationText } from '../calibration/badge.tsx';
import { ScaleBar } from '../calibration/scale-bar.tsx';
import { useScaleHere } from '../calibration/scale-here.ts';
import { RoleCard } from '../outlines/role-card.tsx';
import { shownNow } from '../state/patient.ts';
import type { PaneId } from '../state/store.ts';
import { paneOf, runNow, useApp } from '../state/store.ts';
import { useAreaSize } from '../ui/area-size.ts';
import { usePainting } from '../viewport/painting.ts';
import { setStage, useStage } from '../viewport/stage.ts';
import { Crosshair } from './crosshair-mark.tsx';
import { FileOverlay } from './file-overlay.tsx';
import { frameText } from './frame-text.ts';
import { listenToGestures } from './gestures.ts';
import { useLookText } from './look/picture-look.tsx';
import type { FurtherShape } from './overlay.tsx';
import { Overlay } from './overlay.tsx';
import { PaneHead } from './pane-head.tsx';
import { PaneReadings } from './pane-readings.tsx';
import { PaneStrip } from './patient-strip.tsx';
import { aloneOnDoubleClick } from './selecting.ts';
import { NoteField } from './text-field.tsx';

/** A picture area: a frame of a run with everything drawn over it. One of the panes is worked in; a click works in another. */
export function Pane({ id, further }: { readonly id: PaneId; readonly further: readonly FurtherShape[] }) {
  const area = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  usePainting(canvas, id);
  useAreaSize(area, (size) => setStage({ size }, id));
  useEffect(() => (area.current === null ? undefined : listenToGestures(area.current, id)), [id]);
  const active = useApp((state) => state.activePane === id);
  const several = useApp(({ panes }) => panes.length > 1);
  const painted = useStage((stage) => stage.painted, id);
  const glimpse = useStage((stage) => stage.glimpse, id);
  const description = useDescription(id);
  return (
    <section
      className="pane"
      aria-label={active ? 'Picture' : 'Compared picture'}
      data-testid={active ? 'active-pane' : 'compared'}
      data-active={active}
      data-frame={painted === null ? undefined : painted.frame + 1}
      data-run={painted?.run ?? glimpse ?? undefined}
    >
      {several && <PaneHead id={id} />}
      <PaneStrip pane={id} />
      <div className="picture-area">
        <div
          className="picture"
          ref={area}
          role="application"
          aria-label={description}
          onDoubleClick={aloneOnDoubleClick}
        >
          <div className="picture-canvas" ref={canvas} />
          <FileOverlay pane={id} />
          <Overlay pane={id} further={further} />
          {active && <Crosshair />}
        </div>
        {active && <NoteField pane={id} />}
        {active && <RoleCard pane={id} />}
        <ScaleBar pane={id} />
        <PaneReadings pane={id} />
        <Problem pane={id} />
      </div>
    </section>
  );
}

/** Why there is no picture, instead of one. */
function Problem({ pane }: { readonly pane: PaneId }) {
  const problem = useStage((stage) => stage.problem, pane);
  const run = useApp((state) => runNow(state, pane));
  const other = useApp((state) => paneOf(state, pane).run !== null);
  if (run === null)
    return <p className="picture-problem">{other ? 'The file of this run is not open.' : 'No run is open.'}</p>;
  return problem === null ? null : (
    <p className="picture-problem" role="alert">
      {problem}
    </p>
  );
}

function useDescription(id: PaneId): string {
  const run = useApp((state) => runNow(state, id))?.run;
  const frame = useApp((state) => paneOf(state, id).frame);
  const here = useScaleHere(id);
  const look = useLookText(id);
  if (run === undefined || here === null) return 'No picture';
  return `Picture of ${shownNow(run.file)}, ${frameText(run, frame)}. ${calibrationText(here)}.${look === '' ? '' : ` ${look}.`}`;
}
