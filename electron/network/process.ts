import { dispatch } from './dispatch.ts';
import { type FromNetwork, type ToNetwork, toNetworkSchema } from './messages.ts';
import { askedSafe } from './safe-messages.ts';
import { networkService } from './service.ts';

// A process of its own: the first message says where its data are, every later one is a call or an answer.
const say = (message: FromNetwork): void => process.parentPort.postMessage(message);
const { safe, hear } = askedSafe(say);
let answer: ((message: ToNetwork) => void) | null = null;
process.parentPort.on('message', ({ data }: { readonly data: unknown }) => {
  const message = toNetworkSchema.parse(data);
  if ('folder' in message)
    answer ??= dispatch(networkService({ folder: message.folder, safe: message.isSafe ? safe : null }), say);
  hear(message);
  answer?.(message);
});
