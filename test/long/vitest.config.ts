import { defineConfig } from 'vitest/config';
import { BARE_SYSTEM, LONG } from './files.ts';

/** What `npm test` leaves out, and many more random edits than it makes. */
export default defineConfig({
  test: {
    include: [...LONG, BARE_SYSTEM, 'test/app/drawing/random-edits.test.ts'],
    env: { IVUS_RANDOM_ACTIONS: '300' },
    globalSetup: ['test/app/support/setup.ts', 'test/package/support/setup.ts'],
    testTimeout: 1_200_000,
    expect: { poll: { timeout: 60_000 } },
    maxWorkers: 1,
  },
});
