import type { Keys } from '../../../core/network/dimse/identifier.ts';
import { instanceKeys, instanceRows } from '../../../core/network/dimse/rows.ts';
import type { FetchedFile, Wanted } from '../../../core/network/objects.ts';
import { goOn, tooMany } from '../refusal.ts';
import { landedFile } from '../transfer/incoming.ts';
import type { Peer } from './linked.ts';
import { searched } from './search.ts';

/** What is asked of a place in one request: its keys, and the objects that must come, with their classes where the place told them. */
export interface Asked {
  readonly keys: Keys;
  readonly objects: ReadonlyMap<string, string | null>;
}

/** What is to be asked, and what is there already. */
export interface Listed {
  readonly asked: readonly Asked[];
  readonly there: readonly FetchedFile[];
}

/** A series has so many objects at most. */
const MOST_OBJECTS = 20_000;

/** Looks up what is wanted: a series of which nothing is there is asked for as a whole, else one object after another. */
export async function listedObjects(
  peer: Peer,
  wanted: readonly Wanted[],
  folder: string,
  signal: AbortSignal,
): Promise<Listed> {
  const asked: Asked[] = [];
  const there: FetchedFile[] = [];
  for (const { study, series, instances } of wanted) {
    goOn(signal);
    const { rows, more } = await searched(peer, instanceKeys(study, series), instanceRows, signal, MOST_OBJECTS);
    if (more && instances === null) throw tooMany(peer.place.name);
    const classes = new Map(rows.map(({ uid, sopClass }) => [uid, sopClass]));
    const uids = instances ?? [...classes.keys()];
    const missing = new Map<string, string | null>();
    for (const uid of uids) {
      const landed = await landedFile(folder, uid);
      if (landed === null) missing.set(uid, classes.get(uid) ?? null);
      else there.push(landed);
    }
    const of = { StudyInstanceUID: study, SeriesInstanceUID: series };
    if (missing.size > 0 && missing.size === classes.size && [...missing.keys()].every((uid) => classes.has(uid)))
      asked.push({ keys: { QueryRetrieveLevel: 'SERIES', ...of }, objects: missing });
    else
      for (const one of missing)
        asked.push({
          keys: { QueryRetrieveLevel: 'IMAGE', ...of, SOPInstanceUID: one[0] },
          objects: new Map([one]),
        });
  }
  return { asked, there };
}
