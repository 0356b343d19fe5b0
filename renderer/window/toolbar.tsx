import { useRef } from 'react';
import { CommandButton, CommandIcon } from '../commands/command-button.tsx';
import { useKeysText } from '../commands/keymap.ts';
import { commandOf, runCommand } from '../commands/registered.ts';
import { HistoryButton } from '../sessions/steps-button.tsx';
import { changeView } from '../state/navigation.ts';
import { runNow, useApp, viewNow } from '../state/store.ts';
import { useFitting } from '../ui/fitting.ts';
import { Icon } from '../ui/icon.tsx';
import { tip } from '../ui/tooltip.tsx';
import { MenuBar } from './menu/menu-bar.tsx';
import { Tools } from './toolbar-tools.tsx';
import './toolbar.css';

/** Steps in which the row leaves out what finds no room: labels first, then whole buttons, which are in the menus too. */
const LEVELS = 4;

/** The row on top: the menus, then the tools, compare, undo and redo, and the list of commands. */
export function Toolbar() {
  const row = useRef<HTMLElement>(null);
  useFitting(row, LEVELS);
  return (
    <header className="toolbar" ref={row}>
      <h1 className="unseen">IVUS Planner</h1>
      <MenuBar />
      <CommandButton id="open" className="room">
        Open…
      </CommandButton>
      <Tools />
      <WindowLevel />
      <Compare />
      <Steps />
      <span className="group last">
        <CommandIcon id="palette" words="Commands">
          <circle cx="10" cy="10" r="6" />
          <path d="M15 15l6 6" />
        </CommandIcon>
      </span>
    </header>
  );
}

function Compare() {
  const comparing = useApp(({ panes }) => panes.length > 1);
  const empty = useApp((state) => runNow(state) === null);
  const keys = useKeysText('compare.toggle');
  return (
    <button
      type="button"
      className="tool minor room"
      aria-label="Compare"
      aria-pressed={comparing}
      disabled={empty}
      {...tip(commandOf('compare.toggle').title, keys)}
      onClick={() => runCommand('compare.toggle')}
    >
      <Icon>
        <path d="M3 5h8v14H3zM13 5h8v14h-8z" />
      </Icon>
      <span className="tool-label">Compare</span>
    </button>
  );
}

function WindowLevel() {
  const changed = useApp((state) => viewNow(state).window !== null);
  return (
    <button
      type="button"
      className="room"
      disabled={!changed}
      {...tip('Restore the window and level of the file')}
      onClick={() => changeView({ window: null })}
    >
      Reset W/L
    </button>
  );
}

/** Undo and redo, each naming the action it takes back or does again. */
function Steps() {
  const last = useApp(({ study, draft }) =>
    draft?.kind === 'drawing' ? 'last point' : (study?.history.past.at(-1)?.label ?? null),
  );
  const next = useApp(({ study }) => study?.history.future[0]?.label ?? null);
  return (
    <div className="group room">
      <CommandIcon id="undo" words="Undo" name={stepName('undo', last)} disabled={last === null}>
        <path d="M8 5L4 9l4 4M4 9h10a5 5 0 010 10h-3" />
      </CommandIcon>
      <CommandIcon id="redo" words="Redo" name={stepName('redo', next)} disabled={next === null}>
        <path d="M16 5l4 4-4 4M20 9H10a5 5 0 000 10h3" />
      </CommandIcon>
      <HistoryButton />
    </div>
  );
}

function stepName(step: 'undo' | 'redo', label: string | null): string {
  return label === null ? `Nothing to ${step}` : `${step === 'undo' ? 'Undo' : 'Redo'}: ${label}`;
}
