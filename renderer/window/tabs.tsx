import type { KeyboardEvent } from 'react';
import type { Step } from '../../core/session/derived/steps.ts';
import { useHint } from '../commands/keymap.ts';
import { commandOf } from '../commands/registered.ts';
import { STEP_PANELS } from '../plan/next.ts';
import type { Derived } from '../state/derived.ts';
import { useDerived } from '../state/derived.ts';
import { showTab } from '../state/editing.ts';
import type { Panel } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { tabAfter } from '../ui/tab-keys.ts';
import { Boundary } from './boundary.tsx';
import { NextBar } from './next-bar.tsx';
import { PANEL_BODIES } from './panel-bodies.ts';
import { PANEL_TABS } from './tab-commands.ts';
import './tabs.css';

/** The steps of a case as tabs, with how far each is and what comes next: arrow keys, Home and End change the tab, Tab goes into the panel. */
export function RightPanel() {
  const panel = useApp((state) => state.panel);
  const Body = PANEL_BODIES[panel];
  const derived = useDerived();
  return (
    <aside className="side" aria-label="Trace, lengths, assessment, plan, report and practice">
      <div className="tabs steps" role="tablist" aria-label="Steps" onKeyDown={turn}>
        {PANEL_TABS.map(({ id, title }) => (
          <Tab key={id} id={id} title={title} shown={panel} progress={progressOf(id, derived)} />
        ))}
      </div>
      <NextBar />
      <div key={panel} role="tabpanel" id={`panel-${panel}`} aria-labelledby={`tab-${panel}`} tabIndex={-1}>
        <Boundary what="This panel">
          <Body />
        </Boundary>
      </div>
    </aside>
  );
}

/** How far a step is: `text` on its tab, `words` for its tooltip and for those who only hear it. */
interface Progress {
  readonly text: string;
  readonly words: string;
}

function progressOf(id: Panel, derived: Derived | null): Progress | null {
  if (derived?.way == null) return null;
  const step = derived.way.steps.find((one) => STEP_PANELS[one.id] === id);
  if (step !== undefined) return stepProgress(step);
  if (id !== 'plan') return null;
  const left = derived.way.left.length;
  return left === 0
    ? { text: '✓', words: 'decided' }
    : { text: `${left} left`, words: `${left} left before it is decided` };
}

function stepProgress({ done, total, left, cut }: Step): Progress {
  if (cut) return { text: '–', words: 'the rest is not needed' };
  const sign = left.length === 0 ? ' ✓' : '';
  return { text: `${done}/${total}${sign}`, words: `${done} of ${total} done` };
}

function Tab(props: {
  readonly id: Panel;
  readonly title: string;
  readonly shown: Panel;
  readonly progress: Progress | null;
}) {
  const { id, title, shown, progress } = props;
  const what = commandOf(`panel.${id}`).title;
  const hint = useHint(`panel.${id}`, progress === null ? what : `${what}: ${progress.words}`);
  return (
    <button
      type="button"
      role="tab"
      id={`tab-${id}`}
      {...hint}
      aria-selected={id === shown}
      aria-controls={`panel-${shown}`}
      tabIndex={id === shown ? 0 : -1}
      onClick={() => showTab(id)}
    >
      {title}
      {progress !== null && (
        <>
          <span className="progress" aria-hidden="true">
            {progress.text}
          </span>
          <span className="unseen">, {progress.words}</span>
        </>
      )}
    </button>
  );
}

function turn(event: KeyboardEvent): void {
  const here = PANEL_TABS.findIndex(({ id }) => id === useApp.getState().panel);
  const place = tabAfter(event.key, here, PANEL_TABS.length);
  if (place === null) return;
  event.preventDefault();
  const id = PANEL_TABS[place]?.id ?? 'measure';
  showTab(id);
  document.getElementById(`tab-${id}`)?.focus();
}
