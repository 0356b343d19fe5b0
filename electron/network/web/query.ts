import { searchKeys } from '../../../core/network/keys.ts';
import type { InstanceRow, Query, Rows, SeriesRow, StudyRow } from '../../../core/network/rows.ts';
import { datasetsIn, instanceRow, type JsonDataset, seriesRow, studyRow } from './dicom-json.ts';
import { exchange, refused, textIn } from './exchange.ts';
import { notDicomweb } from './failures.ts';
import type { Peer } from './peer.ts';

/** So many rows are asked for at once, so many bytes may come for them, and so many objects a series may have. */
const [PAGE, MOST_BYTES, MOST_OBJECTS] = [200, 32 * 1024 * 1024, 20_000];

const JSON_TYPE = 'application/dicom+json';
const STUDY_FIELDS = ['00080061', '00081030', '00201206', '00201208', '00100030', '00100040'];
const SERIES_FIELDS = ['0008103E', '00080021', '00080031', '00201209'];
const INSTANCE_FIELDS = ['00280008', '00280010', '00280011'];

/** Studies that match (QIDO-RS, PS3.18 10.6), at most `limit`. Throws a Refusal. */
export function findStudies(peer: Peer, query: Query, limit: number, signal: AbortSignal): Promise<Rows<StudyRow>> {
  const keys = Object.entries(searchKeys(query));
  return pages(peer, { path: ['studies'], keys, fields: STUDY_FIELDS, limit, row: studyRow }, signal);
}

/** The series of a study. Throws a Refusal. */
export function findSeries(peer: Peer, study: string, signal: AbortSignal): Promise<Rows<SeriesRow>> {
  const path = ['studies', study, 'series'];
  return pages(peer, { path, keys: [], fields: SERIES_FIELDS, limit: MOST_OBJECTS, row: seriesRow }, signal);
}

/** The objects of a series. Throws a Refusal. */
export function findInstances(
  peer: Peer,
  study: string,
  series: string,
  signal: AbortSignal,
): Promise<Rows<InstanceRow>> {
  const path = ['studies', study, 'series', series, 'instances'];
  return pages(peer, { path, keys: [], fields: INSTANCE_FIELDS, limit: MOST_OBJECTS, row: instanceRow }, signal);
}

interface Search<Row> {
  readonly path: readonly string[];
  readonly keys: readonly (readonly [string, string])[];
  readonly fields: readonly string[];
  readonly limit: number;
  readonly row: (dataset: JsonDataset) => Row | null;
}

/** Asks page by page until one is short or brings nothing new; a place that ignores limit and offset ends it that way. */
async function pages<Row extends { readonly uid: string }>(
  peer: Peer,
  search: Search<Row>,
  signal: AbortSignal,
): Promise<Rows<Row>> {
  const { limit } = search;
  const rows = new Map<string, Row>();
  for (let offset = 0; rows.size <= limit; ) {
    const asked = Math.min(PAGE, limit + 1 - rows.size);
    const page = await pageOf(peer, search, asked, offset, signal);
    const before = rows.size;
    for (const dataset of page.datasets) {
      const row = search.row(dataset);
      if (row !== null) rows.set(row.uid, row);
    }
    offset += page.datasets.length;
    const isShort = page.datasets.length < asked && !page.more;
    if (isShort || rows.size === before) break;
  }
  return { rows: [...rows.values()].slice(0, limit), more: rows.size > limit };
}

/** One page; `more` where the place itself says that it holds some back (Warning 299). */
async function pageOf<Row>(
  peer: Peer,
  { path, keys, fields, limit }: Search<Row>,
  asked: number,
  offset: number,
  signal: AbortSignal,
): Promise<{ readonly datasets: readonly JsonDataset[]; readonly more: boolean }> {
  const search = new URLSearchParams([
    ...keys.map(([key, value]): [string, string] => [key, value]),
    ...fields.map((field): [string, string] => ['includefield', field]),
    ['limit', String(asked)],
    ['offset', String(offset)],
  ]);
  const answer = await exchange(peer, { path, search, accept: JSON_TYPE }, signal);
  if (answer.status === 204) {
    answer.close();
    return { datasets: [], more: false };
  }
  if (answer.status !== 200) throw refused(answer, peer);
  const datasets = datasetsIn(await textIn(answer, MOST_BYTES, peer));
  if (datasets === null) throw notDicomweb(peer);
  const more = String(answer.headers.warning ?? '')
    .trim()
    .startsWith('299');
  return { datasets: datasets.slice(0, limit + 1), more };
}
