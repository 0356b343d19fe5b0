import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../../core/result.ts';
import { command } from '../command.ts';
import { DONE, REFUSED } from '../io.ts';
import { answersOf } from './self-test.ts';

const HELP = `ivus check SAMPLE.dcm
Tries the program out on the first practice study: its first picture, its scale, the readings of an outline and a plan, each compared
with what is known to be right. "npm start -- --check" does it on everything that can run the program here.`;

/** Prints each answer of the self-test; exits with REFUSED when one is wrong. */
export const run = command('check', HELP, wishOf, async (sample, io) => {
  const answers = await answersOf(sample);
  for (const { what, is, expected } of answers)
    io.out(is === expected ? `${what}: ${is}` : `${what}: ${is}, WRONG, it has to be ${expected}`);
  return answers.every(({ is, expected }) => is === expected) ? DONE : REFUSED;
});

function wishOf(args: string[]): Result<string> {
  const [sample, ...more] = parseArgs({ args, allowPositionals: true }).positionals;
  return sample === undefined || more.length > 0 ? fail('name the file of the first practice study') : ok(sample);
}
