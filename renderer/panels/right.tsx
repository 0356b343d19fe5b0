import type { KeyboardEvent } from 'react';
import type { Panel } from '../store.ts';
import { useApp } from '../store.ts';
import { FindingsPanel } from './findings.tsx';
import { MeasurePanel } from './measure.tsx';
import { PlanPanel } from './plan.tsx';

const PANELS = [
  { id: 'measure', title: 'Measure', Body: MeasurePanel },
  { id: 'findings', title: 'Findings', Body: FindingsPanel },
  { id: 'plan', title: 'Plan', Body: PlanPanel },
] as const satisfies readonly { readonly id: Panel; readonly title: string; readonly Body: () => React.ReactNode }[];

/** The panels on the right as tabs: arrow keys, Home and End change the tab, Tab goes into the panel. */
export function RightPanel() {
  const panel = useApp((state) => state.panel);
  const shown = PANELS.find(({ id }) => id === panel) ?? PANELS[0];
  return (
    <aside className="side" aria-label="Measure, findings and plan">
      <div className="tabs" role="tablist" aria-label="Panels" onKeyDown={turn}>
        {PANELS.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={id === shown.id}
            aria-controls={`panel-${shown.id}`}
            tabIndex={id === shown.id ? 0 : -1}
            onClick={() => useApp.setState({ panel: id })}
          >
            {title}
          </button>
        ))}
      </div>
      <div key={shown.id} role="tabpanel" id={`panel-${shown.id}`} aria-labelledby={`tab-${shown.id}`} tabIndex={-1}>
        <shown.Body />
      </div>
    </aside>
  );
}

function turn(event: KeyboardEvent): void {
  const here = PANELS.findIndex(({ id }) => id === useApp.getState().panel);
  const places: Readonly<Record<string, number>> = {
    ArrowRight: here + 1,
    ArrowLeft: here - 1,
    Home: 0,
    End: PANELS.length - 1,
  };
  const place = places[event.key];
  if (place === undefined) return;
  event.preventDefault();
  const { id } = PANELS[(place + PANELS.length) % PANELS.length] ?? PANELS[0];
  useApp.setState({ panel: id });
  document.getElementById(`tab-${id}`)?.focus();
}
