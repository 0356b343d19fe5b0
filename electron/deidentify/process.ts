import { type CopyWord, copyWishSchema, STOP } from './messages.ts';
import { toldExport } from './told.ts';

// A process of its own: the first message is the wish, any later one stops it.
const stop = new AbortController();
const say = (word: CopyWord): void => process.parentPort.postMessage(word);
process.parentPort.on('message', ({ data }: { readonly data: unknown }) => {
  if (data === STOP) stop.abort();
  else
    void toldExport(copyWishSchema.parse(data), stop.signal, (share) => say({ share })).then((ended) => say({ ended }));
});
