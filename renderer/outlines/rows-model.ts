import { useMemo } from 'react';
import { create } from 'zustand';
import type { LumenReadings } from '../../core/measure/readings.ts';
import { remembered } from '../../core/remembered.ts';
import type { Outline, Role, RunRecord, Session } from '../../core/session/document/document.ts';
import { type OutlineReading, readOutline } from '../../core/session/drawn/readings.ts';
import { ORIGINS, ROLES, SEGMENTS, STATES } from '../ui/labels.ts';

/** One outline in the table, with its run and what was read off it. */
export interface OutlineEntry {
  readonly outline: Outline;
  readonly run: RunRecord;
  /** Its place in the order of runs, then frames. */
  readonly order: number;
  readonly reading: OutlineReading;
}

/** How the table is looked at: view state, never undone. */
export interface TableView {
  /** The column that it is sorted by; null: in the order of runs and frames. */
  readonly sorting: { readonly by: ColumnName; readonly desc: boolean } | null;
  readonly text: string;
  readonly role: Role | 'all';
  readonly accepted: 'all' | 'accepted' | 'waiting';
  /** Ids of ticked outlines; some may be gone. */
  readonly ticked: ReadonlySet<string>;
}

/** The one view of the table, whether it stands in the panel or in its own sheet. */
export const useTableView = create<TableView>(() => ({
  sorting: null,
  text: '',
  role: 'all',
  accepted: 'all',
  ticked: new Set(),
}));

/** The columns by name; a click on a title sorts by it. */
export const COLUMN_TITLES = {
  frame: 'Frame',
  role: 'Role',
  segment: 'Segment',
  state: 'State',
  accepted: 'Accepted',
  name: 'Name',
  min: 'Min',
  mean: 'Mean',
  max: 'Max',
  area: 'Area',
} as const;
/** A column of the table. */
export type ColumnName = keyof typeof COLUMN_TITLES;

const byText = new Intl.Collator('en', { numeric: true });

/** Millimetres before pixels, which cannot be compared with them; outlines without readings after all others. */
const byReading =
  (name: keyof Pick<LumenReadings, 'min' | 'mean' | 'max' | 'area'>) => (a: OutlineEntry, b: OutlineEntry) => {
    const rank = ({ reading }: OutlineEntry) => (reading.readings === null ? 2 : reading.scale.unit === 'mm' ? 0 : 1);
    return rank(a) - rank(b) || (a.reading.readings?.[name] ?? 0) - (b.reading.readings?.[name] ?? 0);
  };

const placeIn = (words: object, value: string) => Object.keys(words).indexOf(value);

const ORDER: Readonly<Record<ColumnName, (a: OutlineEntry, b: OutlineEntry) => number>> = {
  frame: (a, b) => a.order - b.order,
  name: (a, b) => byText.compare(a.outline.name, b.outline.name),
  role: (a, b) => placeIn(ROLES, a.outline.role) - placeIn(ROLES, b.outline.role),
  segment: (a, b) => placeIn(SEGMENTS, a.outline.segment) - placeIn(SEGMENTS, b.outline.segment),
  state: (a, b) => placeIn(STATES, a.outline.state) - placeIn(STATES, b.outline.state),
  accepted: (a, b) => Number(a.outline.accepted) - Number(b.outline.accepted),
  min: byReading('min'),
  mean: byReading('mean'),
  max: byReading('max'),
  area: byReading('area'),
};

/** Sorts by a column: upwards, downwards, not at all. */
export function sortOn(by: ColumnName): void {
  useTableView.setState(({ sorting }) => ({
    sorting: sorting?.by !== by ? { by, desc: false } : sorting.desc ? null : { by, desc: true },
  }));
}

/** The outlines of a session as the table shows them now, drawn anew when that changes. */
export function useShownEntries(session: Session): readonly OutlineEntry[] {
  const { sorting, text, role, accepted } = useTableView();
  return useMemo(
    () => shownEntries(session, { sorting, text, role, accepted }),
    [session, sorting, text, role, accepted],
  );
}

/** The outlines of a session as the table shows them: sorted and filtered. */
export function shownEntries(
  session: Session,
  view: Omit<TableView, 'ticked'> = useTableView.getState(),
): readonly OutlineEntry[] {
  const wanted = entriesOf(session).filter((entry) => isWanted(entry, view));
  const { sorting } = view;
  if (sorting === null) return wanted;
  const sign = sorting.desc ? -1 : 1;
  return wanted.toSorted((a, b) => sign * ORDER[sorting.by](a, b));
}

function isWanted(
  entry: OutlineEntry,
  { text, role, accepted }: Pick<TableView, 'text' | 'role' | 'accepted'>,
): boolean {
  const { outline } = entry;
  if (role !== 'all' && outline.role !== role) return false;
  if (accepted !== 'all' && outline.accepted !== (accepted === 'accepted')) return false;
  if (text === '') return true;
  const words = wordsOf(entry).toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}

/** Everything about an entry that a search can find. */
function wordsOf({ outline, run }: OutlineEntry): string {
  const { name, frame, role, segment, state, origin } = outline;
  return [
    name,
    `frame ${frame + 1}`,
    ROLES[role],
    SEGMENTS[segment],
    STATES[state],
    ORIGINS[origin],
    run.fileName,
  ].join(' ');
}

/** The outlines of a session with their readings, by run and frame; those of runs that it does not have are left out. */
function entriesOf({ outlines, runs }: Session): readonly OutlineEntry[] {
  const places = new Map(runs.map((run, index) => [run.sopInstanceUid, { run, index }]));
  return outlines
    .flatMap((outline): readonly OutlineEntry[] => {
      const place = places.get(outline.run);
      if (place === undefined) return [];
      const { run, index } = place;
      return [entryOf(outline, run, index * MOST_FRAMES + outline.frame)];
    })
    .sort((a, b) => a.order - b.order);
}

/** The same object as long as nothing of it changes, so that its row need not be drawn anew. */
const entryOf = remembered((outline: Outline, run: RunRecord, order: number): OutlineEntry => {
  return { outline, run, order, reading: readOutline(outline, run) };
});

/** More than any run has. */
const MOST_FRAMES = 2 ** 31;
