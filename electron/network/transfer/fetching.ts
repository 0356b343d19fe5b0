import type { FetchedFile, FetchOutcome, Transfer, Wanted } from '../../../core/network/objects.ts';
import type { TransferProgress } from '../../../core/network/service.ts';
import type { ReachedPlace } from '../clients.ts';

/** Where objects that are fetched are put. */
interface Shelf {
  folderFor(study: string, series: string): Promise<string>;
  fetched(study: string, from: string): Promise<void>;
}

/** Fetches what is wanted, series by series, onto a shelf; whatever has come whole is there also where the rest fails or is stopped. */
export async function fetchAll(
  { place, client }: ReachedPlace,
  wanted: readonly Wanted[],
  shelf: Shelf,
  progress: TransferProgress,
  signal: AbortSignal,
): Promise<FetchOutcome> {
  const files: FetchedFile[] = [];
  const problems: string[] = [];
  const known = wanted.every(({ instances }) => instances !== null);
  const all = known ? wanted.reduce((sum, { instances }) => sum + (instances?.length ?? 0), 0) : null;
  let before: Transfer = { done: 0, all, bytes: 0 };
  for (const one of wanted) {
    let last: Transfer = { done: 0, all: null, bytes: 0 };
    const tell: TransferProgress = (transfer) => {
      last = transfer;
      const total = wanted.length === 1 ? transfer.all : all;
      progress({ done: before.done + transfer.done, all: total, bytes: before.bytes + transfer.bytes });
    };
    const outcome = await client.fetch([one], await shelf.folderFor(one.study, one.series), tell, signal);
    for (const file of outcome.files) files.push(file);
    for (const problem of outcome.problems) problems.push(problem);
    if (outcome.files.length > 0) await shelf.fetched(one.study, place.name);
    if (outcome.cancelled) return { files, problems, cancelled: true };
    before = { done: before.done + last.done, all, bytes: before.bytes + last.bytes };
  }
  return { files, problems: [...new Set(problems)], cancelled: false };
}
