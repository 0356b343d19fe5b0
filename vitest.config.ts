import { defineConfig } from 'vitest/config';
import { PDF_LIBRARY } from './electron/runtime/pdf-library.mjs';
import { WINDOWS_AT_A_TIME } from './test/app/support/displays.ts';
import { BARE_SYSTEM, LONG } from './test/long/files.ts';
import { LongestFirst } from './test/longest-first.ts';

/** architecture: who may import whom; core: pure functions; unit: whatever else needs no window; judges: what is written, judged by dcmtk, dicom3tools and poppler; network: against Orthanc and dcmtk's tools; package: what is installed; app: the real window in Electron and Chromium. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './test/second-attempts.ts'],
    projects: [
      { test: { name: 'architecture', include: ['test/architecture.test.ts'] } },
      {
        resolve: { alias: PDF_LIBRARY },
        test: {
          name: 'core',
          include: ['test/{core,samples,screen}/**/*.test.{ts,tsx}'],
          // Pure functions leave nothing behind: what they import is loaded once.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias: PDF_LIBRARY },
        test: { name: 'unit', include: ['test/{electron,renderer}/**/*.test.{ts,tsx}'], testTimeout: 60_000 },
      },
      {
        resolve: { alias: PDF_LIBRARY },
        test: {
          name: 'judges',
          include: ['test/judges/**/*.test.ts'],
          // Nothing in them outlives a file: what they import is loaded once.
          isolate: false,
          globalSetup: ['test/judges/setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'network',
          include: ['test/network/**/*.test.ts'],
          globalSetup: ['test/network/setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          exclude: [BARE_SYSTEM],
          globalSetup: ['test/package/support/setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
      {
        test: {
          name: 'app',
          include: ['test/app/**/*.test.ts'],
          exclude: LONG,
          isolate: false,
          globalSetup: ['test/app/support/setup.ts'],
          // Ends of waiting for what never comes, far beyond what a busy machine takes.
          testTimeout: 600_000,
          hookTimeout: 600_000,
          expect: { poll: { timeout: 60_000 } },
          // The window system can come between once; who needs a second attempt is named at the end.
          retry: 1,
          // Two windows at a time, each on a display of its own; a window waits more than it works.
          maxWorkers: WINDOWS_AT_A_TIME,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
