import { expect, test, vi } from 'vitest';
import type { NetworkEvent } from '../../../core/network/service.ts';
import { dispatch } from '../../../electron/network/dispatch.ts';
import { toNetworkSchema } from '../../../electron/network/messages.ts';
import { askedSafe } from '../../../electron/network/safe-messages.ts';
import type { Safe } from '../../../electron/network/secrets.ts';
import { type StartNetwork, supervisedService } from '../../../electron/network/supervised.ts';
import { fakeService } from './fake-service.ts';

const WANTED = [{ study: '1.2', series: '1.2.3', instances: null }];

/** Processes that are none: what is said to one is copied as between processes; `die` ends the one that runs. */
function processes(fake = fakeService()) {
  const started: unknown[] = [];
  let end: (() => void) | null = null;
  let safe: Safe | null = null;
  const start: StartNetwork = (heard, ended) => {
    const say = (message: unknown) => queueMicrotask(() => end === ended && heard(structuredClone(message)));
    const asked = askedSafe(say);
    const answer = dispatch(fake.service, say);
    end = ended;
    safe = asked.safe;
    return {
      say: (message) => {
        const copy = toNetworkSchema.parse(structuredClone(message));
        if ('folder' in copy) started.push(copy);
        asked.hear(copy);
        answer(copy);
      },
      kill: () => ended(),
    };
  };
  const die = () => {
    const last = end;
    end = null;
    last?.();
  };
  return { start, started, die, fake, safe: () => safe };
}

function heardBy(service: ReturnType<typeof supervisedService>): NetworkEvent[] {
  const heard: NetworkEvent[] = [];
  service.listen((event) => heard.push(event));
  return heard;
}

test('the process starts with the first call, once, and is told where its data are', async () => {
  const { start, started, fake } = processes();
  const service = supervisedService(start, '/data/network', null);
  expect(started).toEqual([]);
  expect(await service.studies('a', { patientId: '4711' }, new AbortController().signal)).toEqual({
    ok: true,
    value: { rows: [], more: true },
  });
  expect(await service.series('a', '1.2', new AbortController().signal)).toEqual({
    ok: false,
    problem: 'PACS does not answer.',
  });
  expect(await service.removePlace('b')).toBe('There is no such archive.');
  expect(started).toEqual([{ folder: '/data/network', isSafe: false }]);
  expect(fake.asked[0]).toEqual(['studies', 'a', { patientId: '4711' }]);
});

test('progress comes back while a call lasts, and stopping it reaches the process', async () => {
  const { start } = processes();
  const service = supervisedService(start, '/data', null);
  const stop = new AbortController();
  const outcome = await service.fetch('a', WANTED, () => stop.abort(), stop.signal);
  expect(outcome).toEqual({ files: [], problems: ['Stopped.'], cancelled: true });
});

test('a call that was stopped before it began is stopped all the same', async () => {
  const { start } = processes();
  const service = supervisedService(start, '/data', null);
  expect((await service.fetch('a', WANTED, () => undefined, AbortSignal.abort())).cancelled).toBe(true);
});

test('what happens in the process is heard, whatever it does not say in the form of the contract is not', async () => {
  const { start, fake } = processes();
  const service = supervisedService(start, '/data', null);
  const heard = heardBy(service);
  await service.outbox();
  fake.tell({ type: 'problem', sentence: 'The inbox is full.' });
  fake.tell({ type: 'nothing known' } as unknown as NetworkEvent);
  await vi.waitFor(() => expect(heard).toEqual([{ type: 'problem', sentence: 'The inbox is full.' }]));
});

test('a mistake in the process is a sentence of the call that met it', async () => {
  const { start } = processes();
  const service = supervisedService(start, '/data', null);
  await expect(service.test('a', new AbortController().signal)).rejects.toThrow(
    'The hospital network failed because a bug.',
  );
});

test('a mistake that shows before there is anything to wait for is one, too', async () => {
  const fake = fakeService();
  const { start } = processes({
    ...fake,
    service: {
      ...fake.service,
      inbox: () => {
        throw new Error('a bug');
      },
    },
  });
  const service = supervisedService(start, '/data', null);
  await expect(service.inbox()).rejects.toThrow('The hospital network failed because a bug.');
  expect(await service.outbox()).toEqual([]);
});

test('when the process dies, calls under way end with one sentence, it starts again at once, and the next call is answered', async () => {
  const { start, started, die } = processes();
  const service = supervisedService(start, '/data', null);
  const heard = heardBy(service);
  const under = service.fetch('a', WANTED, () => die(), new AbortController().signal);
  await expect(under).rejects.toThrow(/crashed and was started again/);
  expect(started).toHaveLength(2);
  expect(heard).toEqual([{ type: 'problem', sentence: expect.stringMatching(/^The part of the program .* crashed/) }]);
  expect(await service.outbox()).toEqual([]);
  die();
  expect(started).toHaveLength(2);
  expect(heard.at(-1)).toMatchObject({ sentence: expect.stringContaining('crashed again and is off now') });
  expect(await service.outbox()).toEqual([]);
  expect(started).toHaveLength(3);
});

test('once it is closed, the process is ended and nobody says anything', async () => {
  const { start, started } = processes();
  const service = supervisedService(start, '/data', null);
  const heard = heardBy(service);
  await service.outbox();
  await service.close();
  expect([started.length, heard]).toEqual([1, []]);
});

test('the process reaches the system’s safe storage only by asking, and hears when it refuses', async () => {
  const safe: Safe = {
    seal: async (secret) => [...secret].toReversed().join(''),
    open: async () => Promise.reject(new Error('locked')),
  };
  const made = processes();
  await supervisedService(made.start, '/data', safe).outbox();
  expect(made.started).toEqual([{ folder: '/data', isSafe: true }]);
  expect(await made.safe()?.seal('abc')).toBe('cba');
  await expect(made.safe()?.open('cba')).rejects.toThrow('the system refused');
});
