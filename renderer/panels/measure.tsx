import type { Outline } from '../../core/session/document.ts';
import { readKnots, readOutline } from '../../core/session/readings.ts';
import { useKeyWords } from '../commands/keymap.ts';
import type { AppState } from '../store.ts';
import { sessionNow, useApp } from '../store.ts';
import { traceAgain } from '../viewer/deeds.ts';
import { useSketched } from '../viewer/drawn.ts';
import { showsVenogram } from '../viewer/vessel-state.ts';
import { AxisPanel } from './axis.tsx';
import { Calibrating } from './calibrating.tsx';
import { CommandButton } from './command-button.tsx';
import { recordOf } from './derived.ts';
import { InHand } from './in-hand.tsx';
import { OutlineDeeds } from './interpolation.tsx';
import { MeasurementSection, MeasurementTable, selectedMeasurement } from './measurements.tsx';
import { OutlineForm } from './outline.tsx';
import { removeOutlines } from './outline-deeds.ts';
import { OutlineTable } from './outlines.tsx';
import { PlacesPanel } from './places.tsx';
import { ReadingsTable } from './readings.tsx';
import { ScalePanel } from './scale.tsx';
import { StenosisCard } from './stenosis.tsx';
import { VenogramSection } from './venogram.tsx';

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
