import { TABLE_ENDING } from '../../core/contract.ts';
import { csv, tsv } from '../../core/csv.ts';
import type { AppCommand } from '../commands/command.ts';
import { shell } from '../shell/shell.ts';
import { notice } from '../state/notices.ts';
import { shownNow } from '../state/patient.ts';
import { sessionNow, useApp } from '../state/store.ts';
import { squared } from '../ui/format.ts';
import { NOT_MEASURED, ORIGINS, ROLES, SEGMENTS_SHORT, STATES_SHORT } from '../ui/labels.ts';
import { measured } from '../ui/measured.ts';
import type { OutlineEntry } from './rows-model.ts';
import { shownEntries } from './rows-model.ts';

const WORDS = ['File', 'Frame', 'Role', 'Segment', 'State', 'Accepted', 'Name', 'Normal', 'Repeat', 'Origin'];
const FIGURES = ['Min', 'Mean', 'Max', 'Unit of lengths', 'Area', 'Unit of area', 'Remark'];

/** The table with its titles: one row for each outline, in the numbers and units that the screen shows. */
export function outlineTable(entries: readonly OutlineEntry[]): readonly (readonly string[])[] {
  return [[...WORDS, ...FIGURES], ...entries.map((entry) => [...wordsOf(entry), ...figuresOf(entry)])];
}

function wordsOf({ outline, run }: OutlineEntry): readonly string[] {
  const { frame, role, segment, state, accepted, name, normal, repeatOf, origin } = outline;
  const yes = (is: boolean | null) => (is === true ? 'yes' : is === false ? 'no' : '');
  return [
    shownNow(run.fileName),
    String(frame + 1),
    ROLES[role],
    SEGMENTS_SHORT[segment],
    STATES_SHORT[state],
    yes(accepted),
    name,
    yes(normal),
    yes(repeatOf !== null),
    ORIGINS[origin],
  ];
}

function figuresOf({ reading: { readings, scale } }: OutlineEntry): readonly string[] {
  if (readings === null) return ['', '', '', '', '', '', NOT_MEASURED];
  const { unit } = scale;
  const lengths = [readings.min, readings.mean, readings.max].map((length) => parted(measured(length, unit)));
  const [area, unitOfArea] = parted(measured(readings.area, squared(unit)));
  return [...lengths.map(([figure]) => figure), lengths[0]?.[1] ?? '', area, unitOfArea, ''];
}

/** "4.4 mm" as its figure and its unit. */
function parted(text: string): readonly [string, string] {
  const [figure = '', unit = ''] = text.split(' ');
  return [figure, unit];
}

function tableNow(): readonly (readonly string[])[] | null {
  const session = sessionNow(useApp.getState());
  return session === null ? null : outlineTable(shownEntries(session));
}

async function save(): Promise<void> {
  const rows = tableNow();
  if (rows === null) return;
  const { problem } = await shell.saveText({ suggestedName: 'outlines', text: csv(rows), ending: TABLE_ENDING });
  if (problem !== null) notice(problem);
}

async function copy(): Promise<void> {
  const rows = tableNow();
  if (rows === null) return;
  await navigator.clipboard.writeText(tsv(rows)).then(
    () => notice(`Copied ${rows.length - 1} rows: paste them into a spreadsheet.`),
    () => notice('The table could not be copied: click into the window and try again.'),
  );
}

function needsOutlines(): string | null {
  return (sessionNow(useApp.getState())?.outlines.length ?? 0) === 0 ? 'Trace a lumen first.' : null;
}

/** Commands that take the table of outlines along, as it is sorted and filtered now. */
export const TABLE_EXPORT_COMMANDS: readonly AppCommand[] = [
  {
    id: 'outlines.save',
    title: 'Save the table of outlines (CSV)',
    menu: 'Table of outlines (CSV)…',
    group: 'Export',
    keys: [],
    whyNot: needsOutlines,
    run: () => void save(),
  },
  {
    id: 'outlines.copy',
    title: 'Copy the table of outlines for a spreadsheet',
    menu: 'Copy table of outlines',
    group: 'Export',
    keys: [],
    whyNot: needsOutlines,
    run: () => void copy(),
  },
];
