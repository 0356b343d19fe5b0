import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeSamples } from './phantom/study.ts';

const USAGE = `npm run samples -- [--out DIR]
Makes the practice studies described in samples/cases into DIR (samples/generated when not given).`;

process.exitCode = await run(process.argv.slice(2));

async function run(words: readonly string[]): Promise<number> {
  const asked = readWords(words);
  if (asked === null) {
    console.error(USAGE);
    return 2;
  }
  if (asked.help) {
    console.log(USAGE);
    return 0;
  }
  const samples = samplesFolder();
  if (samples === null) {
    console.error('samples/cases is not here: run this from the project folder.');
    return 1;
  }
  return make(join(samples, 'cases'), asked.out ?? join(samples, 'generated'));
}

async function make(cases: string, out: string): Promise<number> {
  try {
    const made = await makeSamples(cases, out, console.log);
    if (made.ok) return 0;
    console.error(made.problem);
  } catch (error) {
    console.error(`The samples cannot be written to ${out}: ${error instanceof Error ? error.message : error}.`);
  }
  return 1;
}

function readWords(words: readonly string[]): { readonly out?: string; readonly help: boolean } | null {
  try {
    const options = { out: { type: 'string' }, help: { type: 'boolean', default: false } } as const;
    return parseArgs({ args: [...words], options, strict: true }).values;
  } catch {
    return null;
  }
}

/** Beside this file when run from source, two folders up when run as out/main/samples.js, else where the command was given. */
function samplesFolder(): string | null {
  const here = import.meta.dirname;
  const places = [here, join(here, '..', '..', 'samples'), join(process.cwd(), 'samples')];
  return places.find((place) => existsSync(join(place, 'cases'))) ?? null;
}
