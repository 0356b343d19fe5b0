import type { Deidentified } from '../../core/contract-copies.ts';
import type { Session } from '../../core/session/document/document.ts';
import { writeSession } from '../../core/session/document/file.ts';
import { download } from '../shell/download.ts';
import { absoluteLocation, type FileLocation } from '../shell/location.ts';
import type { StudyRun } from '../state/store.ts';
import type { Drafts } from './draft.ts';
import type { PageItem, PageWish, PageWord } from './messages.ts';

const NOTHING: Deidentified = { folder: null, copies: 0, session: false, problems: [] };
const CANCELLED = 'De-identifying was cancelled; no copy was left.';
const STOPPED = 'The copies were not made: the browser stopped the work. Make room in its memory and try again.';

/** Ends the export at work, if there is one. */
let end: ((problem: string) => void) | null = null;

/** Makes the copies in a worker of this page, which sends nothing anywhere, and has the browser download them once all have proved themselves. */
export function copiesInPage(
  runs: readonly StudyRun[],
  drafts: Drafts,
  session: Session | null,
  progress: (share: number) => void,
): Promise<Deidentified> {
  const worker = new Worker(new URL('./deidentify.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Deidentified>((resolve) => {
    end = (problem) => resolve({ ...NOTHING, problems: [problem] });
    const stopped = (event: Event) => {
      event.preventDefault();
      end?.(STOPPED);
    };
    worker.onerror = stopped;
    worker.onmessageerror = stopped;
    worker.onmessage = ({ data }: MessageEvent<PageWord>) => {
      if (data.kind === 'share') progress(data.share);
      else resolve(downloaded(data));
    };
    worker.postMessage(wishFor(runs, drafts, session));
  }).finally(() => {
    worker.terminate();
    end = null;
  });
}

/** Stops it; nothing was downloaded yet, so that no copy is left. */
export function cancelInPage(): void {
  end?.(CANCELLED);
}

function wishFor(runs: readonly StudyRun[], drafts: Drafts, session: Session | null): PageWish {
  const items = runs.flatMap((studyRun): readonly PageItem[] => {
    const draft = drafts[studyRun.run.identity.sopInstanceUid];
    if (draft?.copied !== true) return [];
    return filesOf(studyRun).map((location) => ({ location, mask: draft.mask, confirmed: draft.looked }));
  });
  const [one = 0, other = 0] = crypto.getRandomValues(new Uint8Array(2));
  const mark = (one * 256 + other).toString(16).padStart(4, '0');
  return { items, session: session === null ? null : writeSession(session), stem: `de-identified-${mark}-` };
}

function filesOf({ location }: StudyRun): readonly FileLocation[] {
  const absolute = absoluteLocation(location);
  return absolute.kind === 'files' ? absolute.parts : [absolute];
}

function downloaded({ files, copies, problems }: Extract<PageWord, { readonly kind: 'done' }>): Deidentified {
  for (const { name, blob } of files) download(name, /(\.ivus)?\.\w+$/.exec(name)?.[0] ?? '', blob);
  const folder = copies === 0 ? null : 'the downloads of this browser';
  return { folder, copies, session: files.length > copies, problems: [...problems] };
}
