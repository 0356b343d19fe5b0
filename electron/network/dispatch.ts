import type { NetworkService, TransferProgress } from '../../core/network/service.ts';
import { failureReason } from '../failure.ts';
import type { FromNetwork, ToNetwork } from './messages.ts';
import { type Given, type Replied, type ServiceCall, serviceCalls } from './service-calls.ts';

type Do<C extends ServiceCall> = (
  given: Given<C>,
  progress: TransferProgress,
  signal: AbortSignal,
) => Promise<Replied<C>>;

/** So often, in ms, it is told how far a transfer is. */
const TOLD_EVERY = 100;

/** Answers the messages of a `remoteService` with a service that lives here; events are told as they come. */
export function dispatch(service: NetworkService, say: (message: FromNetwork) => void): (message: ToNetwork) => void {
  const stops = new Map<number, AbortController>();
  const does = deedsOf(service);
  service.listen((event) => say({ event }));
  return (message) => {
    if ('stop' in message) stops.get(message.stop)?.abort();
    if (!('call' in message)) return;
    const { id, call } = message;
    const given = serviceCalls[call].given.safeParse(message.given);
    if (!given.success) return say({ id, failed: MISUNDERSTOOD });
    const stop = new AbortController();
    stops.set(id, stop);
    const work = does[call] as Do<ServiceCall>;
    void (async () => work(given.data, sometimes(id, say), stop.signal))()
      .then(
        (reply) => say({ id, reply }),
        (error: unknown) => say({ id, failed: `The hospital network failed because ${failureReason(error)}.` }),
      )
      .finally(() => stops.delete(id));
  };
}

const MISUNDERSTOOD = 'The program does not understand this call of the hospital network: restart it.';

function deedsOf(service: NetworkService): { readonly [C in ServiceCall]: Do<C> } {
  return {
    places: () => service.places(),
    savePlace: ([place, secret]) => service.savePlace(place, secret),
    removePlace: ([id]) => service.removePlace(id),
    test: ([id], _, signal) => service.test(id, signal),
    studies: ([id, query], _, signal) => service.studies(id, query, signal),
    series: ([id, study], _, signal) => service.series(id, study, signal),
    instances: ([id, study, series], _, signal) => service.instances(id, study, series, signal),
    fetch: ([id, wanted], progress, signal) => service.fetch(id, wanted, progress, signal),
    send: ([id, paths]) => service.send(id, paths),
    outbox: () => service.outbox(),
    retry: ([job]) => service.retry(job),
    uncompress: ([job]) => service.uncompress(job),
    acknowledge: ([job]) => service.acknowledge(job),
    inbox: () => service.inbox(),
    openStudy: ([id]) => service.openStudy(id),
    deleteStudy: ([id]) => service.deleteStudy(id),
    receiver: () => service.receiver(),
    setReceiver: ([settings]) => service.setReceiver(settings),
  };
}

/** Tells how far a call is, now and then; the last is told by its reply. */
function sometimes(id: number, say: (message: FromNetwork) => void): TransferProgress {
  let told = 0;
  return (transfer) => {
    if (Date.now() - told < TOLD_EVERY) return;
    told = Date.now();
    say({ id, transfer });
  };
}
