import { defineConfig } from 'vitest/config';

/** `npm run bench`: ratios inside one run, printed and kept in out/bench.json; nothing here passes or fails by a time. */
export default defineConfig({
  test: {
    include: ['test/bench/**/*.bench.ts'],
    globalSetup: ['test/app/support/setup.ts'],
    root: '.',
    testTimeout: 1_200_000,
    hookTimeout: 600_000,
    fileParallelism: false,
    disableConsoleIntercept: true,
  },
});
