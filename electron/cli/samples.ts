import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DONE, type Io, REFUSED, WRONG_USAGE } from './io.ts';

const HELP = `ivus samples list                 lists the practice studies and shows which have been made
ivus samples list --teacher       the same with their ids and teaching points, which give the answers away
ivus samples make CASE…           makes the named studies (DICOM files, with the truth in a separate file); CASE is practice-03 or its id
ivus samples make --all           makes all studies
ivus samples teach SESSION… …     makes the truth of a real run from readers' sessions (see teach --help)
With --json, list prints everything that a trainee may see of each study. --out DIR uses another folder than samples/generated.`;

/** Lists or makes practice studies with the sample maker beside this program; an unknown case exits with REFUSED. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === 'teach') return (await import('./teach.ts')).run(rest, io);
  if (args.includes('--help') || args.includes('-h')) {
    io.out(HELP);
    return DONE;
  }
  if (verb !== 'list' && verb !== 'make') {
    io.err(`ivus samples: choose "list", "make" or "teach".\n${HELP}`);
    return WRONG_USAGE;
  }
  const maker = makerPath();
  if (maker === undefined) {
    io.err('The sample maker is missing: run "npm run samples" once in the project folder.');
    return REFUSED;
  }
  return forward([maker], verb === 'make' && rest.includes('--all') ? rest : args, io);
}

/** Runs Node with these arguments and hands its lines on; gives its exit code. */
export function forward(program: readonly string[], args: readonly string[], io: Io): Promise<number> {
  // The packaged program is an Electron, which has to be told to be a Node.
  const child = spawn(process.execPath, [...program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  createInterface({ input: child.stdout }).on('line', (line) => io.out(line));
  createInterface({ input: child.stderr }).on('line', (line) => io.err(line));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? REFUSED));
  });
}

/** out/main/samples.js, seen from out/main, from a piece of it in a folder of its own, or from the sources. */
function makerPath(): string | undefined {
  const here = import.meta.dirname;
  const places = [here, join(here, '..'), join(here, '..', '..', 'out', 'main')];
  return places.map((place) => join(place, 'samples.js')).find((path) => existsSync(path));
}
