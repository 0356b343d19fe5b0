import { DONE, type Io, WRONG_USAGE } from './io.ts';

type Command = (args: readonly string[], io: Io) => Promise<number>;

/** Every command, loaded when it is asked for. */
const commands: Readonly<Record<string, () => Promise<{ readonly run: Command }>>> = {
  inspect: () => import('./inspect.ts'),
  frame: () => import('./frame.ts'),
  plan: () => import('./plan.ts'),
  catalogue: () => import('./catalogue.ts'),
  measure: () => import('./measure.ts'),
  rules: () => import('./rules.ts'),
  report: () => import('./report.ts'),
  border: () => import('./border.ts'),
  deidentify: () => import('./deidentify.ts'),
  score: () => import('./score.ts'),
  samples: () => import('./samples.ts'),
  pacs: () => import('./pacs/pacs.ts'),
  check: () => import('./check/check.ts'),
};

const HELP = `ivus: reads IVUS runs and venograms, measures outlines and plans stents. Not a medical device.

  ivus inspect PATH… [--json] [--only opens|refused]  shows what each DICOM file is and whether it opens
  ivus frame PATH… --frame K (--raw OUT | --png OUT)  writes one frame of a run; K counts from 1
  ivus plan CASE.json [--json]                     proposes the stent for a case
  ivus plan --batch CASES.jsonl                    does the same for many cases
  ivus plan SESSION.ivus.json [--json]             does the same for a saved session
  ivus catalogue [SESSION.ivus.json]               prints the stent catalogue of a session, or the built-in one, as a file
  ivus measure SESSION.json [--json]               measures every outline of a saved session
  ivus measure --contours FILE.json [--json]       does the same for bare polygons
  ivus border FILE [--frame K | --all] [--json]    finds the border of the lumen, as a proposal
  ivus rules [--json]                              lists every rule of the planner with its source
  ivus report SESSION.json [--out DIR] …           prints the report of a saved session, or writes it into a folder
  ivus deidentify PATH… --out DIR …                writes copies of runs and sessions that name no patient
  ivus score SESSION.json --case CASE [--json]     compares a session with the truth of a practice study
  ivus score --record RECORD… [--csv | --json]     compares bias and spread between trainees
  ivus pacs places | test | find | get | send | receive …  finds, fetches, sends and receives in the hospital's network
  ivus samples list | make CASE… | teach SESSION…  lists or makes practice studies
  ivus check SAMPLE.dcm                            tries the program out on the first practice study

For details: ivus COMMAND --help. Exit codes: 0 done, 1 input refused, 2 wrong usage.`;

/** Runs the command that the first argument names; gives the exit code. */
export async function dispatch(args: readonly string[], io: Io): Promise<number> {
  const [name = '', ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    io.out(HELP);
    return DONE;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    io.err(
      name === '' ? HELP : `ivus: there is no command "${name}"; the commands are ${Object.keys(commands).join(', ')}.`,
    );
    return WRONG_USAGE;
  }
  return (await load()).run(rest, io);
}
