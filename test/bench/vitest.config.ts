import { defineConfig } from 'vitest/config';

/** `npm run bench`: ratios inside one run, printed; nothing here passes or fails by a time. */
export default defineConfig({
  test: {
    include: ['test/bench/*.bench.ts'],
    root: '.',
    testTimeout: 600_000,
    fileParallelism: false,
    disableConsoleIntercept: true,
  },
});
