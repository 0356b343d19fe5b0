import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../core/result.ts';
import type { Description } from './phantom/description.ts';
import { realFolder, whyUnwritable } from './phantom/folder.ts';
import { fileStem } from './phantom/identity.ts';
import { madeSample, makeSamples, readCases } from './phantom/library.ts';

const USAGE = `npm run samples -- [--out DIR] [--cases DIR] [--all | make CASE… | list [--json | --teacher]]
Makes the practice studies described in samples/cases (or in --cases DIR) and writes them to DIR (default: samples/generated):
the first one, all of them, or those named, by number (practice-03) or by the id in their description. "list" shows which there are;
with --json, all that a trainee may see of them; with --teacher, the ids and teaching points, which give the answers away.`;

interface Wish {
  readonly out?: string;
  readonly cases?: string;
  readonly json: boolean;
  readonly teacher: boolean;
  readonly help: boolean;
  readonly all: boolean;
  readonly verb: 'list' | 'make';
  readonly names: readonly string[];
}

/** What is said while working: results, and sentences about what is wrong. */
interface Voice {
  out(line: string): void;
  err(line: string): void;
}

await begin(process.argv.slice(2));

/** Speaks through its pipes; as a helper process of the window, whose pipes may lose the end, through its port. */
async function begin(words: readonly string[]): Promise<void> {
  const port: unknown = Reflect.get(process, 'parentPort');
  if (!isPort(port)) {
    // Whoever reads no further ("| head") has enough.
    process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
    process.exitCode = await run(words, { out: console.log, err: console.error });
    return;
  }
  const said = { out: [] as string[], err: [] as string[] };
  const code = await run(words, { out: (line) => said.out.push(line), err: (line) => said.err.push(line) });
  port.postMessage({ code, out: said.out.join('\n'), err: said.err.join('\n') });
}

function isPort(port: unknown): port is { postMessage(message: unknown): void } {
  return typeof port === 'object' && port !== null && 'postMessage' in port;
}

async function run(words: readonly string[], voice: Voice): Promise<number> {
  const asked = readText(words);
  if (asked === null) {
    voice.err(USAGE);
    return 2;
  }
  if (asked.help) {
    voice.out(USAGE);
    return 0;
  }
  const samples = samplesFolder();
  const folder = asked.cases ?? (samples === null ? undefined : join(samples, 'cases'));
  const out = asked.out ?? (samples === null ? undefined : join(samples, 'generated'));
  if (folder === undefined || out === undefined) {
    voice.err('samples/cases was not found: run this from the project folder.');
    return 1;
  }
  const over = asked.verb === 'make' && (await isInput(out, folder));
  if (over) {
    voice.err(`${out} was not written because it holds the descriptions in ${folder}: name another folder with --out.`);
    return 1;
  }
  const cases = await readCases(folder);
  const done = cases.ok ? await serve(asked, cases.value, out, voice) : cases;
  if (!done.ok) voice.err(done.problem);
  return done.ok ? 0 : 1;
}

/** Whether studies or truths made into `out` would lie among the descriptions that they are made from. */
async function isInput(out: string, cases: string): Promise<boolean> {
  const input = await realFolder(cases);
  const outputs = await Promise.all([out, join(out, 'truth')].map(realFolder));
  return input !== null && outputs.includes(input);
}

async function serve(
  { verb, names, all, json, teacher }: Wish,
  cases: readonly Description[],
  out: string,
  voice: Voice,
): Promise<Result<void>> {
  if (verb === 'list') {
    if (json) voice.out(JSON.stringify(await Promise.all(cases.map((each) => entryOf(each, out)))));
    else for (const each of cases) voice.out(await lineOf(each, out, teacher));
    return ok(undefined);
  }
  const isCalled = (of: Description, name: string): boolean => name === of.id || name === fileStem(of);
  const stranger = names.find((name) => !cases.some((each) => isCalled(each, name)));
  if (stranger !== undefined)
    return fail(`There is no practice study "${stranger}"; choose from ${cases.map(fileStem).join(', ')}.`);
  const wanted = (of: Description): boolean =>
    names.length > 0 ? names.some((name) => isCalled(of, name)) : all || of === cases[0];
  try {
    return await makeSamples(cases, wanted, out, voice.out);
  } catch (error) {
    return fail(
      `The samples cannot be written to ${out} because ${whyUnwritable(error)}: name another folder with --out.`,
    );
  }
}

/** What a trainee may see of a case, and whether it is made. */
async function entryOf(of: Description, out: string): Promise<object> {
  const { entry, made } = await madeSample(of, out);
  return { ...entry, made };
}

/** A case in a line of the list; what it teaches is for teachers. */
async function lineOf(of: Description, out: string, teacher: boolean): Promise<string> {
  const { made } = await madeSample(of, out);
  const line = `${fileStem(of)}  ${made ? 'made    ' : 'not made'}  ${of.title}`;
  return teacher ? `${line}\n             ${of.id}: ${of.teachingPoint}` : line;
}

function readText(words: readonly string[]): Wish | null {
  try {
    const options = {
      out: { type: 'string' },
      cases: { type: 'string' },
      json: { type: 'boolean', default: false },
      teacher: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    } as const;
    const { values, positionals } = parseArgs({ args: [...words], options, strict: true, allowPositionals: true });
    const [verb = 'make', ...names] = positionals;
    if (verb !== 'list' && verb !== 'make') return null;
    if (verb === 'make' && (values.json || values.teacher)) return null;
    if (values.json && values.teacher) return null;
    if (verb === 'list' && (names.length > 0 || values.all)) return null;
    return verb === 'make' && positionals.length === 1 ? null : { ...values, verb, names };
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
