import { defineConfig } from 'vitest/config';

/** Tests of the window that take minutes: many more random edits than the gate makes. */
export default defineConfig({
  test: {
    include: ['test/app/drawing/random-edits.test.ts'],
    env: { IVUS_RANDOM_ACTIONS: '300' },
    globalSetup: ['test/app/support/setup.ts'],
    testTimeout: 1_200_000,
    expect: { poll: { timeout: 60_000 } },
    maxWorkers: 1,
  },
});
