import { parseArgs } from 'node:util';
import { rulesTable, ruleTexts } from '../../core/plan/rules/rule-text.ts';
import { DONE, type Io, WRONG_USAGE } from './io.ts';

const HELP = `ivus rules [--json]
Prints every rule of the planner with its threshold, kind, source and the number of cases worked out for it:
a Markdown table, or with --json one JSON document.`;

/** Prints all rules, in the words of the window. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    io.out(HELP);
    return DONE;
  }
  try {
    const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } });
    io.out(values.json ? JSON.stringify({ rules: ruleTexts() }) : rulesTable());
    return DONE;
  } catch (failure) {
    io.err(`ivus rules: ${failure instanceof Error ? failure.message : String(failure)}\n${HELP}`);
    return WRONG_USAGE;
  }
}
