import type { CSSProperties } from 'react';
import { ScaleLine } from '../calibration/badge.tsx';
import { shownNow } from '../state/patient.ts';
import type { PaneId } from '../state/store.ts';
import { paneOf, runNow, useApp } from '../state/store.ts';
import { nameText, PATIENT_HIDDEN, personText, seriesText } from '../ui/patient-text.ts';
import { tip } from '../ui/tooltip.tsx';
import { PictureLook } from './look/picture-look.tsx';
import './patient-strip.css';

/** Whose picture it is, what was recorded, and the scale: always above the picture. With runs side by side that differ, what differs stands above each of them. */
export function PatientStrip() {
  const identity = useApp(runNow)?.run.identity;
  const pane = useApp((state) => paneOf(state).id);
  const differ = useApp(panesDiffer);
  const hidden = useApp((state) => state.patientHidden);
  if (identity === undefined) return <p className="patient-strip muted">No study is open</p>;
  return (
    <p className="patient-strip" data-testid="patient-strip">
      <strong>{hidden ? PATIENT_HIDDEN : nameText(identity.patientName)}</strong>
      {!hidden && <span className="number">{personText(identity)}</span>}
      {!differ && <RunStrip pane={pane} />}
    </p>
  );
}

/** The same above one of several panes whose runs differ; nothing while they do not. */
export function PaneStrip({ pane }: { readonly pane: PaneId }) {
  const differ = useApp(panesDiffer);
  return differ ? (
    <p className="patient-strip of-pane">
      <RunStrip pane={pane} />
    </p>
  ) : null;
}

function RunStrip({ pane }: { readonly pane: PaneId }) {
  const identity = useApp((state) => runNow(state, pane))?.run.identity;
  const series = shownNow(identity === undefined ? '' : seriesText(identity));
  const alone = useApp(({ panes }) => panes.length === 1);
  if (identity === undefined) return null;
  return (
    <>
      <span className="series-text" style={{ '--letters': `${series.length}ch` } as CSSProperties} {...tip(series)}>
        {series}
      </span>
      {alone && <PictureLook pane={pane} />}
      <ScaleLine pane={pane} />
    </>
  );
}

/** True while the panes show different runs. */
function panesDiffer({ panes }: { readonly panes: readonly { readonly run: string | null }[] }): boolean {
  return panes.some(({ run }) => run !== panes[0]?.run);
}
