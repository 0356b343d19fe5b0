import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../../core/result.ts';
import { command } from '../command.ts';
import { DONE, REFUSED } from '../io.ts';
import { reachedHere, untilInterrupted } from './network.ts';

const HELP = `ivus pacs test PLACE
Asks an archive whether it answers this computer and this user.`;

/** Tests an archive: one sentence either way. */
export const run = command('pacs test', HELP, wishOf, async (word, io) => {
  const reached = await reachedHere(word, 'find', io);
  const tested = reached.ok ? await untilInterrupted((signal) => reached.value.client.test(signal)) : reached;
  if (tested.ok) io.out(tested.value);
  else io.err(tested.problem);
  return tested.ok ? DONE : REFUSED;
});

function wishOf(args: string[]): Result<string> {
  const [word, ...others] = parseArgs({ args, allowPositionals: true }).positionals;
  return word === undefined || others.length > 0 ? fail('name one archive') : ok(word);
}
