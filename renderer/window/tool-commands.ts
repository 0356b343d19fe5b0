import type { AppCommand } from '../commands/command.ts';
import { needsRun, needsVenogram } from '../commands/conditions.ts';
import type { Tool } from '../state/store.ts';
import { useApp } from '../state/store.ts';
import { TOOLS } from '../tools/appearance.tsx';
import { releaseWhole } from '../venogram/vessel-view.ts';

type ToolCommand = AppCommand & { readonly id: `tool.${Tool}` };

/** One command for each tool of the toolbar: it takes the tool into the hand. */
export const TOOL_COMMANDS: readonly ToolCommand[] = (Object.keys(TOOLS) as Tool[]).map((tool) => ({
  id: `tool.${tool}`,
  title: TOOLS[tool].title,
  group: 'Tools',
  keys: TOOLS[tool].keys,
  whyNot: TOOLS[tool].venogramOnly ? needsVenogram : needsRun,
  deed: () => takeTool(tool),
}));

/** Takes a tool into the hand, with the panel that it needs. */
function takeTool(tool: Tool): void {
  if (tool === 'vessel') releaseWhole();
  const { panel = useApp.getState().panel } = TOOLS[tool];
  useApp.setState({ tool, panel });
}
