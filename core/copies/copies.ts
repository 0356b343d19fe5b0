import { substitutesBy } from '../dicom/deidentify/substitutes.ts';
import { SESSION_ENDING } from '../session/document/file.ts';
import { type Copied, type CopyItem, oneCopy } from './one-copy.ts';
import type { CopyPlace, NamedFile } from './place.ts';
import { sessionCopy } from './session-copy.ts';

/** What is to be copied. */
export interface CopiesWish {
  readonly items: readonly CopyItem[];
  /** Saved sessions on the runs among the items. */
  readonly sessions: readonly { readonly fileName: string; readonly text: string }[];
  /** 32 random bytes: another key gives other UIDs, names and dates. */
  readonly key: Uint8Array;
}

/** Somebody who waits for an export and may have enough. */
export interface ExportWatch {
  readonly signal: { readonly aborted: boolean; throwIfAborted(): void };
  /** Item `item` (from 0) is done to this share, 0 to 1. */
  progress(item: number, share: number): void;
}

/** What an export left: copies in the order of the items, sessions, and one sentence for whatever was not copied. */
export interface Exported {
  readonly copies: readonly Copied[];
  readonly sessions: readonly NamedFile[];
  /** Files that hold no run. */
  readonly others: readonly string[];
  readonly problems: readonly string[];
}

/** Writes de-identified copies of runs, then of the sessions on them; every one has proved itself. Throws where it was stopped or a place fails: what was kept until then is for the caller to remove. */
export async function copiesOf(wish: CopiesWish, place: CopyPlace, watch: ExportWatch): Promise<Exported> {
  const substitutes = substitutesBy(wish.key);
  const copies: Copied[] = [];
  const [others, problems]: [string[], string[]] = [[], []];
  for (const [index, item] of wish.items.entries()) {
    const name = `run-${String(copies.length + 1).padStart(4, '0')}.dcm`;
    const outcome = await oneCopy(item, name, place, substitutes, (done, all) => {
      watch.signal.throwIfAborted();
      watch.progress(index, done / Math.max(1, all));
    });
    watch.signal.throwIfAborted();
    if (outcome.kind === 'copied') copies.push(outcome.copy);
    else (outcome.kind === 'no run' ? others : problems).push(outcome.problem);
  }
  const sessions: NamedFile[] = [];
  for (const { fileName, text } of wish.sessions) {
    const copy = await sessionCopy(text, fileName, copies);
    watch.signal.throwIfAborted();
    const name = `session${sessions.length === 0 ? '' : `-${sessions.length + 1}`}${SESSION_ENDING}`;
    if (copy.ok) sessions.push(await writtenText(place, name, copy.value));
    else problems.push(copy.problem);
  }
  return { copies, sessions, others, problems };
}

async function writtenText(place: CopyPlace, name: string, text: string): Promise<NamedFile> {
  const work = await place.begin(name);
  try {
    await work.write(new TextEncoder().encode(text));
    await work.finish();
    return await work.keep();
  } finally {
    await work.discard();
  }
}
