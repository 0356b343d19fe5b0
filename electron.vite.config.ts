import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Builds into out/: main/ (window shell, command line, sample maker), preload/ and renderer/. */
export default defineConfig({
  main: {
    // fflate's Node build makes its own require, which collides with the one that the builder adds.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      externalizeDeps: false,
      target: 'node20',
      rollupOptions: {
        input: { main: 'electron/main.ts', cli: 'electron/cli.ts', samples: 'samples/generate.ts' },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react()],
    worker: { format: 'es' },
    build: { outDir: 'out/renderer', target: 'chrome130', rollupOptions: { input: 'renderer/index.html' } },
  },
});
