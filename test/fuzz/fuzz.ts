import { parseArgs } from 'node:util';
import { bundled } from '../bundle.ts';
import { fuzz } from './watch.ts';

/** `npm run fuzz [-- --count N] [-- --seed S]`: damaged files against the reader; exit code 1 when any does harm. */
const { values } = parseArgs({ options: { count: { type: 'string' }, seed: { type: 'string' } } });
const count = Number(values.count ?? 20_000);
const seed = Number(values.seed ?? 1);
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  console.error('Usage: npm run fuzz -- [--count INPUTS] [--seed NUMBER], both whole numbers.');
  process.exit(2);
}
const began = performance.now();
const program = await bundled('test/fuzz/child.ts', 'fuzz');
const outcome = await fuzz(program, seed, count, (done) => {
  if (done % 2000 === 0) console.error(`${done} of ${count} …`);
});
const seconds = Math.round((performance.now() - began) / 1000);
console.log(`${outcome.inputs} inputs of seed ${seed} in ${seconds} s`);
for (const [verdict, times] of [...outcome.counts].sort(([, a], [, b]) => b - a))
  console.log(`${String(times).padStart(8)}  ${verdict}`);
console.log(
  `slowest input ${Math.round(outcome.slowestMs)} ms, memory grown by at most ${Math.round(outcome.mostMb)} MB`,
);
console.log(`${outcome.failures.length} failures`);
for (const failure of outcome.failures) console.log(failure);
process.exitCode = outcome.failures.length === 0 ? 0 : 1;
