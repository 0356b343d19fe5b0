import { parseArgs } from 'node:util';
import { bundled } from '../bundle.ts';
import type { Target } from './child.ts';
import { hostileTable, lineOf } from './hostile/table.ts';
import { fuzz } from './watch.ts';

/** How many inputs each target is tried with when no number is given. */
const USUAL: Readonly<Record<Target, number>> = {
  files: 20_000,
  headers: 50_000,
  documents: 100_000,
  network: 100_000,
};

/**
 * `npm run fuzz [-- files|headers|documents|network] [N] [--seed S]`: damaged files, headers or documents (sessions, catalogues, cases, records, preferences, SR, DICOM JSON, reports, truths) against their readers, or what a peer says against the
 * network; `npm run fuzz -- hostile [WORD]`: files made on purpose, with what each of them costs. Exit code 1 when any does harm.
 */
const { values, positionals } = parseArgs({
  options: { count: { type: 'string' }, seed: { type: 'string' } },
  allowPositionals: true,
});
if (positionals[0] === 'hostile') await hostile(positionals[1] ?? '');
const [named, number] = isTarget(positionals[0]) ? positionals : ['files', ...positionals];
const target = isTarget(named) ? named : 'files';
const count = Number(number ?? values.count ?? USUAL[target]);
const seed = Number(values.seed ?? 1);
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  console.error(
    'Usage: npm run fuzz -- [files|headers|documents|network] [INPUTS] [--seed NUMBER], both whole numbers.',
  );
  process.exit(2);
}

/** Prints time of the processor in a worker and on the window's thread, memory, and what is said; never comes back. */
async function hostile(word: string): Promise<never> {
  const rows = await hostileTable(Number(values.seed ?? 1), word, (row) => console.log(lineOf(row)));
  const broken = rows.filter((row) => row.broken.length > 0);
  for (const row of broken) console.log(`${row.name}: ${row.broken.join(', ')}`);
  console.log(`${rows.length} hostile files, ${broken.length} beyond the limits`);
  process.exit(broken.length === 0 ? 0 : 1);
}

function isTarget(word: string | undefined): word is Target {
  return word !== undefined && Object.hasOwn(USUAL, word);
}

const began = performance.now();
const program = await bundled('test/fuzz/child.ts', `fuzz-all-${target}`);
const outcome = await fuzz(program, { target, seed, count }, (done) => {
  if (done % 2000 === 0) console.error(`${done} of ${count} …`);
});
const seconds = Math.round((performance.now() - began) / 1000);
console.log(`${outcome.inputs} damaged ${target} of seed ${seed} in ${seconds} s`);
for (const [verdict, times] of [...outcome.counts].sort(([, a], [, b]) => b - a))
  console.log(`${String(times).padStart(8)}  ${verdict}`);
console.log(
  `slowest input ${Math.round(outcome.slowestMs)} ms, memory grown by at most ${Math.round(outcome.mostMb)} MB`,
);
console.log(`${outcome.failures.length} failures`);
for (const failure of outcome.failures) console.log(failure);
process.exitCode = outcome.failures.length === 0 ? 0 : 1;
