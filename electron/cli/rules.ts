import { parseArgs } from 'node:util';
import { rulesTable, ruleTexts } from '../../core/plan/rules/rule-text.ts';
import { ok, type Result } from '../../core/result.ts';
import { command } from './command.ts';
import { DONE } from './io.ts';

const HELP = `ivus rules [--json]
Prints every rule of the planner with its threshold, kind, source and number of worked cases, as a Markdown table or
with --json as one JSON document.`;

/** Prints all rules, in the words of the window. */
export const run = command('rules', HELP, wishOf, async ({ json }, io) => {
  io.out(json ? JSON.stringify({ rules: ruleTexts() }) : rulesTable());
  return DONE;
});

function wishOf(args: string[]): Result<{ readonly json: boolean }> {
  return ok(parseArgs({ args, options: { json: { type: 'boolean', default: false } } }).values);
}
