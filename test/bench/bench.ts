import { spawn } from 'node:child_process';

/**
 * `npm run bench [-- --quick] [WORD …]`: all comparisons, or those whose files have one of the words in their names; with
 * --quick all frames of short runs beside their peers, and planning, in less than three minutes.
 */
const asked = process.argv.slice(2);
const quick = asked.includes('--quick');
const words = asked.filter((word) => word !== '--quick');
const usual = quick ? ['engine.bench', 'plan.bench', '-t', 'all frames|cases of three'] : [];
const child = spawn(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/bench/vitest.config.ts', ...usual, ...words],
  { stdio: 'inherit', env: { ...process.env, ...(quick ? { IVUS_BENCH_QUICK: '1' } : {}) } },
);
child.on('close', (code) => process.exit(code ?? 1));
