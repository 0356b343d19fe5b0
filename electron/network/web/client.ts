import { byUse } from '../../../core/network/keys.ts';
import type { DicomwebPlace } from '../../../core/network/place.ts';
import { CANCELLED, type PlaceClient } from '../../../core/network/service.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { Secrets } from '../secrets.ts';
import { refusalOf } from './failures.ts';
import { PATIENCE, type Peer, peerOf, type WebPatience } from './peer.ts';
import { findInstances, findSeries, findStudies } from './query.ts';
import { fetchObjects } from './retrieve.ts';
import { storeObjects } from './store.ts';

/** A client of an archive that speaks DICOMweb; certificates and secrets are looked up anew for each piece of work. */
export function dicomwebClient(place: DicomwebPlace, secrets: Secrets, patience: WebPatience = PATIENCE): PlaceClient {
  const where = { name: place.name, root: new URL(place.url) };

  async function work<T>(signal: AbortSignal, ask: (peer: Peer) => Promise<T>): Promise<Result<T>> {
    let peer: Peer | null = null;
    try {
      peer = await peerOf(place, secrets, patience);
      return ok(await ask(peer));
    } catch (error) {
      return fail(signal.aborted ? CANCELLED : refusalOf(error, where).message);
    } finally {
      peer?.agent.destroy();
    }
  }

  return {
    test: (signal) =>
      work(signal, async (peer) => {
        const begin = performance.now();
        await findStudies(peer, {}, 1, signal);
        return `${place.name} answers (${Math.round(performance.now() - begin)} ms).${unencrypted(place)}`;
      }),
    studies: (query, signal) => work(signal, (peer) => findStudies(peer, query, place.queryLimit, signal)),
    series: (study, signal) =>
      work(signal, async (peer) => {
        const { rows, more } = await findSeries(peer, study, signal);
        return { rows: byUse(rows), more };
      }),
    instances: (study, series, signal) => work(signal, (peer) => findInstances(peer, study, series, signal)),
    async fetch(wanted, folder, progress, signal) {
      const done = await work(signal, (peer) => fetchObjects(peer, wanted, folder, progress, signal));
      if (done.ok) return done.value;
      const cancelled = done.problem === CANCELLED;
      return { files: [], problems: cancelled ? [] : [done.problem], cancelled };
    },
    async send(files, progress, signal, answered) {
      const done = await work(signal, (peer) => storeObjects(peer, files, progress, signal, answered));
      if (done.ok) return done.value;
      return files.map(({ uid }) => ({
        uid,
        state: 'failed',
        reason: done.problem,
        again: done.problem === CANCELLED,
      }));
    },
  };
}

/** What an operator should know about a place that is reached without encryption. */
function unencrypted({ url, auth }: DicomwebPlace): string {
  if (!url.startsWith('http:')) return '';
  return auth.kind === 'basic' || auth.kind === 'bearer'
    ? ' Passwords and pictures travel unencrypted: use an https address if there is one.'
    : ' Pictures travel unencrypted: use an https address if there is one.';
}
