import { type Announced, type Receive, STATUS } from '../../../core/network/dimse/receiving.ts';
import { failureReason } from '../../failure.ts';
import { headOf } from '../dimse/file-head.ts';
import { type Coming, coming } from './coming.ts';
import type { Count } from './inbox.ts';
import { comingFolder } from './layout.ts';
import { placed } from './placing.ts';
import { hasRoom, largestInbox } from './room.ts';

/** Where received objects go, and who hears of them. */
interface Hall {
  readonly root: string;
  /** Title of the caller. */
  readonly from: string;
  readonly used: Count;
  /** Folders whose names survive a loss of power. */
  readonly synced: Set<string>;
  quota(): number | null;
  /** An object of a study is in its place. */
  placed(study: string): void;
  problem(sentence: string): void;
}

/** After so many bytes it is looked whether the disk has room. */
const LOOK_EVERY = 64 * 1024 * 1024;

/** Takes objects into the inbox: each to a file of its own as it comes, confirmed when it is safe under its name. */
export function receiving(hall: Hall): Receive {
  const { root, from, used, quota, problem } = hall;
  return async (announced) => {
    if ((await used.value()) >= (await largestInbox(root, quota())) || !(await hasRoom(root))) {
      problem(`${from} was refused: the inbox is full. Delete studies from it, or allow it more room.`);
      return STATUS.noRoom;
    }
    try {
      return kept(await coming(comingFolder(root), announced.instance), announced, hall);
    } catch (failure) {
      problem(notKept(from, failure));
      return STATUS.noRoom;
    }
  };
}

/** An object on its way into the inbox; the head of its file is written with its first piece. */
function kept(file: Coming, announced: Announced, { root, from, used, synced, placed: told, problem }: Hall) {
  let [size, looked] = [0, 0];
  const write = async (bytes: Uint8Array) => {
    await file.write(bytes);
    size += bytes.length;
    used.add(bytes.length);
    if (size - looked < LOOK_EVERY) return;
    looked = size;
    if (!(await hasRoom(root))) throw new Error('the disk is full');
  };
  const discard = async () => {
    used.add(-size);
    size = 0;
    await file.discard();
  };
  return {
    discard,
    write: async (bytes: Uint8Array) => {
      try {
        if (size === 0) await write(headOf(announced, from));
        await write(bytes);
      } catch (failure) {
        problem(notKept(from, failure));
        throw failure;
      }
    },
    finish: async () => {
      try {
        await file.finish();
        const one = await placed(root, file.path, announced.instance, synced);
        if (one.state === 'same') used.add(-size);
        if (one.state === 'beside') problem(besideTold(from));
        if (one.state !== 'same') told(one.study);
        return STATUS.stored;
      } catch (failure) {
        await discard();
        problem(notKept(from, failure));
        return STATUS.noRoom;
      }
    },
  };
}

function notKept(from: string, failure: unknown): string {
  return `An object of ${from} could not be kept because ${failureReason(failure)}.`;
}

function besideTold(from: string): string {
  return `${from} sent an object again with other contents: both are kept in the inbox.`;
}
