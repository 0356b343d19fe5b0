import type { NetworkEvent, NetworkService, TransferProgress } from '../../core/network/service.ts';
import type { FromNetwork, ToNetwork } from './messages.ts';
import { type Given, type Replied, type ServiceCall, serviceCalls } from './service-calls.ts';

interface Pending {
  readonly answer: (reply: unknown) => void;
  readonly fail: (sentence: string) => void;
  readonly progress: TransferProgress | undefined;
}

interface More {
  readonly signal?: AbortSignal;
  readonly progress?: TransferProgress;
}

/** The service at the other end of a line: every call is a message, every reply is parsed. */
export interface RemoteService {
  readonly service: NetworkService;
  hear(message: FromNetwork): void;
  /** Nobody is at the other end any more: every call under way is rejected with this sentence. */
  lost(sentence: string): void;
}

/** A service that lives behind `say`; what comes back is given to `hear`. */
export function remoteService(say: (message: ToNetwork) => void): RemoteService {
  const pending = new Map<number, Pending>();
  const listeners = new Set<(event: NetworkEvent) => void>();
  let last = 0;

  function call<C extends ServiceCall>(name: C, given: Given<C>, { signal, progress }: More = {}): Promise<Replied<C>> {
    last += 1;
    const id = last;
    return new Promise<Replied<C>>((resolve, reject) => {
      const stop = () => say({ stop: id });
      const settle = (then: () => void) => {
        pending.delete(id);
        signal?.removeEventListener('abort', stop);
        then();
      };
      pending.set(id, {
        answer: (reply) => {
          const parsed = serviceCalls[name].reply.safeParse(reply);
          settle(() => (parsed.success ? resolve(parsed.data as Replied<C>) : reject(new Error(MISUNDERSTOOD))));
        },
        fail: (sentence) => settle(() => reject(new Error(sentence))),
        progress,
      });
      say({ call: name, id, given });
      if (signal?.aborted) stop();
      else signal?.addEventListener('abort', stop, { once: true });
    });
  }

  return {
    service: serviceBy(call, listeners),
    hear(message) {
      if ('event' in message) for (const listener of listeners) listener(message.event);
      if (!('id' in message)) return;
      const waiting = pending.get(message.id);
      if ('transfer' in message) waiting?.progress?.(message.transfer);
      else if ('failed' in message) waiting?.fail(message.failed);
      else waiting?.answer(message.reply);
    },
    lost(sentence) {
      for (const waiting of [...pending.values()]) waiting.fail(sentence);
    },
  };
}

const MISUNDERSTOOD = 'The answer of the hospital network was not understood: restart the program.';

type Call = <C extends ServiceCall>(name: C, given: Given<C>, more?: More) => Promise<Replied<C>>;

function serviceBy(call: Call, listeners: Set<(event: NetworkEvent) => void>): NetworkService {
  return {
    places: () => call('places', []),
    savePlace: (place, secret) => call('savePlace', [place, secret]),
    removePlace: (id) => call('removePlace', [id]),
    test: (id, signal) => call('test', [id], { signal }),
    studies: (id, query, signal) => call('studies', [id, query], { signal }),
    series: (id, study, signal) => call('series', [id, study], { signal }),
    instances: (id, study, series, signal) => call('instances', [id, study, series], { signal }),
    fetch: (id, wanted, progress, signal) => call('fetch', [id, [...wanted]], { progress, signal }),
    send: (id, paths) => call('send', [id, [...paths]]),
    outbox: () => call('outbox', []),
    retry: (job) => call('retry', [job]),
    uncompress: (job) => call('uncompress', [job]),
    acknowledge: (job) => call('acknowledge', [job]),
    inbox: () => call('inbox', []),
    openStudy: (id) => call('openStudy', [id]),
    deleteStudy: (id) => call('deleteStudy', [id]),
    receiver: () => call('receiver', []),
    setReceiver: (settings) => call('setReceiver', [settings]),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => undefined,
  };
}
