import type { FromNetwork, ToNetwork } from './messages.ts';
import type { Safe } from './secrets.ts';

/** Answers what the network process asks of the system's safe storage; null where there is none, or where it refuses. */
export async function answerSafe(
  safe: Safe | null,
  { seal, how, text }: Extract<FromNetwork, { seal: number }>,
  say: (message: ToNetwork) => void,
): Promise<void> {
  const done = how === 'seal' ? safe?.seal(text) : safe?.open(text);
  say({ sealed: seal, text: (await done?.catch(() => null)) ?? null });
}

/** The system's safe storage as the network process has it: every secret is a question to the program. */
export function askedSafe(say: (message: FromNetwork) => void): {
  readonly safe: Safe;
  readonly hear: (message: ToNetwork) => void;
} {
  const waiting = new Map<number, (text: string | null) => void>();
  let last = 0;
  const ask = (how: 'seal' | 'open', text: string) => {
    last += 1;
    const seal = last;
    return new Promise<string>((resolve, reject) => {
      waiting.set(seal, (done) => (done === null ? reject(new Error('the system refused')) : resolve(done)));
      say({ seal, how, text });
    });
  };
  return {
    safe: { seal: (secret) => ask('seal', secret), open: (sealed) => ask('open', sealed) },
    hear(message) {
      if (!('sealed' in message)) return;
      waiting.get(message.sealed)?.(message.text);
      waiting.delete(message.sealed);
    },
  };
}
