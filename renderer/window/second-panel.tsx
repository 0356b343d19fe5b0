import { useHint } from '../commands/keymap.ts';
import { runCommand } from '../commands/registered.ts';
import { showSecondPanel, useSecondPanel } from '../state/second-panel.ts';
import { useApp } from '../state/store.ts';
import { Boundary } from './boundary.tsx';
import { PANEL_BODIES } from './panel-bodies.ts';
import { PANEL_TABS } from './tab-commands.ts';

/** A second panel beside the first one, with another of its tabs. */
export function SecondPanel() {
  const first = useApp((state) => state.panel);
  const shown = useSecondPanel();
  const close = useHint('secondPanel', 'Close the second panel');
  if (shown === null) return null;
  const Body = PANEL_BODIES[shown];
  return (
    <section className="side second" aria-label="Second panel">
      <div className="row apart second-head">
        <select
          aria-label="Shown in the second panel"
          value={shown}
          onChange={(event) => {
            const tab = PANEL_TABS.find(({ id }) => id === event.target.value);
            if (tab !== undefined) showSecondPanel(tab.id);
          }}
        >
          {PANEL_TABS.filter(({ id }) => id !== first).map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        <button type="button" className="quiet" {...close} onClick={() => runCommand('secondPanel')}>
          <span className="unseen">Close the second panel</span>
          <span aria-hidden="true">✕</span>
        </button>
      </div>
      <div key={shown} className="scrolls" id={`panel-${shown}`}>
        <Boundary what="This panel">
          <Body />
        </Boundary>
      </div>
    </section>
  );
}
