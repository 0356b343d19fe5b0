import type { FetchOutcome } from '../../core/network/objects.ts';
import type { NetworkEvent, NetworkService } from '../../core/network/service.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { clientsOf, type Deed, type ReachedPlace } from './clients.ts';
import { networkFiles } from './network-files.ts';
import { notesAt } from './notes.ts';
import { type ReadObject, readObject } from './object-file.ts';
import { openOutbox } from './outbox/outbox.ts';
import { placesAt } from './places.ts';
import { type ReceivingEnd, receivingEnd } from './receiving-end.ts';
import { givenSecrets, type Safe } from './secrets.ts';
import { settingsOf } from './settings.ts';
import { fetchAll } from './transfer/fetching.ts';

/** What the network is on this computer: the folder of its data, beside the one of the sessions, and the system's safe storage where there is one. */
interface NetworkWish {
  readonly folder: string;
  readonly safe: Safe | null;
}

/** The hospital's network of this computer; begins at once to send what waits in the outbox, and to receive where that is switched on. */
export function networkService({ folder, safe }: NetworkWish): NetworkService {
  const files = networkFiles(folder);
  const listeners = new Set<(event: NetworkEvent) => void>();
  const tell = (event: NetworkEvent) => {
    for (const listener of listeners) listener(event);
  };
  const note = notesAt(files.log);
  const [places, secrets] = [placesAt(files.places), givenSecrets(files.secrets, safe)];
  const end = receivingEnd(files, tell, note);
  const reach = clientsOf(places, secrets, note, end.receiver.destination);
  const outbox = openOutbox({
    folder: files.outbox,
    clientOf: async (id) => {
      const reached = await reach(id, 'send');
      return reached.ok ? ok(reached.value.client) : reached;
    },
    changed: (jobs) => tell({ type: 'outbox', jobs: [...jobs] }),
    problem: (sentence) => tell({ type: 'problem', sentence }),
  });
  outbox.catch(() => undefined);
  return {
    ...settingsOf(places, secrets),
    ...asking(reach, end),
    async send(id, paths) {
      const [reached, objects] = [await reach(id, 'send'), await readAll(paths)];
      if (!reached.ok) return reached;
      return objects.ok ? (await outbox).add(id, objects.value) : objects;
    },
    outbox: async () => (await outbox).list(),
    retry: async (job) => (await outbox).retry(job),
    uncompress: async (job) => (await outbox).uncompress(job),
    acknowledge: async (job) => (await outbox).acknowledge(job),
    inbox: async () => (await end.inbox).studies(),
    async openStudy(id) {
      const inbox = await end.inbox;
      await inbox.used(id);
      return (await inbox.studies()).find((study) => study.id === id)?.files ?? [];
    },
    deleteStudy: async (id) => (await end.inbox).deleteStudy(id),
    receiver: end.state,
    setReceiver: end.set,
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      await Promise.all([outbox.then((opened) => opened.close()), end.close()]);
    },
  };
}

type Reach = (id: string, deed: Deed) => Promise<Result<ReachedPlace>>;

/** The calls that ask a place for something. */
function asking(
  reach: Reach,
  { inbox }: ReceivingEnd,
): Pick<NetworkService, 'test' | 'studies' | 'series' | 'instances' | 'fetch'> {
  async function at<T>(id: string, ask: (reached: ReachedPlace) => Promise<Result<T>>): Promise<Result<T>> {
    const reached = await reach(id, 'find');
    return reached.ok ? ask(reached.value) : reached;
  }
  return {
    test: (id, signal) => at(id, ({ client }) => client.test(signal)),
    studies: (id, query, signal) => at(id, ({ client }) => client.studies(query, signal)),
    series: (id, study, signal) => at(id, ({ client }) => client.series(study, signal)),
    instances: (id, study, series, signal) => at(id, ({ client }) => client.instances(study, series, signal)),
    async fetch(id, wanted, progress, signal): Promise<FetchOutcome> {
      const reached = await reach(id, 'retrieve');
      if (!reached.ok) return { files: [], problems: [reached.problem], cancelled: false };
      return fetchAll(reached.value, wanted, await inbox, progress, signal);
    },
  };
}

/** What the files are; refused where one of them cannot be sent. */
async function readAll(paths: readonly string[]): Promise<Result<readonly ReadObject[]>> {
  const objects: ReadObject[] = [];
  for (const path of paths) {
    const read = await readObject(path);
    if (!read.ok) return read;
    objects.push(read.value);
  }
  return objects.length === 0 ? fail('There is nothing to send.') : ok(objects);
}
