import { parseArgs } from 'node:util';
import { MEASURE_IDS, type MeasureId } from '../../core/practice/measures.ts';
import { sealedTruth } from '../../core/practice/sealed.ts';
import type { Reader } from '../../core/practice/teaching/readers.ts';
import { truthOfReaders } from '../../core/practice/teaching/teach.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { readSession } from '../../core/session/document/file.ts';
import { keep } from '../autosaves.ts';
import { command } from './command.ts';
import { DONE, type Io, REFUSED } from './io.ts';
import { overInput } from './output.ts';
import { textOf } from './text.ts';

const HELP = `ivus samples teach SESSION.ivus.json… --id ID --teaches SENTENCE --out TRUTH.json [--trains MEASURE]…
Makes the truth of a real run from a teacher's own session, or from several readers' sessions of the same run: the
mean of their outlines, with the spread of every diameter. What they did not answer, or do not agree on, stays unknown
and is not scored. "ivus score --case TRUTH.json" then compares sessions with it. MEASURE is one of
${MEASURE_IDS.join(', ')}.`;

interface Wish {
  readonly sessions: readonly string[];
  readonly id: string;
  readonly teachingPoint: string;
  readonly trains: readonly MeasureId[];
  readonly out: string;
}

/** Writes the truth of a teacher's study; sessions that give none exit with REFUSED. */
export const run = command('samples teach', HELP, wishOf, async (wish, io) => {
  const { sessions, out, ...words } = wish;
  const over = await overInput(out, sessions);
  if (over !== null) return refused(over, io);
  const readers = await readersOf(sessions);
  const truth = readers.ok ? truthOfReaders(readers.value, words) : readers;
  if (!truth.ok) return refused(truth.problem, io);
  const problem = await keep(out, sealedTruth(`${JSON.stringify(truth.value)}\n`));
  if (problem !== null) return refused(problem, io);
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
  io.out(`${out} written: ${count(truth.value.frames.length, 'frame')} from ${count(sessions.length, 'reader')}`);
  return DONE;
});

function refused(problem: string, io: Io): number {
  io.err(problem);
  return REFUSED;
}

function wishOf(args: string[]): Result<Wish> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      id: { type: 'string' },
      teaches: { type: 'string' },
      trains: { type: 'string', multiple: true, default: [] },
      out: { type: 'string' },
    },
    allowPositionals: true,
  });
  const { id, teaches, out } = values;
  if (positionals.length === 0) return fail('name one or more sessions');
  if (id === undefined || !/^[a-z0-9-]{1,64}$/.test(id))
    return fail('give an --id of lower-case letters, digits and hyphens');
  if (teaches === undefined || teaches.trim() === '') return fail('state the teaching point with --teaches');
  if (out === undefined) return fail('name the output file with --out');
  const trains = values.trains.flatMap((name) => MEASURE_IDS.find((each) => each === name) ?? []);
  if (trains.length < values.trains.length) return fail('--trains must name one of the measures');
  return ok({ sessions: positionals, id, teachingPoint: teaches, trains, out });
}

/** Readers have numbers: the name of a file may be the patient's. */
async function readersOf(files: readonly string[]): Promise<Result<readonly Reader[]>> {
  const readers: Reader[] = [];
  for (const [index, file] of files.entries()) {
    const text = await textOf(file);
    const session = text.ok ? readSession(text.value, file) : text;
    if (!session.ok) return session;
    readers.push({ name: `Reader ${index + 1}`, session: session.value });
  }
  return ok(readers);
}
