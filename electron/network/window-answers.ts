import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { EventOf, ReplyOf, RequestOf } from '../../core/contract.ts';
import type { Opened } from '../../core/contract-files.ts';
import type { NetworkChannel, Received } from '../../core/contract-network.ts';
import { certificateFiles } from '../../core/network/place.ts';
import type { InboxStudy } from '../../core/network/received.ts';
import type { Rows } from '../../core/network/rows.ts';
import type { NetworkEvent, NetworkService, TransferProgress } from '../../core/network/service.ts';
import type { Result } from '../../core/result.ts';
import { failureReason } from '../failure.ts';
import { makeFolder } from '../make-folder.ts';
import { chosenFiles, filesOf } from './chosen-files.ts';
import { worksUnderWay } from './works.ts';

/** The answers to the window's calls about the network. */
export type NetworkAnswers = { readonly [C in NetworkChannel]: (request: RequestOf<C>) => Promise<ReplyOf<C>> };

/** What the answers need: the service, how files are opened and found for the window, a folder for what is on its way to the outbox, and the window's ear. */
interface Surroundings {
  readonly service: NetworkService;
  readonly open: (paths: readonly string[]) => Promise<Opened>;
  readonly find: (token: string) => { readonly path: string } | undefined;
  readonly folder: string;
  readonly tell: (event: EventOf<'network'>) => void;
  /** Asks the operator for a certificate or key, null where the system cannot be asked. */
  readonly dialog: (() => Promise<readonly string[]>) | null;
}

/** The service as the window sees it: files by tokens instead of paths, work that can be stopped by its name. */
export function networkAnswers({ service, open, find, folder, tell, dialog }: Surroundings): NetworkAnswers {
  const { during, stop } = worksUnderWay();
  const certificates = chosenFiles(service, dialog);
  service.listen((event) => tell(forWindow(event)));
  return {
    'network.places': () => service.places(),
    'network.savePlace': async ({ place, secret }) => ({
      problem: (await certificates.refusal(certificateFiles(place))) ?? (await service.savePlace(place, secret)),
    }),
    'network.chooseFile': async () => ({ path: await certificates.choose() }),
    'network.removePlace': async ({ id }) => ({ problem: await service.removePlace(id) }),
    'network.test': async ({ id, work }) => {
      const tested = await during(work, (signal) => service.test(id, signal));
      return { ok: tested.ok, sentence: tested.ok ? tested.value : tested.problem };
    },
    'network.studies': ({ id, query, work }) =>
      during(work, async (signal) => found(await service.studies(id, query, signal))),
    'network.series': ({ id, study, work }) =>
      during(work, async (signal) => found(await service.series(id, study, signal))),
    'network.instances': ({ id, study, series, work }) =>
      during(work, async (signal) => found(await service.instances(id, study, series, signal))),
    'network.fetch': async ({ id, wanted, work }) => {
      const told: TransferProgress = (transfer) => tell({ type: 'transfer', work, transfer });
      const { files, problems, cancelled } = await during(work, (signal) => service.fetch(id, wanted, told, signal));
      return { opened: await open(files.map(({ path }) => path)), problems, cancelled };
    },
    'network.stop': async ({ work }) => stop(work),
    'network.send': (request) => sent(service, find, folder, request),
    'network.outbox': async () => ({ jobs: [...(await service.outbox())] }),
    'network.retry': async ({ id }) => ({ problem: await service.retry(id) }),
    'network.uncompress': async ({ id }) => ({ problem: await service.uncompress(id) }),
    'network.acknowledge': async ({ id }) => ({ problem: await service.acknowledge(id) }),
    ...inboxAnswers(service, open),
    'network.receiver': () => service.receiver(),
    'network.setReceiver': async ({ settings }) => {
      const problem = await certificates.refusal(filesOf(settings));
      return problem === null ? service.setReceiver(settings) : { ...(await service.receiver()), problem };
    },
    'network.addresses': async () => ({ addresses: ownAddresses() }),
  };
}

function inboxAnswers(service: NetworkService, open: Surroundings['open']) {
  return {
    'network.inbox': async () => ({ studies: (await service.inbox()).map(withoutPaths) }),
    'network.openStudy': async ({ id }: { readonly id: string }) => {
      const paths = await service.openStudy(id);
      return paths.length === 0 ? { files: [], problems: [GONE] } : open(paths);
    },
    'network.deleteStudy': async ({ id }: { readonly id: string }) => ({ problem: await service.deleteStudy(id) }),
  };
}

const GONE = 'This study is not in the inbox any more.';

function withoutPaths({ files: _, ...study }: InboxStudy): Received {
  return study;
}

function forWindow(event: NetworkEvent): EventOf<'network'> {
  if (event.type === 'inbox') return { type: 'inbox', studies: event.studies.map(withoutPaths) };
  if (event.type === 'received') return { type: 'received', study: withoutPaths(event.study) };
  return event;
}

function found<Row>(rows: Result<Rows<Row>>): { rows: Row[]; more: boolean; problem: string | null } {
  if (!rows.ok) return { rows: [], more: false, problem: rows.problem };
  return { rows: [...rows.value.rows], more: rows.value.more, problem: null };
}

/** Puts objects into the outbox, which copies them; what was written for it here is removed afterwards. */
async function sent(
  service: NetworkService,
  find: Surroundings['find'],
  folder: string,
  { id, objects, tokens }: RequestOf<'network.send'>,
): Promise<ReplyOf<'network.send'>> {
  const open = tokens.flatMap((token) => find(token)?.path ?? []);
  if (open.length < tokens.length)
    return { job: null, problem: 'A file to be sent is not open any more: open it again.' };
  const written: string[] = [];
  try {
    await makeFolder(folder);
    for (const { bytes } of objects) {
      const path = join(folder, `${randomUUID()}.dcm`);
      written.push(path);
      await writeFile(path, bytes, { mode: 0o600 });
    }
    const queued = await service.send(id, [...written, ...open]);
    return queued.ok ? { job: queued.value, problem: null } : { job: null, problem: queued.problem };
  } catch (error) {
    return { job: null, problem: `Nothing was put into the outbox because ${failureReason(error)}.` };
  } finally {
    for (const path of written) await rm(path, { force: true });
  }
}

/** The addresses of this computer's interfaces, the loopback first. */
function ownAddresses(): { name: string; address: string }[] {
  const all = Object.entries(networkInterfaces()).flatMap(([name, addresses]) =>
    (addresses ?? [])
      .filter(({ family, address }) => family === 'IPv4' || !address.startsWith('fe80'))
      .map(({ address, internal }) => ({ name: internal ? 'this computer only' : name, address, internal })),
  );
  return all
    .toSorted((one, other) => Number(other.internal) - Number(one.internal))
    .map(({ name, address }) => ({ name, address }));
}
