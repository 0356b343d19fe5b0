import { parseArgs } from 'node:util';
import { parsePlanLine } from '../../core/plan/case.ts';
import { productsOf } from '../../core/plan/catalogue.ts';
import type { Catalogue } from '../../core/plan/catalogue-file.ts';
import { readCatalogue } from '../../core/plan/catalogue-file.ts';
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

const HELP = `ivus plan CASE.json [--json | --explain] [--catalogue FILE]
ivus plan SESSION.ivus.json [--json | --explain] [--catalogue FILE]
ivus plan --batch CASES.jsonl
Plans the stent for one case, for a saved session, or for every line of a file of cases.
--explain (the default) explains the plan: headline and reason, what touches it, numbers, stents with their catalogue rows, refused
sizes, all rules. --json (always used by --batch) answers in JSON; a refused case gives {"error": "path: reason"}. A
refused line does not stop the rest of the batch. --catalogue plans with the stents of a catalogue file in place of the
case's or the session's own; "ivus catalogue" writes such a file.`;

interface Wish {
  readonly file: string;
  readonly shape: 'text' | 'json' | 'batch';
  /** A catalogue file in place of the case's own catalogue. */
  readonly catalogue: string | null;
}

/** Prints the plan of a case, or of each line of a batch; a refused case exits with REFUSED, a refused line of a batch does not. */
export const run = command('plan', HELP, wishOf, ({ file, shape, catalogue }, io) =>
  shape === 'batch' ? planLines(file, io) : planFile(file, shape, catalogue, io),
);

function wishOf(args: string[]): Result<Wish> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      explain: { type: 'boolean', default: false },
      batch: { type: 'string' },
      catalogue: { type: 'string' },
    },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (values.json && values.explain) return fail('choose either --json or --explain');
  if (values.batch !== undefined) {
    if (values.catalogue !== undefined)
      return fail('--catalogue goes with one case; in a batch each case brings its own');
    return positionals.length > 0 ? fail('name one file') : ok({ file: values.batch, shape: 'batch', catalogue: null });
  }
  if (file === undefined || positionals.length > 1) return fail('name one case file');
  return ok({ file, shape: values.json ? 'json' : 'text', catalogue: values.catalogue ?? null });
}

async function planFile(file: string, shape: 'text' | 'json', stock: string | null, io: Io): Promise<number> {
  const text = await textOf(file);
  const catalogue = stock === null ? ok(null) : await catalogueIn(stock);
  const unread = [text, catalogue].find((each) => !each.ok);
  if (!text.ok || !catalogue.ok) {
    if (unread?.ok === false) io.err(unread.problem);
    return REFUSED;
  }
  const found = findPlanCase(text.value, file, catalogue.value);
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
  const explained = () => {
    const facts = factsOf(planCase);
    return planText(answer, productsOf(planCase), source, caveatsOf(facts, interval), facts.sizing);
  };
  io.out(shape === 'json' ? JSON.stringify(answer) : explained());
  if (shape === 'text') for (const note of orientation) io.out(note);
  for (const sentence of leftOut) io.err(`${file}: ${sentence}`);
  return DONE;
}

async function catalogueIn(file: string): Promise<Result<Catalogue>> {
  const text = await textOf(file);
  return text.ok ? readCatalogue(text.value, file) : text;
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
      if (isBlank(line)) continue;
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

const OPENED = 0x7b;

/** Whether a line holds nothing but space. */
function isBlank(line: Buffer): boolean {
  return line[0] !== OPENED && line.toString().trim() === '';
}

function answerLine(line: Buffer): string {
  const planCase = parsePlanLine(line);
  return JSON.stringify(planCase.ok ? plan(planCase.value) : { error: planCase.problem });
}
