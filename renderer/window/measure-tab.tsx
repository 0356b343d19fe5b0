import type { Outline } from '../../core/session/document/document.ts';
import { readKnots, readOutline } from '../../core/session/drawn/readings.ts';
import { Calibrating } from '../calibration/calibrating.tsx';
import { ScalePanel } from '../calibration/panel.tsx';
import { CommandButton } from '../commands/command-button.tsx';
import { useKeyWords } from '../commands/keymap.ts';
import { AxisPanel } from '../landmarks/axis-panel.tsx';
import { PlacesPanel } from '../landmarks/positions-panel.tsx';
import { MeasurementSection, MeasurementTable, selectedMeasurement } from '../measurements/panel.tsx';
import { removeOutlines } from '../outlines/bulk.ts';
import { OutlineForm } from '../outlines/form.tsx';
import { OutlineDeeds } from '../outlines/interpolation.tsx';
import { ReadingsTable } from '../outlines/readings.tsx';
import { OutlineTable } from '../outlines/table.tsx';
import { StenosisCard } from '../plan/stenosis.tsx';
import { recordOf } from '../state/derived.ts';
import type { AppState } from '../state/store.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { VenogramSection } from '../venogram/panel.tsx';
import { showsVenogram } from '../venogram/vessel-view.ts';
import { traceAgain } from '../viewer/actions.ts';
import { useSketched } from '../viewport/drawn.ts';
import { InHand } from './active-tool.tsx';

/** The outline being drawn or selected with its readings, the stenosis, every outline, the scale, and the places along the vein. */
export function MeasurePanel() {
  if (useApp(sessionNow) === null) return <p className="section muted">Open a study to measure.</p>;
  return (
    <>
      <Calibrating />
      <Here />
      <VenogramSection />
      <StenosisCard />
      <OutlineTable />
      <MeasurementTable />
      <ScalePanel />
      <PlacesPanel />
      <AxisPanel />
    </>
  );
}

function Here() {
  const draft = useApp((state) => state.draft);
  const session = useApp(sessionNow);
  const outline = useApp(outlineHere);
  const sketched = useSketched();
  const measurement = useApp(selectedMeasurement);
  const venogram = useApp(showsVenogram);
  if (sketched !== null) return <InHand {...sketched} />;
  if (measurement !== null) return <MeasurementSection measurement={measurement} />;
  if (outline === null) return venogram ? null : <NothingSelected />;
  const record = recordOf(session, outline.run);
  if (record === null) return null;
  const reading =
    draft?.kind === 'reshaping' && draft.id === outline.id
      ? readKnots(draft.knots, outline.curve, record)
      : readOutline(outline, record);
  return (
    <section className="section stack" aria-label="Selected outline">
      <div className="row apart">
        <h2>
          {outline.name}, frame {outline.frame + 1}
        </h2>
        <span className="group">
          <button type="button" onClick={() => traceAgain(outline)}>
            Trace this lumen again
          </button>
          <button type="button" onClick={() => removeOutlines([outline])}>
            Delete
          </button>
        </span>
      </div>
      <ReadingsTable reading={reading} />
      <OutlineDeeds outline={outline} />
      {outline.curve === 'ellipse' && (
        <div className="row">
          <CommandButton id="makeSpline">Make a spline</CommandButton>
          <span className="small muted">to move its line point by point</span>
        </div>
      )}
      <OutlineForm key={outline.id} outline={outline} />
    </section>
  );
}

/** The selected outline, or the one being reshaped. */
function outlineHere(state: AppState): Outline | null {
  const id = state.draft?.kind === 'reshaping' ? state.draft.id : state.selected;
  return sessionNow(state)?.outlines.find((outline) => outline.id === id) ?? null;
}

function NothingSelected() {
  const key = useKeyWords('tool.spline');
  return (
    <section className="section stack" aria-label="Selected outline">
      <h2>No outline selected</h2>
      <p className="muted">
        Press <kbd>{key}</kbd> and click around the lumen to trace it, or click on an outline to see its readings.
      </p>
      <CommandButton id="tool.spline">Trace a lumen</CommandButton>
    </section>
  );
}
