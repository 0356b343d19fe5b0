import type { KeyboardEvent, ReactNode } from 'react';
import { FindingsPanel } from '../assessment/panel.tsx';
import { useHint } from '../commands/keymap.ts';
import { PlanPanel } from '../plan/panel.tsx';
import { PracticePanel } from '../practice/panel.tsx';
import { showTab } from '../state/editing.ts';
import type { Panel } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { MeasurePanel } from './measure-tab.tsx';
import { PANEL_TABS } from './tab-commands.ts';

const BODIES: Readonly<Record<Panel, () => ReactNode>> = {
  measure: MeasurePanel,
  findings: FindingsPanel,
  plan: PlanPanel,
  practice: PracticePanel,
};

/** The panels on the right as tabs: arrow keys, Home and End change the tab, Tab goes into the panel. */
export function RightPanel() {
  const panel = useApp((state) => state.panel);
  const Body = BODIES[panel];
  return (
    <aside className="side" aria-label="Measure, assessment, plan and practice">
      <div className="tabs" role="tablist" aria-label="Panels" onKeyDown={turn}>
        {PANEL_TABS.map(({ id, title }) => (
          <Tab key={id} id={id} title={title} shown={panel} />
        ))}
      </div>
      <div key={panel} role="tabpanel" id={`panel-${panel}`} aria-labelledby={`tab-${panel}`} tabIndex={-1}>
        <Body />
      </div>
    </aside>
  );
}

function Tab({ id, title, shown }: { readonly id: Panel; readonly title: string; readonly shown: Panel }) {
  const hint = useHint(`panel.${id}`);
  return (
    <button
      type="button"
      role="tab"
      id={`tab-${id}`}
      title={hint}
      aria-selected={id === shown}
      aria-controls={`panel-${shown}`}
      tabIndex={id === shown ? 0 : -1}
      onClick={() => showTab(id)}
    >
      {title}
    </button>
  );
}

function turn(event: KeyboardEvent): void {
  const here = PANEL_TABS.findIndex(({ id }) => id === useApp.getState().panel);
  const places: Readonly<Record<string, number>> = {
    ArrowRight: here + 1,
    ArrowLeft: here - 1,
    Home: 0,
    End: PANEL_TABS.length - 1,
  };
  const place = places[event.key];
  if (place === undefined) return;
  event.preventDefault();
  const id = PANEL_TABS[(place + PANEL_TABS.length) % PANEL_TABS.length]?.id ?? 'measure';
  showTab(id);
  document.getElementById(`tab-${id}`)?.focus();
}
