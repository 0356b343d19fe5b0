import { type KeyboardEvent, type ReactNode, useEffect } from 'react';
import { CommandButton } from '../commands/command-button.tsx';
import { closeSheet } from '../state/editing.ts';
import { useApp } from '../state/store.ts';
import { SheetDialog } from '../ui/sheet.tsx';
import { tabAfter } from '../ui/tab-keys.ts';
import { AskSecret } from './ask-secret.tsx';
import { FindTab } from './find.tsx';
import { InboxTab } from './inbox.tsx';
import { listenToNetwork } from './listening.ts';
import { OutboxTab } from './outbox.tsx';
import { PlacesTab } from './places.tsx';
import { NETWORK_TABS, type NetworkTab, refresh, useNetwork } from './state.ts';
import './network.css';

const BODIES: Readonly<Record<NetworkTab, () => ReactNode>> = {
  find: FindTab,
  inbox: InboxTab,
  outbox: OutboxTab,
  places: PlacesTab,
};
const TABS = Object.keys(NETWORK_TABS) as NetworkTab[];

/** The hospital's network over the window, while wanted: search and fetch, what has arrived, what is sent, and the archives. */
export function NetworkSheet() {
  const shown = useApp(({ sheet }) => sheet === 'network');
  if (!shown) return null;
  return (
    <SheetDialog title="Hospital network" className="network" onClose={closeSheet}>
      <Content />
    </SheetDialog>
  );
}

function Content() {
  const hidden = useApp((state) => state.patientHidden);
  const tab = useNetwork((state) => state.tab);
  useEffect(() => {
    listenToNetwork();
    void refresh();
  }, []);
  if (hidden) return <Hidden />;
  const Body = BODIES[tab];
  return (
    <div className="stack">
      <div className="tabs" role="tablist" aria-label="Hospital network" onKeyDown={turn}>
        {TABS.map((each) => (
          <Tab key={each} tab={each} shown={tab} />
        ))}
      </div>
      <Problem />
      <AskSecret />
      <div key={tab} role="tabpanel" id="network-panel" aria-labelledby={`network-tab-${tab}`} className="stack">
        <Body />
      </div>
    </div>
  );
}

function Tab({ tab, shown }: { readonly tab: NetworkTab; readonly shown: NetworkTab }) {
  const count = useNetwork(({ inbox, outbox }) => {
    if (tab === 'inbox') return inbox?.length ?? 0;
    return tab === 'outbox' ? (outbox?.length ?? 0) : 0;
  });
  return (
    <button
      type="button"
      role="tab"
      id={`network-tab-${tab}`}
      aria-selected={tab === shown}
      aria-controls="network-panel"
      tabIndex={tab === shown ? 0 : -1}
      data-first={tab === shown ? true : undefined}
      onClick={() => show(tab)}
    >
      {NETWORK_TABS[tab]}
      {count > 0 && ` (${count})`}
    </button>
  );
}

function show(tab: NetworkTab): void {
  useNetwork.setState({ tab, problem: null });
}

/** Arrow keys, Home and End change the tab. */
function turn(event: KeyboardEvent): void {
  const place = tabAfter(event.key, TABS.indexOf(useNetwork.getState().tab), TABS.length);
  if (place === null) return;
  event.preventDefault();
  const tab = TABS[place] ?? 'find';
  show(tab);
  document.getElementById(`network-tab-${tab}`)?.focus();
}

function Hidden() {
  return (
    <div className="stack">
      <p>Patient data are hidden. These lists would show them.</p>
      <p>
        <CommandButton id="hidePatient">Show patient data</CommandButton>
      </p>
    </div>
  );
}

function Problem() {
  const problem = useNetwork((state) => state.problem);
  return (
    <div role="alert">
      {problem !== null && (
        <p className="card row apart bad">
          <span className="anywhere">✕ {problem}</span>
          <button type="button" onClick={() => useNetwork.setState({ problem: null })}>
            Dismiss
          </button>
        </p>
      )}
    </div>
  );
}
