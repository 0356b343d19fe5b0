import { CommandButton, CommandIcon } from '../commands/command-button.tsx';
import { useHint } from '../commands/keymap.ts';
import { runCommand } from '../commands/registered.ts';
import { HistoryButton } from '../sessions/steps-button.tsx';
import { changeView } from '../state/navigation.ts';
import { runNow, useApp, viewNow } from '../state/store.ts';
import type { Tool } from '../state/tool.ts';
import { TOOLS } from '../tools/appearance.tsx';
import { Icon } from '../ui/icon.tsx';
import { showsVenogram } from '../venogram/vessel-view.ts';
import './toolbar.css';

/** The row of buttons on top: files, tools, window, undo and redo, commands, preferences, keys. */
export function Toolbar() {
  const empty = useApp((state) => state.study === null);
  return (
    <header className="toolbar">
      <h1 className="unseen">IVUS Planner</h1>
      <div className="group">
        <CommandButton id="open">Open…</CommandButton>
        <CommandButton id="openFolder">Folder…</CommandButton>
        <CommandButton id="sessions">Recent…</CommandButton>
        <CommandButton id="save" disabled={empty}>
          Save
        </CommandButton>
      </div>
      <Tools />
      <WindowLevel />
      <Compare />
      <Steps />
      <span className="row last">
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

function Tools() {
  const venogram = useApp(showsVenogram);
  return (
    <fieldset className="group" aria-label="Tools">
      {(Object.keys(TOOLS) as Tool[])
        .filter((tool) => venogram || !TOOLS[tool].venogramOnly)
        .map((tool) => (
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
      className="tool minor"
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
    <div className="group">
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
