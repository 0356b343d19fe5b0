import type { Result } from '../../core/result.ts';
import { DONE, type Io, WRONG_USAGE } from './io.ts';

/** What a command is called with and answers: an exit code. */
export type Run = (args: readonly string[], io: Io) => Promise<number>;

/**
 * A command of the line: its help when that is asked for, WRONG_USAGE with a sentence and the help when its words are
 * off (`wishOf` says so or parseArgs throws), else what `work` answers.
 */
export function command<Wish>(
  name: string,
  help: string,
  wishOf: (args: string[]) => Result<Wish>,
  work: (wish: Wish, io: Io) => Promise<number>,
): Run {
  return async (args, io) => {
    if (args.includes('--help') || args.includes('-h')) {
      io.out(help);
      return DONE;
    }
    const wish = wishOrProblem(wishOf, args);
    if (wish.ok) return work(wish.value, io);
    io.err(`ivus ${name}: ${wish.problem}\n${help}`);
    return WRONG_USAGE;
  };
}

function wishOrProblem<Wish>(wishOf: (args: string[]) => Result<Wish>, args: readonly string[]): Result<Wish> {
  try {
    return wishOf([...args]);
  } catch (failure) {
    const misused =
      failure instanceof TypeError && 'code' in failure && String(failure.code).startsWith('ERR_PARSE_ARGS');
    if (misused) return { ok: false, problem: failure.message };
    throw failure;
  }
}
