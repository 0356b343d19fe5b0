import { parseArgs } from 'node:util';
import { parsePlanCase } from '../../core/plan/case.ts';
import { productsOf } from '../../core/plan/catalogue.ts';
import { caveatsOf } from '../../core/plan/caveats.ts';
import { factsOf } from '../../core/plan/facts.ts';
import { plan } from '../../core/plan/plan.ts';
import { planText } from '../../core/plan/text.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { findPlanCase } from '../../core/session/derived/plan.ts';
import { failureReason } from '../failure.ts';
import { command } from './command.ts';
import { DONE, type Io, REFUSED } from './io.ts';
import { linesOf } from './lines.ts';
import { textOf } from './text.ts';

const HELP = `ivus plan CASE.json [--json | --explain]
ivus plan SESSION.ivus.json [--json | --explain]
ivus plan --batch CASES.jsonl
Plans the stent for one case, for a saved session, or for every line of a file of cases.
--explain (the default) explains the plan: headline and reason, what touches it, numbers, stents with their catalogue rows, refused
sizes, all rules. --json (always used by --batch) answers in JSON; a refused case gives {"error": "path: reason"}. A
refused line does not stop the rest of the batch.`;

type Wish = { readonly file: string; readonly shape: 'text' | 'json' | 'batch' };

/** Prints the plan of a case, or of each line of a batch; a refused case exits with REFUSED, a refused line of a batch does not. */
export const run = command('plan', HELP, wishOf, ({ file, shape }, io) =>
  shape === 'batch' ? planLines(file, io) : planFile(file, shape, io),
);

function wishOf(args: string[]): Result<Wish> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      explain: { type: 'boolean', default: false },
      batch: { type: 'string' },
    },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (values.json && values.explain) return fail('choose either --json or --explain');
  if (values.batch !== undefined) {
    return positionals.length > 0 ? fail('name one file') : ok({ file: values.batch, shape: 'batch' });
  }
  if (file === undefined || positionals.length > 1) return fail('name one case file');
  return ok({ file, shape: values.json ? 'json' : 'text' });
}

async function planFile(file: string, shape: 'text' | 'json', io: Io): Promise<number> {
  const text = await textOf(file);
  if (!text.ok) {
    io.err(text.problem);
    return REFUSED;
  }
  const found = findPlanCase(text.value, file);
  if (!found.ok) {
    if (shape === 'json') io.out(JSON.stringify({ error: found.problem }));
    io.err(
      found.problem.startsWith(file)
        ? found.problem
        : `${file} cannot be planned: ${found.problem}; correct it and try again.`,
    );
    return REFUSED;
  }
  const { planCase, leftOut, orientation, interval, source } = found.value;
  const answer = plan(planCase);
  const explained = () => planText(answer, productsOf(planCase), source, caveatsOf(factsOf(planCase), interval));
  io.out(shape === 'json' ? JSON.stringify(answer) : explained());
  if (shape === 'text') for (const note of orientation) io.out(note);
  for (const sentence of leftOut) io.err(`${file}: ${sentence}`);
  return DONE;
}

/** Characters of answers that are gathered before they are printed. */
const GATHERED = 1 << 16;

async function planLines(file: string, io: Io): Promise<number> {
  let gathered: string[] = [];
  let characters = 0;
  const print = (): void => {
    if (gathered.length > 0) io.out(gathered.join('\n'));
    gathered = [];
    characters = 0;
  };
  try {
    for await (const line of linesOf(file)) {
      if (line.trim() === '') continue;
      const answer = answerLine(line);
      gathered.push(answer);
      characters += answer.length;
      if (characters > GATHERED) print();
    }
  } catch (failure) {
    print();
    io.err(`${file} cannot be read because ${failureReason(failure)}.`);
    return REFUSED;
  }
  print();
  return DONE;
}

function answerLine(line: string): string {
  const planCase = parsePlanCase(line.trim());
  return JSON.stringify(planCase.ok ? plan(planCase.value) : { error: planCase.problem });
}
