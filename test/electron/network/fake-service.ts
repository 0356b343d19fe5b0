import type { InboxStudy } from '../../../core/network/received.ts';
import { receiverSettingsSchema } from '../../../core/network/received.ts';
import { CANCELLED, type NetworkEvent, type NetworkService } from '../../../core/network/service.ts';
import { fail, ok } from '../../../core/result.ts';

/** A study of an inbox whose files are these. */
function studyOf(files: readonly string[]): InboxStudy {
  return {
    id: 'study-1',
    uid: '1.2',
    patientId: '4711',
    name: 'Doe^Jane',
    date: '20260331',
    modalities: ['IVUS'],
    objects: files.length,
    bytes: 10,
    received: '2026-03-31T10:00:00Z',
    expires: null,
    from: 'IVUSLAB',
    files: [...files],
  };
}

function outboxCalls(note: <T>(answer: T, ...what: unknown[]) => Promise<T>) {
  return {
    outbox: () => note([], 'outbox'),
    retry: () => note(null, 'retry'),
    uncompress: (job: string) => note(null, 'uncompress', job),
    acknowledge: () => note(null, 'acknowledge'),
  };
}

/** A network without a network: it notes what it was asked, fetches nothing until it is stopped, and tells what `tell` is given. */
export function fakeService(files: readonly string[] = []): {
  readonly service: NetworkService;
  readonly asked: unknown[];
  readonly tell: (event: NetworkEvent) => void;
} {
  const asked: unknown[] = [];
  const ears = new Set<(event: NetworkEvent) => void>();
  const receiver = { settings: receiverSettingsSchema.parse({}), listening: false, problem: null };
  const note = <T>(answer: T, ...what: unknown[]) => {
    asked.push(what);
    return Promise.resolve(answer);
  };
  return {
    asked,
    tell: (event) => {
      for (const ear of ears) ear(event);
    },
    service: {
      places: () => note({ places: [], keepsSecrets: false, problem: null }, 'places'),
      savePlace: (place, secret) => note(null, 'savePlace', place, secret),
      removePlace: (id) => note('There is no such archive.', 'removePlace', id),
      test: () => Promise.reject(new Error('a bug')),
      studies: (id, query) => note(ok({ rows: [], more: true }), 'studies', id, query),
      series: (id) => note(fail('PACS does not answer.'), 'series', id),
      instances: (id) => note(ok({ rows: [], more: false }), 'instances', id),
      fetch: (_id, wanted, progress, signal) => {
        progress({ done: 1, all: 2, bytes: 5 });
        return new Promise((resolve) => {
          const stopped = () =>
            resolve({
              files: files.map((path) => ({ uid: wanted[0]?.series ?? '1', path, size: 1 })),
              problems: [CANCELLED],
              cancelled: true,
            });
          signal.addEventListener('abort', stopped);
        });
      },
      send: (id, paths) => note(fail('No such archive.'), 'send', id, paths),
      ...outboxCalls(note),
      inbox: () => note([studyOf(files)], 'inbox'),
      openStudy: () => note(files, 'openStudy'),
      deleteStudy: () => note(null, 'deleteStudy'),
      receiver: () => note(receiver, 'receiver'),
      setReceiver: (settings) => note({ ...receiver, settings }, 'setReceiver'),
      listen(ear) {
        ears.add(ear);
        return () => ears.delete(ear);
      },
      close: async () => undefined,
    },
  };
}
