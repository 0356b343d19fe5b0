import type { Receive } from '../../../core/network/dimse/receiving.ts';
import type { MoveDestination } from './move-destination.ts';

interface Expected {
  readonly uids: ReadonlySet<string>;
  readonly receive: Receive;
  readonly stirs: () => void;
}

/** Objects that archives were asked to send, and who waits for them. */
export function expectations(): Pick<MoveDestination, 'expect'> & { of(uid: string): Receive | null } {
  const all = new Set<Expected>();
  return {
    expect: (uids, receive, stirs) => {
      const one = { uids, receive, stirs };
      all.add(one);
      return () => all.delete(one);
    },
    of: (uid) => {
      const one = [...all].find(({ uids }) => uids.has(uid));
      return one === undefined ? null : stirring(one);
    },
  };
}

function stirring({ receive, stirs }: Expected): Receive {
  return async (announced) => {
    stirs();
    const destination = await receive(announced);
    if (typeof destination === 'number') return destination;
    return {
      ...destination,
      write: (bytes) => {
        stirs();
        return destination.write(bytes);
      },
    };
  };
}
