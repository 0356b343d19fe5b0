import { OffersCard } from '../border/offers-card.tsx';
import { Calibrating } from '../calibration/calibrating.tsx';
import { ScalePanel } from '../calibration/panel.tsx';
import { CommandButton } from '../commands/command-button.tsx';
import { useKeysText } from '../commands/keymap.ts';
import { LineLegend } from '../outlines/line-legend.tsx';
import { StenosisCard } from '../plan/stenosis.tsx';
import { sessionNow, useApp } from '../state/store.ts';
import { showsVenogram } from '../venogram/vessel-view.ts';
import { DRAWN_KINDS } from '../viewer/drawn-kinds.ts';
import { useSketched } from '../viewport/sketch.ts';
import { ActiveTool } from './active-tool.tsx';

/** What is being drawn or selected with its figures, the stenosis, every drawn object, and the scale. */
export function MeasurePanel() {
  if (useApp(sessionNow) === null) return <p className="section muted">Open a study to measure.</p>;
  return (
    <>
      <Calibrating />
      <OffersCard />
      <Here />
      {DRAWN_KINDS.filter(({ tableFirst }) => tableFirst).map(({ name, Table }) => (
        <Table key={name} />
      ))}
      <StenosisCard />
      {DRAWN_KINDS.filter(({ tableFirst }) => !tableFirst).map(({ name, Table }) => (
        <Table key={name} />
      ))}
      <ScalePanel />
      <details className="section">
        <summary>Lines on the picture</summary>
        <LineLegend />
      </details>
    </>
  );
}

function Here() {
  const session = useApp(sessionNow);
  const id = useApp(({ draft, selected }) => (draft?.kind === 'reshaping' ? draft.id : selected));
  const sketched = useSketched();
  const venogram = useApp(showsVenogram);
  if (sketched !== null) return <ActiveTool {...sketched} />;
  for (const { objects, Selected } of DRAWN_KINDS) {
    const object = session === null ? undefined : objects(session).find((one) => one.id === id);
    if (object !== undefined && Selected !== undefined) return <Selected object={object} />;
  }
  return venogram ? null : <NothingSelected />;
}

function NothingSelected() {
  const key = useKeysText('tool.spline');
  return (
    <section className="section stack" aria-label="Selected outline">
      <h2>No outline selected</h2>
      <p className="muted">
        Press <kbd>{key}</kbd> and click or drag around the lumen to trace it, or click an outline to see its readings.
      </p>
      <div className="row">
        <CommandButton id="tool.spline">Trace a lumen</CommandButton>
        <CommandButton id="border.run">Find all lumens</CommandButton>
      </div>
    </section>
  );
}
