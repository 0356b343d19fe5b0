import { ECHO_WISHES, echo } from '../../../core/network/dimse/echo.ts';
import { requestOf } from '../../../core/network/dimse/proposing.ts';
import {
  instanceKeys,
  instanceRows,
  STUDY_KEYS,
  seriesKeys,
  seriesRows,
  studyRows,
} from '../../../core/network/dimse/rows.ts';
import { byUse, searchKeys } from '../../../core/network/keys.ts';
import type { DimsePlace } from '../../../core/network/place.ts';
import { CANCELLED, type PlaceClient } from '../../../core/network/service.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { Secrets } from '../secrets.ts';
import { fetchFiles } from './fetch.ts';
import { linked, type Peer } from './linked.ts';
import type { MoveDestination } from './move-destination.ts';
import { type DimsePatience, PATIENCE } from './patience.ts';
import { searched } from './search.ts';
import { sendFiles } from './send.ts';
import { titlesOf } from './titles.ts';
import { toldRefusal } from './told.ts';

/** A client of an archive that speaks DIMSE; each call has an association of its own. C-MOVE needs a receiver as its destination. */
export function dimseClient(
  place: DimsePlace,
  secrets: Secrets,
  destination: MoveDestination | null = null,
  patience: DimsePatience = PATIENCE,
): PlaceClient {
  const peer: Peer = { place, secrets, patience };

  async function work<T>(signal: AbortSignal, ask: () => Promise<T>): Promise<Result<T>> {
    try {
      return ok(await ask());
    } catch (failure) {
      const { message } = toldRefusal(failure, place);
      return fail(signal.aborted ? CANCELLED : message);
    }
  }

  return {
    test: (signal) =>
      work(signal, async () => {
        const begin = performance.now();
        await linked(peer, requestOf(titlesOf(place), ECHO_WISHES), signal, ({ talk }) => echo(talk));
        return `${place.name} answers (${Math.round(performance.now() - begin)} ms).${unencrypted(place)}`;
      }),
    studies: (query, signal) =>
      work(signal, () => searched(peer, { ...STUDY_KEYS, ...searchKeys(query) }, studyRows, signal)),
    series: (study, signal) =>
      work(signal, async () => {
        const { rows, more } = await searched(peer, seriesKeys(study), seriesRows, signal);
        return { rows: byUse(rows), more };
      }),
    instances: (study, series, signal) =>
      work(signal, () => searched(peer, instanceKeys(study, series), instanceRows, signal)),
    fetch: (wanted, folder, progress, signal) => fetchFiles(peer, wanted, folder, progress, signal, destination),
    send: (files, progress, signal, answered) => sendFiles(peer, files, progress, signal, answered),
  };
}

function unencrypted({ tls }: DimsePlace): string {
  return tls === null ? ' The connection is not encrypted.' : '';
}
