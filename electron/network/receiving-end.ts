import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ReceiverSettings, ReceiverState } from '../../core/network/received.ts';
import type { NetworkEvent } from '../../core/network/service.ts';
import { autosavePath } from '../autosaves.ts';
import { failureReason } from '../failure.ts';
import { type Receiver, receiverOf } from './dimse/receiver.ts';
import { type Inbox, openInbox } from './inbox/inbox.ts';
import type { NetworkFiles } from './network-files.ts';
import type { Note } from './notes.ts';
import { keepReceiver, keptReceiver } from './receiver-settings.ts';

/** What comes in: the inbox, and the receiver that fills it. */
export interface ReceivingEnd {
  readonly inbox: Promise<Inbox>;
  readonly receiver: Receiver;
  state(): Promise<ReceiverState>;
  set(settings: ReceiverSettings): Promise<ReceiverState>;
  close(): Promise<void>;
}

const DAY = 24 * 3_600_000;

/** Opens the inbox and starts the receiver as it was set up; the sessions lie beside the network's folder. */
export function receivingEnd(files: NetworkFiles, tell: (event: NetworkEvent) => void, note: Note): ReceivingEnd {
  const problem = (sentence: string) => tell({ type: 'problem', sentence });
  const inbox = openInbox(files.inbox, {
    now: () => Date.now(),
    isReferred: (study) => isThere(autosavePath(dirname(files.folder), study)),
    arrived: (study) => tell({ type: 'received', study }),
    changed: () =>
      void inbox
        .then(async (opened) => tell({ type: 'inbox', studies: [...(await opened.studies())] }))
        .catch((error: unknown) => problem(`The inbox cannot be listed because ${failureReason(error)}.`)),
    problem,
  });
  inbox.catch((error: unknown) => problem(`The inbox cannot be used because ${failureReason(error)}.`));
  const receiver = receiverOf({ receive: (from) => async (announced) => (await inbox).receive(from)(announced), note });
  const apply = async (settings: ReceiverSettings): Promise<ReceiverState> => {
    (await inbox).limit({ quota: settings.quota, keptDays: settings.keptDays });
    return receiver.apply(settings);
  };
  let state = begun(files, problem, apply);
  const expire = () => void inbox.then((opened) => opened.expire()).catch(() => undefined);
  void state.then(expire).catch(() => undefined);
  const timer = setInterval(expire, DAY).unref();
  return {
    inbox,
    receiver,
    state: () => state,
    async set(settings) {
      const failed = await keepReceiver(files.receiver, settings);
      state = apply(settings).then((next) => ({ ...next, problem: failed ?? next.problem }));
      tell({ type: 'receiver', state: await state });
      return state;
    },
    async close() {
      clearInterval(timer);
      await receiver.close();
      (await inbox).close();
    },
  };
}

/** The receiver as it was left. */
async function begun(
  files: NetworkFiles,
  problem: (sentence: string) => void,
  apply: (settings: ReceiverSettings) => Promise<ReceiverState>,
): Promise<ReceiverState> {
  const kept = await keptReceiver(files.receiver);
  if (kept.problem !== null) problem(kept.problem);
  return apply(kept.settings);
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
