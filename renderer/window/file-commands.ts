import type { AppCommand } from '../commands/command.ts';
import { needsPicture, needsStudy } from '../commands/conditions.ts';
import { shell } from '../shell/shell.ts';
import { openSheet } from '../state/editing.ts';
import { keptWhere } from '../state/kept-in.ts';
import { notice } from '../state/notices.ts';
import { saveCopy } from '../state/save-copy.ts';
import { exportCatalogue } from '../study/catalogue-files.ts';
import { closeStudy } from '../study/closing.ts';
import { openFiles, openFolder } from '../study/dialogs.ts';
import { openGathered } from '../study/opening.ts';
import { finishTyping } from '../ui/finish-typing.ts';

/** Commands that open and save. */
export const FILE_COMMANDS = [
  {
    id: 'open',
    title: 'Open files or a saved session',
    menu: 'Open…',
    group: 'Files',
    keys: ['Ctrl+o'],
    also: ['field', 'dialog'],
    run: openFiles,
  },
  {
    id: 'openFolder',
    title: 'Open every run in a folder',
    menu: 'Open folder…',
    group: 'Files',
    keys: ['Ctrl+Shift+o'],
    run: openFolder,
  },
  { id: 'openSample', title: 'Open the sample study', group: 'Files', keys: [], run: () => void openSample() },
  {
    id: 'sessions',
    title: 'Recent studies',
    menu: 'Recent studies…',
    group: 'Files',
    keys: ['Ctrl+Shift+l'],
    also: ['field'],
    run: () => openSheet('sessions'),
  },
  {
    id: 'save',
    title: 'Save a copy of your work to a file',
    menu: 'Save a copy…',
    group: 'Files',
    // All work is kept by itself: who presses Ctrl+S all the same is asked where to, so that nobody takes the copy for the work.
    keys: ['Ctrl+s', 'Ctrl+Shift+s'],
    whyNot: needsStudy,
    also: ['field', 'dialog'],
    run: () => {
      finishTyping();
      void saveCopy();
    },
  },
  {
    id: 'whereKept',
    title: 'Where your work is kept',
    menu: 'Where your work is kept…',
    group: 'Files',
    keys: [],
    run: () => notice(`${keptWhere()} “Save a copy…” writes a file for another computer or a colleague.`),
  },
  {
    id: 'closeStudy',
    title: 'Close the study; everything done is kept',
    menu: 'Close study',
    group: 'Files',
    keys: ['Ctrl+Shift+x'],
    whyNot: needsPicture,
    run: () => {
      finishTyping();
      void closeStudy();
    },
  },
  {
    id: 'closeWindow',
    title: 'Close the window',
    group: 'Files',
    keys: [],
    whyNot: () => (shell.closeWindow === null ? 'Close the browser’s tab.' : null),
    run: () => shell.closeWindow?.(),
  },
] as const satisfies readonly AppCommand[];

/** Commands that write something of the study for others. */
export const EXPORT_COMMANDS = [
  {
    id: 'exportCatalogue',
    title: 'Export the stent catalogue of this study',
    menu: 'Stent catalogue…',
    group: 'Export',
    keys: [],
    whyNot: needsStudy,
    run: () => void exportCatalogue(),
  },
] as const satisfies readonly AppCommand[];

/** Opens the first practice study whose files are there; says so when there is none. */
async function openSample(): Promise<void> {
  const { studies } = await shell.practice.studies();
  const made = studies.filter((study) => study.made && study.number !== null);
  const [first] = made.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
  if (first === undefined) notice('The sample study was not found: open a file of your own.');
  else await openGathered(await shell.practice.open(first.id));
}
