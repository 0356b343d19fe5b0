import { useEffect, useState } from 'react';
import type { Tool } from '../store.ts';
import { runNow, step, useApp } from '../store.ts';
import type { Theme } from '../theme/choice.ts';
import { showTheme, themeNow } from '../theme/choice.ts';
import { TOOLS } from '../tools/appearance.tsx';

/** The row of buttons on top: files, tools, window, undo and redo, theme, help. */
export function Toolbar(props: {
  readonly onOpen: () => void;
  readonly onOpenFolder: () => void;
  readonly onSave: () => void;
}) {
  const empty = useApp((state) => state.study === null);
  return (
    <header className="toolbar">
      <div className="group">
        <button type="button" onClick={props.onOpen} title="Open files or a saved session (Ctrl+O)">
          Open…
        </button>
        <button type="button" onClick={props.onOpenFolder} title="Open every run in a folder">
          Folder…
        </button>
        <button type="button" onClick={props.onSave} disabled={empty} title="Save the session to a file (Ctrl+S)">
          Save
        </button>
      </div>
      <Tools />
      <WindowLevel />
      <Steps />
      <span className="row last">
        <ThemeChoice />
        <button type="button" title="Keys and gestures (?)" onClick={() => useApp.setState({ helpShown: true })}>
          Help
        </button>
      </span>
    </header>
  );
}

function Tools() {
  const armed = useApp((state) => state.tool);
  const empty = useApp((state) => runNow(state) === null);
  return (
    <fieldset className="group" aria-label="Tools">
      {(Object.keys(TOOLS) as Tool[]).map((tool) => {
        const { label, shortcut, hint, icon } = TOOLS[tool];
        return (
          <button
            key={tool}
            type="button"
            className="tool"
            aria-pressed={armed === tool}
            disabled={empty}
            title={`${label} (${shortcut}). ${hint}`}
            onClick={() => useApp.setState({ tool })}
          >
            {icon}
            {label}
          </button>
        );
      })}
    </fieldset>
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
      <Step name="Undo" deed={last} keys="Ctrl+Z" onStep={() => step('undo')} />
      <Step name="Redo" deed={next} keys="Ctrl+Y" onStep={() => step('redo')} />
    </div>
  );
}

function Step(props: {
  readonly name: string;
  readonly deed: string | null;
  readonly keys: string;
  readonly onStep: () => void;
}) {
  const { name, deed } = props;
  const full = deed === null ? `Nothing to ${name.toLowerCase()}` : `${name}: ${deed}`;
  return (
    <button
      type="button"
      aria-label={full}
      title={`${full} (${props.keys})`}
      disabled={deed === null}
      onClick={props.onStep}
    >
      {name}
    </button>
  );
}

const THEMES: Readonly<Record<Theme, string>> = { dark: 'Theme: dark', light: 'Theme: light', system: 'Theme: system' };

function ThemeChoice() {
  const [theme, setTheme] = useState(themeNow);
  useEffect(() => showTheme(theme), [theme]);
  const choose = (value: string) => setTheme(value === 'system' || value === 'light' ? value : 'dark');
  return (
    <select aria-label="Theme" value={theme} onChange={(event) => choose(event.target.value)}>
      {Object.entries(THEMES).map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
