import { create } from 'zustand';
import type { ReplyOf } from '../../core/contract.ts';
import { byUse, isUsable } from '../../core/network/keys.ts';
import type { Wanted } from '../../core/network/objects.ts';
import type { InstanceRow, Rows, SeriesRow, StudyRow } from '../../core/network/rows.ts';
import type { PlaceState } from '../../core/network/service.ts';
import { EMPTY_DRAFT, type QueryDraft, queryOf } from './query.ts';
import { withSecret } from './secret.ts';
import { ask, complain, useNetwork } from './state.ts';

/** Rows that were asked for: still on their way, there, or the sentence why not. */
type Found<Row> = 'waiting' | (Rows<Row> & { readonly problem: string | null });

/** What is searched and what was found; it stays while the sheet is closed. */
interface Search {
  /** The place to search; null: the first one that may be searched. */
  readonly place: string | null;
  readonly draft: QueryDraft;
  /** The name of the search under way. */
  readonly work: string | null;
  /** What the last search found, and where. */
  readonly found: { readonly place: string; readonly studies: Found<StudyRow> } | null;
  /** The study that is open in the list. */
  readonly open: string | null;
  readonly series: Readonly<Record<string, Found<SeriesRow>>>;
  readonly instances: Readonly<Record<string, Found<InstanceRow>>>;
  /** What is ticked of the open study: whole series (null), or objects of a series. */
  readonly ticked: Readonly<Record<string, readonly string[] | null>>;
}

export const useSearch = create<Search>(() => ({
  place: null,
  draft: EMPTY_DRAFT,
  work: null,
  found: null,
  open: null,
  series: {},
  instances: {},
  ticked: {},
}));

/** The places that may be searched and fetched from. */
export function searched(): readonly PlaceState[] {
  return useNetwork.getState().places?.places.filter(({ place }) => place.mayRetrieve) ?? [];
}

/** The place that is searched now; null where none is set up. */
export function placeNow(): string | null {
  const { place } = useSearch.getState();
  const all = searched();
  return (all.find((each) => each.place.id === place) ?? all[0])?.place.id ?? null;
}

/** Changes what stands in the search fields. */
export function draftQuery(change: Partial<QueryDraft>): void {
  useSearch.setState(({ draft }) => ({ draft: { ...draft, ...change } }));
}

/** Searches a place by what stands in the fields. */
export function search(): void {
  const place = placeNow();
  const query = queryOf(useSearch.getState().draft, new Date());
  if (place === null) return void complain('Set up an archive first.');
  if (!query.ok) return void complain(query.problem);
  void withSecret(place, async () => {
    const work = crypto.randomUUID();
    const found = { place, studies: 'waiting' } as const;
    useNetwork.setState({ problem: null });
    useSearch.setState({ work, found, open: null, series: {}, instances: {}, ticked: {} });
    const reply = await ask('network.studies', { id: place, query: query.value, work });
    if (useSearch.getState().work !== work) return;
    useSearch.setState({ work: null, found: reply === null ? null : { place, studies: reply } });
  });
}

/** Stops the search under way. */
export function stopSearch(): void {
  const { work } = useSearch.getState();
  if (work !== null) void ask('network.stop', { work });
}

/** Opens a study in the list, or closes it again; its series are asked for once, and those that can be opened are ticked. */
export async function toggleStudy(study: string): Promise<void> {
  const { open, series, found } = useSearch.getState();
  if (found === null) return;
  useSearch.setState({ open: open === study ? null : study, ticked: {} });
  if (open === study) return;
  const known = series[study];
  if (known !== undefined && known !== 'waiting' && known.problem === null) return tickUsable(known.rows);
  setSeries(study, 'waiting');
  const reply = await ask('network.series', { id: found.place, study, work: crypto.randomUUID() });
  const rows = ordered(reply);
  setSeries(study, rows);
  if (useSearch.getState().open === study) tickUsable(rows.rows);
}

function ordered(reply: ReplyOf<'network.series'> | null): Exclude<Found<SeriesRow>, 'waiting'> {
  return reply === null ? NOT_ANSWERED : { ...reply, rows: byUse(reply.rows) };
}

const NOT_ANSWERED = { rows: [], more: false, problem: 'The archive did not answer.' };

function setSeries(study: string, found: Found<SeriesRow>): void {
  useSearch.setState(({ series }) => ({ series: { ...series, [study]: found } }));
}

function tickUsable(rows: readonly SeriesRow[]): void {
  const usable = rows.filter(isUsable);
  // Secondary captures are pictures of reports as a rule: they are ticked where nothing else is there.
  const runs = usable.filter(({ modality }) => modality !== 'SC' && modality !== 'OT');
  const ticked = runs.length === 0 ? usable : runs;
  useSearch.setState({ ticked: Object.fromEntries(ticked.map(({ uid }) => [uid, null])) });
}

/** Asks for the single objects of a series, once. */
export async function showInstances(study: string, series: string): Promise<void> {
  const { found, instances } = useSearch.getState();
  const known = instances[series];
  if (found === null || (known !== undefined && known !== 'waiting' && known.problem === null)) return;
  const set = (rows: Found<InstanceRow>) =>
    useSearch.setState((state) => ({ instances: { ...state.instances, [series]: rows } }));
  set('waiting');
  set((await ask('network.instances', { id: found.place, study, series, work: crypto.randomUUID() })) ?? NOT_ANSWERED);
}

/** Ticks a whole series, or none of it. */
export function tickSeries(series: string, on: boolean): void {
  useSearch.setState(({ ticked: { [series]: _, ...others } }) => ({
    ticked: on ? { ...others, [series]: null } : others,
  }));
}

/** Ticks one object of a series, whatever else of it is ticked. */
export function tickInstance(series: string, all: readonly string[], uid: string, on: boolean): void {
  const { ticked } = useSearch.getState();
  const before = ticked[series] === null ? all : (ticked[series] ?? []);
  const after = all.filter((each) => (each === uid ? on : before.includes(each)));
  if (after.length === 0) tickSeries(series, false);
  else useSearch.setState({ ticked: { ...ticked, [series]: after.length === all.length ? null : after } });
}

/** What is ticked of a study, as it is fetched. */
export function wantedOf(study: string, ticked: Search['ticked']): readonly Wanted[] {
  return Object.entries(ticked).map(([series, instances]) => ({
    study,
    series,
    instances: instances === null ? null : [...instances],
  }));
}
