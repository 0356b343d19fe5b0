import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Receive } from '../../../core/network/dimse/receiving.ts';
import type { InboxStudy } from '../../../core/network/received.ts';
import { failureReason } from '../../failure.ts';
import { noteAbout } from './about.ts';
import { removeAbandoned } from './coming.ts';
import { comingFolder, folderName, isFolderName, ownFolder, ownSeriesFolder } from './layout.ts';
import { type Listed, listedStudies, listedStudy } from './listing.ts';
import { receiving } from './receiving.ts';

/** What the inbox asks of the program around it, and tells it. */
export interface InboxHost {
  /** The time, ms since 1970. */
  now(): number;
  /** Whether a saved session refers to a study. */
  isReferred(study: string): Promise<boolean>;
  /** A study of which nothing came for some seconds. */
  arrived(study: InboxStudy): void;
  /** The list of studies is another one. */
  changed(): void;
  /** Something the operator should read. */
  problem(sentence: string): void;
}

/** How much and how long the inbox keeps: bytes (null: as much as the disk suggests), days after the last use. */
interface InboxLimits {
  readonly quota: number | null;
  readonly keptDays: number;
}

/** Studies that were received or fetched, in folders of their own until they are deleted. */
export interface Inbox {
  /** Takes objects that a caller with this title sends. */
  receive(from: string): Receive;
  /** The folder for objects of a series that are to be fetched; made for its owner only. */
  folderFor(study: string, series: string): Promise<string>;
  /** Notes that objects of a study were fetched from a place, and announces it. */
  fetched(study: string, from: string): Promise<void>;
  studies(): Promise<readonly InboxStudy[]>;
  /** Notes that a study is being used. */
  used(id: string): Promise<void>;
  /** Deletes a study; a sentence where that fails. */
  deleteStudy(id: string): Promise<string | null>;
  /** Deletes what nobody used for the days given and no session refers to, and says so. */
  expire(): Promise<void>;
  limit(limits: InboxLimits): void;
  /** Forgets what was to be announced. */
  close(): void;
}

const DAY = 24 * 60 * 60 * 1000;
/** A study is announced when nothing of it came for so long, ms. */
const QUIET = 3000;

/** Opens the inbox in a folder and removes what was left in its middle more than a day ago. Throws where the folder cannot be used. */
export async function openInbox(root: string, host: InboxHost, quietMs = QUIET): Promise<Inbox> {
  await ownFolder(root);
  await ownFolder(comingFolder(root));
  await removeAbandoned(comingFolder(root), host.now());
  let limits: InboxLimits = { quota: null, keptDays: 30 };
  const all = () => listedStudies(root);
  const used = remembering(async () => (await all()).reduce((sum, one) => sum + one.bytes, 0));
  const synced = new Set<string>();
  const announce = announcing(quietMs, async (id) => {
    const study = await listedStudy(root, id);
    if (study !== null) host.arrived(await withExpiry(study, limits, host));
    host.changed();
  });
  const deleteStudy = async (id: string): Promise<string | null> => {
    const problem = await deleted(root, id);
    used.forget();
    synced.clear();
    host.changed();
    return problem;
  };
  return {
    receive: (from) =>
      receiving({ root, from, used, synced, quota: () => limits.quota, placed: announce.soon, problem: host.problem }),
    folderFor: (study, series) => ownSeriesFolder(root, study, series),
    fetched: async (study, from) => {
      used.forget();
      await noteAbout(join(root, folderName(study)), { from, used: host.now() });
      announce.soon(study);
    },
    studies: async () => Promise.all((await all()).map((study) => withExpiry(study, limits, host))),
    used: async (id) => {
      if (isFolderName(id)) await noteAbout(join(root, id), { used: host.now() });
    },
    deleteStudy,
    expire: async () => expired(await all(), limits, host, deleteStudy),
    limit: (next) => {
      limits = next;
    },
    close: announce.close,
  };
}

async function deleted(root: string, id: string): Promise<string | null> {
  if (!isFolderName(id)) return 'This study is not in the inbox.';
  try {
    await rm(join(root, id), { recursive: true, force: true });
    return null;
  } catch (error) {
    return `The study could not be deleted because ${failureReason(error)}.`;
  }
}

async function expired(
  studies: readonly Listed[],
  limits: InboxLimits,
  host: InboxHost,
  remove: (id: string) => Promise<string | null>,
): Promise<void> {
  let gone = 0;
  for (const study of studies) {
    const { expires } = await withExpiry(study, limits, host);
    if (expires === null || Date.parse(expires) > host.now()) continue;
    const problem = await remove(study.id);
    if (problem === null) gone += 1;
    else host.problem(problem);
  }
  if (gone > 0) host.problem(expiredTold(gone, limits.keptDays));
}

function expiredTold(gone: number, days: number): string {
  const [studies, them] = gone === 1 ? ['1 study was', 'it'] : [`${gone} studies were`, 'them'];
  return `${studies} deleted from the inbox: nobody had used ${them} for ${days} days, and no session refers to ${them}.`;
}

async function withExpiry(
  { lastUse, ...study }: Listed,
  { keptDays }: InboxLimits,
  host: InboxHost,
): Promise<InboxStudy> {
  const referred = await host.isReferred(study.uid);
  return { ...study, expires: referred ? null : new Date(lastUse + keptDays * DAY).toISOString() };
}

/** Announces studies, each when it has been quiet for so long. */
function announcing(quietMs: number, announce: (id: string) => Promise<void>) {
  const timers = new Map<string, NodeJS.Timeout>();
  return {
    soon: (study: string) => {
      const id = folderName(study);
      clearTimeout(timers.get(id));
      const tell = () => {
        timers.delete(id);
        void announce(id).catch(() => undefined);
      };
      timers.set(id, setTimeout(tell, quietMs));
    },
    close: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}

/** A sum that is counted once and followed from then on. */
export interface Count {
  value(): Promise<number>;
  add(more: number): void;
  forget(): void;
}

function remembering(count: () => Promise<number>): Count {
  let known: Promise<number> | null = null;
  let since = 0;
  return {
    value: async () => {
      if (known === null) since = 0;
      known ??= count();
      return (await known) + since;
    },
    add: (more) => {
      since += more;
    },
    forget: () => {
      known = null;
    },
  };
}
