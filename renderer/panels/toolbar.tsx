import { useHint } from '../commands/keymap.ts';
import { doCommand } from '../commands/registry.ts';
import { useComparison } from '../compare/state.ts';
import type { Tool } from '../store.ts';
import { runNow, step, useApp } from '../store.ts';
import { TOOLS } from '../tools/appearance.tsx';
import { CommandButton } from './command-button.tsx';
import { HistoryButton } from './history-button.tsx';

/** The row of buttons on top: files, tools, window, undo and redo, commands, preferences, keys. */
export function Toolbar() {
  const empty = useApp((state) => state.study === null);
  return (
    <header className="toolbar">
      <h1 className="unseen">IVUS Planner</h1>
      <div className="group">
        <CommandButton id="open">Open…</CommandButton>
        <CommandButton id="openFolder">Folder…</CommandButton>
        <CommandButton id="sessions">Sessions…</CommandButton>
        <CommandButton id="save" disabled={empty}>
          Save
        </CommandButton>
      </div>
      <Tools />
      <WindowLevel />
      <Compare />
      <Steps />
      <span className="row last">
        <CommandButton id="palette">Commands</CommandButton>
        <CommandButton id="preferences">Preferences</CommandButton>
        <CommandButton id="help">Keys</CommandButton>
      </span>
    </header>
  );
}

function Tools() {
  return (
    <fieldset className="group" aria-label="Tools">
      {(Object.keys(TOOLS) as Tool[]).map((tool) => (
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
      className={minor ? 'tool minor' : 'tool'}
      aria-label={label}
      aria-pressed={armed === tool}
      disabled={empty}
      title={title}
      onClick={() => doCommand(`tool.${tool}`)}
    >
      {icon}
      <span className="tool-label">{label}</span>
    </button>
  );
}

function Compare() {
  const comparing = useComparison(({ other }) => other !== null);
  const empty = useApp((state) => runNow(state) === null);
  const hint = useHint('compare.toggle');
  return (
    <button
      type="button"
      aria-pressed={comparing}
      disabled={empty}
      title={hint}
      onClick={() => doCommand('compare.toggle')}
    >
      Compare
    </button>
  );
}

function WindowLevel() {
  const changed = useApp(({ view }) => view.window !== null);
  return (
    <button
      type="button"
      disabled={!changed}
      title="Back to the window and level of the file"
      onClick={() => useApp.setState(({ view }) => ({ view: { ...view, window: null } }))}
    >
      Reset W/L
    </button>
  );
}

/** Undo and redo, each naming the deed it takes back or does again. */
function Steps() {
  const last = useApp(({ study }) => study?.history.past.at(-1)?.deed ?? null);
  const next = useApp(({ study }) => study?.history.future[0]?.deed ?? null);
  return (
    <div className="group">
      <Step id="undo" name="Undo" deed={last} />
      <Step id="redo" name="Redo" deed={next} />
      <HistoryButton />
    </div>
  );
}

function Step(props: { readonly id: 'undo' | 'redo'; readonly name: string; readonly deed: string | null }) {
  const { id, name, deed } = props;
  const full = deed === null ? `Nothing to ${name.toLowerCase()}` : `${name}: ${deed}`;
  const title = useHint(id, full);
  return (
    <button type="button" aria-label={full} title={title} disabled={deed === null} onClick={() => step(id)}>
      {name}
    </button>
  );
}
