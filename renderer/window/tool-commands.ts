import { findHere } from '../border/find-here.ts';
import type { AppCommand } from '../commands/command.ts';
import { needsRun } from '../commands/conditions.ts';
import { takeTool } from '../state/editing.ts';
import { useApp } from '../state/store.ts';
import type { Tool } from '../state/tool.ts';
import { TOOLS } from '../tools/appearance.tsx';
import { needsVenogram } from '../venogram/conditions.ts';
import { releaseWhole } from '../venogram/vessel-view.ts';

/** One command for each tool of the toolbar: it makes the tool active. */
export const TOOL_COMMANDS: readonly AppCommand[] = (Object.keys(TOOLS) as Tool[]).map((tool) => ({
  id: `tool.${tool}`,
  title: TOOLS[tool].title,
  menu: TOOLS[tool].label,
  group: 'Tools',
  keys: TOOLS[tool].keys,
  whyNot: TOOLS[tool].venogramOnly ? needsVenogram : needsRun,
  isOn: () => useApp.getState().tool === tool,
  run: () => chooseTool(tool),
}));

/** Makes a tool active, with the tab that it needs. */
function chooseTool(tool: Tool): void {
  if (tool === 'border') return void findHere();
  if (tool === 'vessel') releaseWhole();
  takeTool(tool, TOOLS[tool].panel);
}
