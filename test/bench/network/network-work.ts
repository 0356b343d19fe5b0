import { createInterface } from 'node:readline';
import { type DimsePlace, placeSchema } from '../../../core/network/place.ts';
import { receiverSettingsSchema } from '../../../core/network/received.ts';
import { dimseClient } from '../../../electron/network/dimse/client.ts';
import { receiverOf } from '../../../electron/network/dimse/receiver.ts';
import { openInbox } from '../../../electron/network/inbox/inbox.ts';
import { readObject } from '../../../electron/network/object-file.ts';
import { dicomwebClient } from '../../../electron/network/web/client.ts';
import { USER } from '../../network/support/orthanc.ts';

const signal = new AbortController().signal;

function client(port: number) {
  const place: DimsePlace = {
    ...({ kind: 'dimse', id: 'peer', name: 'Peer', host: '127.0.0.1', port, tls: null, retrieveBy: 'get' } as const),
    ...{ calledTitle: 'ORTHANC', callingTitle: 'PLANNER', queryLimit: 100, mayRetrieve: true, maySend: true },
  };
  return dimseClient(place, { secret: async () => null });
}

function webClient(url: string) {
  const place = placeSchema.parse({
    kind: 'dicomweb',
    id: 'web',
    name: 'Web',
    url,
    auth: { kind: 'basic', user: USER.name },
  });
  if (place.kind !== 'dicomweb') throw new Error('no DICOMweb');
  return dicomwebClient(place, { secret: async () => USER.password });
}

/** A client by what it is reached at: a port of DIMSE or an address of DICOMweb. */
const clientAt = (where: string) => (where.startsWith('http') ? webClient(where) : client(Number(where)));

/** Prints how many milliseconds a piece of work took. */
async function timed(work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await work();
  console.log(performance.now() - began);
}

/** One piece of network work in a process of its own: `send PORT FILE`, `get PORT STUDY SERIES FOLDER` (each also by a DICOMweb address instead of the port), or `receive PORT FOLDER` until its input ends. */
async function work([how = '', port = '', ...words]: readonly string[]): Promise<void> {
  const [first = '', second = '', folder = ''] = words;
  if (how === 'send') {
    const file = await readObject(first);
    if (!file.ok) throw new Error(file.problem);
    await timed(async () => {
      const [answer] = await clientAt(port).send([file.value.file], () => undefined, signal);
      if (answer?.state !== 'stored') throw new Error(JSON.stringify(answer));
    });
  }
  if (how === 'get')
    await timed(async () => {
      const wanted = [{ study: first, series: second, instances: null }];
      const { files, problems } = await clientAt(port).fetch(wanted, folder, () => undefined, signal);
      if (files.length !== 1) throw new Error(problems.join(' '));
    });
  if (how !== 'receive') return;
  const host = { now: Date.now, isReferred: async () => false, arrived() {}, changed() {}, problem: console.error };
  const inbox = await openInbox(first, host);
  const receiver = receiverOf({ receive: inbox.receive, note: () => undefined });
  const state = await receiver.apply(receiverSettingsSchema.parse({ on: true, port: Number(port), title: 'PLANNER' }));
  console.log(state.problem ?? 'ready');
  createInterface(process.stdin).once('close', () => process.exit());
}

await work(process.argv.slice(2));
