import { Trouble } from '../../../core/network/dimse/trouble.ts';
import { recorded } from '../../core/network/dimse/memory-wire.ts';
import type { Verdict } from '../judge.ts';
import { talked, WAYS } from './talks.ts';

/** Talks with a peer that says these bytes, as its name has it; anything but success or a Trouble is a fault, and so is an answer longer than what was asked. */
export async function judgeNetwork(bytes: Uint8Array, name: string): Promise<Verdict> {
  const [named, piece] = name.split('/');
  const way = WAYS.find((one) => one === named) ?? 'serve';
  const wire = recorded(bytes, Number(piece));
  try {
    await talked(way, wire);
    return { verdict: `${way}: done`, fault: amplified(wire.heard, bytes) };
  } catch (failure) {
    if (!(failure instanceof Trouble))
      return {
        verdict: 'threw',
        fault: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure),
      };
    return { verdict: `${way}: ${failure.what.kind}`, fault: amplified(wire.heard, bytes) };
  }
}

/** What we send is our request and a short answer to each message, never a multiple of what came. */
function amplified(heard: readonly Uint8Array[], bytes: Uint8Array): string | null {
  const sent = heard.reduce((sum, { length }) => sum + length, 0);
  return sent > 10_000 + 8 * bytes.length ? `${bytes.length} bytes were answered with ${sent}` : null;
}
