import { useState } from 'react';
import { useKeysText } from '../commands/keymap.ts';
import { MenuButton } from '../commands/menu-button.tsx';
import { menuCommand } from '../commands/menu-entry.ts';
import { runCommand } from '../commands/registered.ts';
import { runNow, useApp } from '../state/store.ts';
import type { Tool } from '../state/tool.ts';
import { TOOLS } from '../tools/appearance.tsx';
import { tip } from '../ui/tooltip.tsx';
import { showsVenogram } from '../venogram/vessel-view.ts';

/** Tools that do much the same stand behind one button, which is the one of them that was used last. */
const GROUPS: readonly (readonly Tool[])[] = [
  ['select'],
  ['spline', 'freehand', 'ellipse'],
  ['border'],
  ['caliper', 'twoAxis', 'angle', 'text', 'arrow'],
  ['vessel', 'path'],
  ['calibrate'],
];

/** The tools of the toolbar. */
export function Tools() {
  const venogram = useApp(showsVenogram);
  return (
    <fieldset className="group tools" aria-label="Tools">
      {GROUPS.map((group) => group.filter((tool) => venogram || !TOOLS[tool].venogramOnly)).map((group) =>
        group[0] === undefined ? null : <Group key={group[0]} first={group[0]} tools={group} />,
      )}
    </fieldset>
  );
}

function Group({ first, tools }: { readonly first: Tool; readonly tools: readonly Tool[] }) {
  const armed = useApp((state) => state.tool);
  const empty = useApp((state) => runNow(state) === null);
  const [last, setLast] = useState(first);
  const shown = tools.includes(armed) ? armed : tools.includes(last) ? last : first;
  if (shown !== last) setLast(shown);
  if (tools.length === 1) return <ToolButton tool={shown} />;
  return (
    <span className="split">
      <ToolButton tool={shown} />
      <MenuButton
        label={`More tools like ${TOOLS[first].label}`}
        disabled={empty}
        entries={() => tools.map((tool) => menuCommand(`tool.${tool}`))}
      >
        ▾
      </MenuButton>
    </span>
  );
}

function ToolButton({ tool }: { readonly tool: Tool }) {
  const armed = useApp((state) => state.tool);
  const empty = useApp((state) => runNow(state) === null);
  const keys = useKeysText(`tool.${tool}`);
  const { label, hint, icon } = TOOLS[tool];
  return (
    <button
      type="button"
      className={tool === 'spline' ? 'tool main' : 'tool'}
      aria-label={label}
      aria-pressed={armed === tool}
      disabled={empty}
      {...tip(`${label}. ${hint}`, keys)}
      onClick={() => runCommand(`tool.${tool}`)}
    >
      {icon}
      <span className="tool-label">{label}</span>
    </button>
  );
}
