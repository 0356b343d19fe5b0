import type { ObjectAnswer } from '../../../core/network/objects.ts';
import type { TransferProgress } from '../../../core/network/service.ts';

/** Hears the answer on an object as soon as it is there. */
export type Answered = (answer: ObjectAnswer) => Promise<void>;

/** The answers of a place to what is sent, and how far that is. */
export interface Answering {
  readonly answers: readonly ObjectAnswer[];
  /** So many bytes more have gone; fewer than none where they are to go again. */
  sent(bytes: number): void;
  /** The answers to the next objects, in their order. */
  take(answers: readonly ObjectAnswer[]): Promise<void>;
}

/** Begins to send so many objects; says at once that none is done. */
export function answering(all: number, progress: TransferProgress, answered: Answered): Answering {
  const answers: ObjectAnswer[] = [];
  let bytes = 0;
  const sent = (more: number) => {
    bytes += more;
    progress({ done: answers.length, all, bytes });
  };
  sent(0);
  return {
    answers,
    sent,
    async take(given) {
      for (const answer of given) {
        answers.push(answer);
        sent(0);
        await answered(answer);
      }
    },
  };
}

/** Nobody hears of single answers. */
export const UNHEARD: Answered = async () => undefined;
