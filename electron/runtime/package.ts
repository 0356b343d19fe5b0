import { build } from 'electron-builder';
import { ensureBuilt } from './built.mjs';
import { ensureElectron } from './electron.ts';
import { ensureSamples } from './sample-files.ts';

process.exitCode = await makePackage(process.argv.includes('--installer'));

/** `npm run package`: puts the program and its Electron into dist/, as a folder that starts here or (`--installer`) as one file to hand on. */
async function makePackage(installer: boolean): Promise<number> {
  await ensureBuilt();
  const samples = await ensureSamples();
  const electron = await ensureElectron((line) => console.error(line));
  for (const part of [samples, electron]) if (!part.ok) console.error(part.problem);
  if (!samples.ok || !electron.ok) return 1;
  await build({ dir: !installer, config: { electronDist: electron.value.folder } });
  return 0;
}
