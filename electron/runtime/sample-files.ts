import { join } from 'node:path';
import { fail, ok, type Result } from '../../core/result.ts';
import { runShown } from './command.ts';
import { projectFolder } from './project.mjs';

/** Folder of the generated practice studies. */
export const samplesFolder = join(projectFolder, 'samples', 'generated');

/** Makes the practice studies that are missing or older than their descriptions; needs what `ensureBuilt` builds. */
export async function ensureSamples(): Promise<Result<void>> {
  const code = await runShown(process.execPath, [join(projectFolder, 'out', 'main', 'samples.js')]);
  return code === 0 ? ok(undefined) : fail('The sample studies could not be made; see the messages above.');
}
