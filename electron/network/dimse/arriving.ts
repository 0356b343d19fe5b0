import type { Receive } from '../../../core/network/dimse/receiving.ts';
import { STATUS } from '../../../core/network/dimse/receiving.ts';
import type { FetchedFile } from '../../../core/network/objects.ts';
import { Refusal } from '../refusal.ts';
import { incoming } from '../transfer/incoming.ts';
import { headOf } from './file-head.ts';

/** What came of the objects that a place was asked for. */
export interface Arriving {
  readonly files: FetchedFile[];
  readonly problems: string[];
  /** Takes an object that was asked for, and no other. */
  readonly receive: Receive;
}

/** Takes objects that were asked for into a folder; hears of bytes as they come and of each object that is in place. */
export function arriving(
  expected: ReadonlySet<string>,
  folder: string,
  from: { readonly name: string; readonly title: string },
  more: (bytes: number, done: number) => void,
): Arriving {
  const [files, problems]: [FetchedFile[], string[]] = [[], []];
  const refused = (failure: unknown): number => {
    if (!(failure instanceof Refusal)) throw failure;
    problems.push(failure.message);
    return STATUS.unreadable;
  };
  const receive: Receive = async (announced) => {
    const { instance } = announced;
    // Sent twice, or never asked for: what is safe already stays as it is.
    if (files.some(({ uid }) => uid === instance)) return STATUS.stored;
    if (!expected.has(instance)) return STATUS.otherClass;
    const file = await incoming(folder, instance, from.name);
    let bytes = 0;
    return {
      write: async (piece) => {
        try {
          if (bytes === 0) await file.write(headOf(announced, from.title));
          await file.write(piece);
        } catch (failure) {
          if (failure instanceof Refusal) problems.push(failure.message);
          throw failure;
        }
        bytes += piece.length;
        more(piece.length, 0);
      },
      finish: async () => {
        try {
          files.push(await file.land());
          more(0, 1);
          return STATUS.stored;
        } catch (failure) {
          more(-bytes, 0);
          return refused(failure);
        }
      },
      discard: async () => {
        more(-bytes, 0);
        await file.discard();
      },
    };
  };
  return { files, problems, receive };
}
