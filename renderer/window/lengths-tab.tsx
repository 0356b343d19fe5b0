import { AxisPanel } from '../landmarks/axis-panel.tsx';
import { PositionsPanel } from '../landmarks/positions-panel.tsx';
import { sessionNow, useApp } from '../state/store.ts';

/** Where along the vein the lesion and the straight external iliac lie, and where the frames of the run on the screen do. */
export function LengthsPanel() {
  if (useApp(sessionNow) === null) return <p className="section muted">Open a study to enter lengths.</p>;
  return (
    <>
      <AxisPanel />
      <PositionsPanel />
    </>
  );
}
