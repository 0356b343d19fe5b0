import { copiesOf } from '../../core/copies/copies.ts';
import type { NamedFile } from '../../core/copies/place.ts';
import { ok } from '../../core/result.ts';
import { sourceAt } from '../shell/location.ts';
import { memoryPlace } from './memory-place.ts';
import type { PageItem, PageWish, PageWord } from './messages.ts';

/** So often, in ms, it is told how far the copies are. */
const TOLD_EVERY = 100;

const say = (word: PageWord): void => self.postMessage(word);

// One export in the life of a worker, which is ended to stop it.
self.addEventListener('message', ({ data }: MessageEvent<PageWish>) => {
  void copied(data).then(say, (error: unknown) =>
    say({ kind: 'done', files: [], copies: 0, problems: [error instanceof Error ? error.message : String(error)] }),
  );
});

async function copied({ items, session, stem }: PageWish): Promise<PageWord> {
  const place = memoryPlace(stem);
  let told = 0;
  const progress = (item: number, share: number) => {
    if (Date.now() - told < TOLD_EVERY) return;
    told = Date.now();
    say({ kind: 'share', share: (item + share) / Math.max(1, items.length) });
  };
  const wish = {
    items: items.map((item, index) => ({ ...item, file: originalAt(item, index, items) })),
    sessions: session === null ? [] : [{ fileName: 'The session', text: session }],
    key: crypto.getRandomValues(new Uint8Array(32)),
  };
  const signal = { aborted: false, throwIfAborted: () => undefined };
  const { copies, others, problems } = await copiesOf(wish, place, { signal, progress });
  return { kind: 'done', files: place.kept, copies: copies.length, problems: [...others, ...problems] };
}

/** Files of different folders may have one name: then a number tells them apart. */
function originalAt({ location }: PageItem, index: number, items: readonly PageItem[]): NamedFile {
  const earlier = items.slice(0, index).filter((other) => other.location.name === location.name).length;
  const name = earlier === 0 ? location.name : `${location.name} (${earlier + 1})`;
  return { name, open: async () => ok({ ...sourceAt({ ...location, name }), close: async () => undefined }) };
}
