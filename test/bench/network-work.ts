import { createInterface } from 'node:readline';
import type { DimsePlace } from '../../core/network/place.ts';
import { receiverSettingsSchema } from '../../core/network/received.ts';
import { dimseClient } from '../../electron/network/dimse/client.ts';
import { receiverOf } from '../../electron/network/dimse/receiver.ts';
import { openInbox } from '../../electron/network/inbox/inbox.ts';
import { readObject } from '../../electron/network/object-file.ts';

const signal = new AbortController().signal;

function client(port: number) {
  const place: DimsePlace = {
    ...({ kind: 'dimse', id: 'peer', name: 'Peer', host: '127.0.0.1', port, tls: null, retrieveBy: 'get' } as const),
    ...{ calledTitle: 'ORTHANC', callingTitle: 'PLANNER', queryLimit: 100, mayRetrieve: true, maySend: true },
  };
  return dimseClient(place, { secret: async () => null });
}

/** Prints how many milliseconds a piece of work took. */
async function timed(work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await work();
  console.log(performance.now() - began);
}

/** One piece of network work in a process of its own: `send PORT FILE`, `get PORT STUDY SERIES FOLDER`, or `receive PORT FOLDER` until its input ends. */
async function work([how = '', port = '', ...words]: readonly string[]): Promise<void> {
  const [first = '', second = '', folder = ''] = words;
  if (how === 'send') {
    const file = await readObject(first);
    if (!file.ok) throw new Error(file.problem);
    await timed(async () => {
      const [answer] = await client(Number(port)).send([file.value.file], () => undefined, signal);
      if (answer?.state !== 'stored') throw new Error(JSON.stringify(answer));
    });
  }
  if (how === 'get')
    await timed(async () => {
      const wanted = [{ study: first, series: second, instances: null }];
      const { files, problems } = await client(Number(port)).fetch(wanted, folder, () => undefined, signal);
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
