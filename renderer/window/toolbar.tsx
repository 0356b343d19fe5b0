import { useRef } from 'react';
import { CommandIcon } from '../commands/command-button.tsx';
import { useHint, useKeysText } from '../commands/keymap.ts';
import { commandOf, runCommand } from '../commands/registered.ts';
import { HistoryButton } from '../sessions/steps-button.tsx';
import { changeView } from '../state/navigation.ts';
import { runNow, useApp, viewNow } from '../state/store.ts';
import type { Tool } from '../state/tool.ts';
import { TOOLS } from '../tools/appearance.tsx';
import { useFitting } from '../ui/fitting.ts';
import { Icon } from '../ui/icon.tsx';
import { showsVenogram } from '../venogram/vessel-view.ts';
import './toolbar.css';

/** Steps in which the row leaves out what finds no room: labels first, then whole buttons, which stand in a menu then. */
const LEVELS = 5;

/** The row of buttons on top: files, tools, window, undo and redo, commands, preferences, keys. */
export function Toolbar() {
  const row = useRef<HTMLElement>(null);
  const empty = useApp((state) => state.study === null);
  const venogram = useApp(showsVenogram);
  useFitting(row, LEVELS);
  return (
    <header className="toolbar" ref={row}>
      <h1 className="unseen">IVUS Planner</h1>
      <div className="group">
        <CommandIcon id="open" words="Open…" kind="file">
          <path d="M3 19V5h6l2 3h9v3M3 19l4-8h15l-3 8z" />
        </CommandIcon>
        <CommandIcon id="openFolder" words="Folder…" kind="file">
          <path d="M3 19V5h6l2 3h10v11z" />
        </CommandIcon>
        <CommandIcon id="sessions" words="Recent…" kind="file">
          <circle cx="12" cy="12" r="9" />
          <path d="M12 7v5l4 3" />
        </CommandIcon>
        <CommandIcon id="save" words="Save" kind="file" disabled={empty}>
          <path d="M4 4h13l3 3v13H4zM8 4v5h7V4M8 20v-6h8v6" />
        </CommandIcon>
      </div>
      <Tools venogram={venogram} />
      <WindowLevel />
      <Compare />
      <Steps />
      <More venogram={venogram} />
      <span className="group last">
        <CommandIcon id="palette" words="Commands">
          <circle cx="10" cy="10" r="6" />
          <path d="M15 15l6 6" />
        </CommandIcon>
        <CommandIcon id="preferences" words="Preferences">
          <path d="M3 7h9M18 7h3M3 17h3M12 17h9" />
          <circle cx="15" cy="7" r="3" />
          <circle cx="9" cy="17" r="3" />
        </CommandIcon>
        <CommandIcon id="help" words="Keys">
          <path d="M2 6h20v12H2zM6 10h1M10 10h1M14 10h1M18 10h1M7 14h10" />
        </CommandIcon>
      </span>
    </header>
  );
}

function toolsFor(venogram: boolean): readonly Tool[] {
  return (Object.keys(TOOLS) as Tool[]).filter((tool) => venogram || !TOOLS[tool].venogramOnly);
}

/** What finds no room in the row, as a menu. */
function More({ venogram }: { readonly venogram: boolean }) {
  const tools = toolsFor(venogram).filter((tool) => TOOLS[tool].minor);
  return (
    <div className="more">
      <button type="button" popoverTarget={MENU} title="More tools and commands">
        More ▾
      </button>
      <div id={MENU} popover="auto" className="more-menu card">
        {[...tools.map((tool) => `tool.${tool}`), ...LEFT_OUT].map((id) => (
          <MenuEntry key={id} id={id} />
        ))}
      </div>
    </div>
  );
}

const MENU = 'toolbar-more';
const LEFT_OUT = ['compare.toggle', 'undo', 'redo'];

function MenuEntry({ id }: { readonly id: string }) {
  const key = useKeysText(id);
  return (
    <button type="button" popoverTarget={MENU} popoverTargetAction="hide" onClick={() => runCommand(id)}>
      {commandOf(id).title} <kbd>{key}</kbd>
    </button>
  );
}

function Tools({ venogram }: { readonly venogram: boolean }) {
  return (
    <fieldset className="group" aria-label="Tools">
      {toolsFor(venogram).map((tool) => (
        <ToolButton key={tool} tool={tool} />
      ))}
    </fieldset>
  );
}

function ToolButton({ tool }: { readonly tool: Tool }) {
  const armed = useApp((state) => state.tool);
  const empty = useApp((state) => runNow(state) === null);
  const { label, hint, icon, minor = false } = TOOLS[tool];
  const title = `${useHint(`tool.${tool}`, label)}. ${hint}`;
  return (
    <button
      type="button"
      className={minor ? 'tool minor' : tool === 'spline' ? 'tool main' : 'tool'}
      aria-label={label}
      aria-pressed={armed === tool}
      disabled={empty}
      title={title}
      onClick={() => runCommand(`tool.${tool}`)}
    >
      {icon}
      <span className="tool-label">{label}</span>
    </button>
  );
}

function Compare() {
  const comparing = useApp(({ panes }) => panes.length > 1);
  const empty = useApp((state) => runNow(state) === null);
  const hint = useHint('compare.toggle');
  return (
    <button
      type="button"
      className="tool minor room"
      aria-label="Compare"
      aria-pressed={comparing}
      disabled={empty}
      title={hint}
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
      title="Restore the window and level of the file"
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
