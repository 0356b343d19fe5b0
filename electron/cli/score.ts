import { parseArgs } from 'node:util';
import { compareTrainees } from '../../core/practice/records/comparison.ts';
import { type PracticeRecord, readRecord } from '../../core/practice/records/record.ts';
import { recordCsv } from '../../core/practice/records/record-csv.ts';
import { scoreSession } from '../../core/practice/score.ts';
import { limitsText, recordsText, scoreText } from '../../core/practice/text.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { readSession } from '../../core/session/document/file.ts';
import { command } from './command.ts';
import { DONE, REFUSED } from './io.ts';
import { textOf } from './text.ts';
import { truthOfCase } from './truth-file.ts';

const HELP = `ivus score SESSION.ivus.json --case CASE [--json]
ivus score --record RECORD… [--csv | --json]
ivus score --limits
Compares a saved session with the truth of a study: every measure with its error, its band (good, acceptable, off,
missed) and the cause. CASE is a practice study that has been made (practice-03, or its id), FOLDER/CASE if it was made elsewhere, a truth
file, or the folder of a teacher's study. --record compares bias, spread and limits of agreement between trainees'
exported records; with --csv it prints every reading as comma-separated values. --limits explains the bands.`;

type Shape = 'text' | 'json' | 'csv';
type Wish =
  | { readonly session: string; readonly case: string; readonly shape: Shape }
  | { readonly records: readonly string[]; readonly shape: Shape }
  | { readonly limits: true; readonly shape: Shape };

/** Prints the score of a session or what records say; a file that cannot be read, or a session of another study, exits with REFUSED. */
export const run = command('score', HELP, wishOf, async (wish, io) => {
  const answer = await answerTo(wish);
  if (answer.ok) {
    io.out(answer.value);
    return DONE;
  }
  if (wish.shape === 'json') io.out(JSON.stringify({ error: answer.problem }));
  io.err(answer.problem);
  return REFUSED;
});

async function answerTo(wish: Wish): Promise<Result<string>> {
  if ('limits' in wish) return ok(limitsText());
  return 'records' in wish ? recordsAnswer(wish.records, wish.shape) : scoreAnswer(wish);
}

function wishOf(args: string[]): Result<Wish> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      case: { type: 'string' },
      json: { type: 'boolean', default: false },
      csv: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
      limits: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (values.csv && values.json) return fail('choose either --csv or --json');
  const shape = values.csv ? 'csv' : values.json ? 'json' : 'text';
  const [session] = positionals;
  if (values.limits) return args.length > 1 ? fail('--limits takes no other arguments') : ok({ limits: true, shape });
  if (values.record) {
    if (values.case !== undefined) return fail('--record cannot be used with --case');
    return session === undefined ? fail('name one or more records') : ok({ records: positionals, shape });
  }
  if (session === undefined || positionals.length > 1) return fail('name one session');
  if (values.csv) return fail('--csv works only with --record');
  return values.case ? ok({ session, case: values.case, shape }) : fail('name the study with --case');
}

async function scoreAnswer(wish: Extract<Wish, { readonly session: string }>): Promise<Result<string>> {
  const truth = await truthOfCase(wish.case);
  if (!truth.ok) return truth;
  const text = await textOf(wish.session);
  if (!text.ok) return text;
  const session = readSession(text.value, wish.session);
  if (!session.ok) return session;
  const score = scoreSession(session.value, truth.value);
  if (!score.ok) return fail(`${wish.session}: ${score.problem}`);
  return ok(wish.shape === 'json' ? JSON.stringify(score.value) : scoreText(score.value));
}

async function recordsAnswer(files: readonly string[], shape: Shape): Promise<Result<string>> {
  const records: PracticeRecord[] = [];
  for (const file of files) {
    const text = await textOf(file);
    const record = text.ok ? readRecord(text.value, file) : text;
    if (!record.ok) return record;
    records.push(record.value);
  }
  if (shape === 'json') return ok(JSON.stringify({ measures: compareTrainees(records) }));
  return ok(shape === 'csv' ? recordCsv(records).trimEnd() : recordsText(records));
}
