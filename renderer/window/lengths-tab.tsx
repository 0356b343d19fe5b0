import { FormOffer } from '../assessment/form-offer.tsx';
import { AxisPanel } from '../landmarks/axis-panel.tsx';
import { PositionsPanel } from '../landmarks/positions-panel.tsx';
import { TakeOverLandmarks } from '../landmarks/take-over.tsx';
import { sessionNow, useApp } from '../state/store.ts';
import { PathLengths } from '../venogram/paths.tsx';
import { TakeOverPaths } from '../venogram/take-over-path.tsx';

/** Where along the vein the lesion and the straight external iliac lie: taken over, dragged or typed; and where the frames of the run on the screen do. */
export function LengthsPanel() {
  if (useApp(sessionNow) === null) return <p className="section muted">Open a study to enter lengths.</p>;
  return (
    <>
      <FormOffer />
      <AxisPanel>
        <TakeOverLandmarks />
        <TakeOverPaths />
      </AxisPanel>
      <PathLengths />
      <PositionsPanel />
    </>
  );
}
