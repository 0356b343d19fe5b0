import type { AppCommand } from '../commands/command.ts';
import { needsStudy } from '../commands/conditions.ts';
import { shell } from '../shell/shell.ts';
import { openSheet } from '../state/editing.ts';
import { useApp } from '../state/store.ts';
import { tokensOf } from './draft.ts';

/** Why no de-identified copy can be made, or null. */
function whyNot(): string | null {
  const { study } = useApp.getState();
  const needed = needsStudy();
  // A page reads the files of a study as long as it is open.
  if (needed !== null || shell.deidentify === null) return needed;
  return study?.runs.some((run) => tokensOf(run).length > 0)
    ? null
    : 'The files of this study are not open: open them first.';
}

/** Copies of the runs that name nobody. */
export const DEIDENTIFY_COMMANDS = [
  {
    id: 'deidentify',
    title: 'De-identified copy of this study',
    menu: 'De-identified copy…',
    group: 'Export',
    keys: [],
    whyNot,
    run: () => openSheet('deidentify'),
  },
] as const satisfies readonly AppCommand[];
