import { join } from 'node:path';
import { program } from '../../core/program.ts';
import { newerChromium } from './browser.ts';
import { outcomeOf } from './command.ts';
import { ensureElectron, wanted } from './electron.ts';
import { projectFolder } from './project.mjs';
import { samplesFolder } from './sample-files.ts';
import { ensureSystemLibraries, WINDOW_PACKAGES } from './system.ts';

/** `npm start -- --check`: says every version, tries the program out in Node.js and in the Electron that is here, and gives the exit code. */
export async function check(say: (line: string) => void): Promise<number> {
  const line = (text: string) => console.log(text);
  line(`${program.name} ${program.version}`);
  const browser = await newerChromium();
  line(`Browser for the window: ${browser?.name ?? 'none that is newer than the carried Electron'}`);
  const inNode = await tryOut(`Node.js ${process.versions.node}`, process.execPath, {}, line);
  const libraries = await ensureSystemLibraries(WINDOW_PACKAGES, say);
  const electron = libraries.ok ? await ensureElectron(say) : libraries;
  if (!electron.ok) {
    line(`Electron ${wanted().version}: ${electron.problem}`);
    return 1;
  }
  const { version, from, executable } = electron.value;
  const old = version === wanted().version ? '' : `, older than the ${wanted().version} that this project is made for`;
  const name = `Electron ${version} from ${from}${old}`;
  const inElectron = await tryOut(name, executable, { ELECTRON_RUN_AS_NODE: '1' }, line);
  return inNode && inElectron ? 0 : 1;
}

/** Runs the self-test of the command line in one of the programs that can run it; whether all answers were right. */
async function tryOut(
  name: string,
  executable: string,
  env: Readonly<Record<string, string>>,
  line: (text: string) => void,
): Promise<boolean> {
  const words = [join(projectFolder, 'out', 'main', 'cli.js'), 'check', join(samplesFolder, 'practice-01.dcm')];
  const { code, stdout, stderr } = await outcomeOf(executable, words, 60_000, { ...process.env, ...env });
  line(`${name}: ${code === 0 ? 'all right' : 'NOT right'}`);
  for (const answer of `${stdout}${code === 0 ? '' : stderr}`.trim().split('\n')) line(`  ${answer}`);
  return code === 0;
}
