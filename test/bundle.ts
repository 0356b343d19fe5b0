import { join } from 'node:path';
import { build } from 'vite';
import { projectFolder } from '../electron/runtime/project.mjs';

/** A codec's loader asks for its own folder as CommonJS names it. */
const FOLDER = "import { dirname as dirname$ } from 'node:path';\nconst __dirname = dirname$(import.meta.filename);";

/** Builds a file of test/ for plain Node, as the command line is built, into out/test/; gives the path of the program. */
export async function bundled(entry: string, name: string): Promise<string> {
  const outDir = join(projectFolder, 'out', 'test', name);
  await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'error',
    // All in one, as in the program itself; the two peers are CommonJS that only Node takes as it is.
    ssr: { noExternal: true, external: ['daikon', 'dcmjs'] },
    build: {
      ssr: entry,
      outDir,
      target: 'node20',
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs`, banner: FOLDER } },
    },
  });
  return join(outDir, `${name}.mjs`);
}

/** The text of a file of test/ as one script for a worker of the window. */
export async function workerCode(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome130',
      lib: { entry, formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [output] = [built].flat().flatMap((part) => ('output' in part ? part.output : []));
  if (output?.type !== 'chunk') throw new Error(`${entry} gave no script`);
  return output.code;
}
