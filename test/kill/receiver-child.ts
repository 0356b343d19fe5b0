import { receiverSettingsSchema } from '../../core/network/received.ts';
import { receiverOf } from '../../electron/network/dimse/receiver.ts';
import { openInbox } from '../../electron/network/inbox/inbox.ts';

/** `PORT FOLDER MOMENT DELAY`: a receiver that kills itself DELAY ms after the MOMENT-th thing that happens to an object (0: never): its beginning, each piece, its end. */
const [port, folder = '', moment, delay] = process.argv.slice(2);
let happened = 0;

function count(): void {
  happened += 1;
  if (happened === Number(moment)) setTimeout(() => process.kill(process.pid, 'SIGKILL'), Number(delay));
}

const host = { now: Date.now, isReferred: async () => false, arrived() {}, changed() {}, problem: console.error };
const inbox = await openInbox(folder, host);
const receiver = receiverOf({
  note: () => undefined,
  receive: (from) => async (announced) => {
    count();
    const destination = await inbox.receive(from)(announced);
    if (typeof destination === 'number') return destination;
    return {
      ...destination,
      write: (bytes) => {
        count();
        return destination.write(bytes);
      },
      finish: () => {
        count();
        return destination.finish();
      },
    };
  },
});
const settings = receiverSettingsSchema.parse({ on: true, port: Number(port), title: 'PLANNER' });
const state = await receiver.apply(settings);
process.send?.(state.problem ?? 'ready');
process.once('disconnect', () => process.exit());
