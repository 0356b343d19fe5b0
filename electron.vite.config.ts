import { copyFileSync, mkdirSync } from 'node:fs';
import { basename } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { thirdPartyLicences } from './electron/packaging/licences.ts';
import { REPORT_FONTS } from './electron/runtime/fonts.mjs';
import { PDF_LIBRARY } from './electron/runtime/pdf-library.mjs';

/** Puts the fonts of reports beside the built program. */
const fonts = {
  name: 'report-fonts',
  writeBundle() {
    mkdirSync('out/fonts', { recursive: true });
    for (const file of REPORT_FONTS) copyFileSync(file, `out/fonts/${basename(file)}`);
  },
};

/** Puts the list of what others wrote beside the window, which shows it in About. */
const licences: Plugin = {
  name: 'third-party-licences',
  generateBundle() {
    const source = JSON.stringify(thirdPartyLicences(import.meta.dirname));
    this.emitFile({ type: 'asset', fileName: 'third-party-licences.json', source });
  },
};

/** Writes the scripts of the window in ASCII: the engine holds them, and reads them at each start, at one byte a sign instead of two. */
const ascii: Plugin = {
  name: 'ascii',
  generateBundle(_, bundle) {
    const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
    for (const file of Object.values(bundle))
      if (file.type === 'chunk') file.code = file.code.replace(/[\u0080-\uffff]/g, escaped);
  },
};

/** Builds into out/: main/ (window shell, command line, sample maker), preload/ and renderer/. */
export default defineConfig({
  main: {
    // fflate's Node build makes its own require, which collides with the one that the builder adds.
    resolve: { alias: { fflate: 'fflate/browser', ...PDF_LIBRARY } },
    plugins: [fonts],
    build: {
      externalizeDeps: false,
      target: 'node20',
      rollupOptions: {
        input: {
          main: 'electron/main.ts',
          cli: 'electron/cli.ts',
          samples: 'samples/generate.ts',
          deidentify: 'electron/deidentify/process.ts',
          network: 'electron/network/process.ts',
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      // Of the oldest Electron that runs it.
      target: 'node20',
      rollupOptions: {
        input: { preload: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    resolve: { alias: PDF_LIBRARY },
    plugins: [react(), licences, ascii],
    worker: { format: 'es' },
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      // Without what only readers need; names stay, for the log.
      rollupOptions: {
        input: 'renderer/index.html',
        output: { minify: { compress: false, mangle: false, codegen: true } },
      },
    },
  },
});
