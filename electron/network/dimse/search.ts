import type { Dataset } from '../../../core/dicom/header/dataset.ts';
import { FIND_WISHES, find } from '../../../core/network/dimse/find.ts';
import type { Keys } from '../../../core/network/dimse/identifier.ts';
import { requestOf } from '../../../core/network/dimse/proposing.ts';
import type { Rows } from '../../../core/network/rows.ts';
import { linked, type Peer } from './linked.ts';
import { titlesOf } from './titles.ts';

/** Searches a place for at most its limit of rows, or the one given; what `rowsOf` makes nothing of is left out. Throws a Trouble or a Refusal. */
export async function searched<Row>(
  peer: Peer,
  keys: Keys,
  rowsOf: (answer: Dataset) => readonly Row[],
  signal: AbortSignal,
  limit = peer.place.queryLimit,
): Promise<Rows<Row>> {
  const { answers, more } = await linked(peer, requestOf(titlesOf(peer.place), FIND_WISHES), signal, ({ talk }) =>
    find(talk, keys, limit),
  );
  return { rows: answers.flatMap(rowsOf), more };
}
