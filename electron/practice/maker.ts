import { fail, ok, type Result } from '../../core/result.ts';

/** What a finished sample maker left behind. */
interface MakerEnd {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A sample maker that runs: how it ends, and how to end it. */
export interface MakerProcess {
  readonly ended: Promise<MakerEnd>;
  stop(): void;
}

/** Starts the sample maker with these words. */
export type StartMaker = (words: readonly string[]) => MakerProcess;

/** The sample maker, one study at a time. */
export interface Maker {
  /** What it prints for these words, or the sentence it refuses with. */
  ask(words: readonly string[]): Promise<Result<string>>;
  /** Makes one study; waits for the one before it. */
  make(words: readonly string[]): Promise<Result<string>>;
  /** Ends what is being made, and what waits to be made. */
  cancel(): void;
}

const CANCELLED = 'Making practice studies was cancelled.';

/** The sample maker in processes that `start` starts. */
export function sampleMaker(start: StartMaker): Maker {
  let running: MakerProcess | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let cancelled = 0;

  async function ask(words: readonly string[]): Promise<Result<string>> {
    return answerOf(await start(words).ended);
  }

  async function makeNow(words: readonly string[], since: number): Promise<Result<string>> {
    if (cancelled !== since) return fail(CANCELLED);
    running = start(words);
    const end = await running.ended;
    running = null;
    return cancelled === since ? answerOf(end) : fail(CANCELLED);
  }

  return {
    ask,
    make(words) {
      const since = cancelled;
      const made = turn.then(() => makeNow(words, since));
      turn = made.catch(() => undefined);
      return made;
    },
    cancel() {
      cancelled += 1;
      running?.stop();
    },
  };
}

function answerOf({ code, out, err }: MakerEnd): Result<string> {
  if (code === 0) return ok(out);
  return fail(err.trim().split('\n')[0] || 'The sample maker stopped without an error message: restart the program.');
}
