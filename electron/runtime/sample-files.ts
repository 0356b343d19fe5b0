import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../core/result.ts';
import { marksUnder, stampIn } from './built.mjs';
import { runShown } from './command.ts';
import { projectFolder } from './project.mjs';

/** Folder of the generated practice studies. */
export const samplesFolder = join(projectFolder, 'samples', 'generated');

/**
 * Makes the practice studies that are missing or older than their descriptions; needs what `ensureBuilt` builds. Nothing is started to
 * find that out where the build and the studies are still those of the last time.
 */
export async function ensureSamples(): Promise<Result<void>> {
  const out = join(projectFolder, 'out');
  const stamp = join(out, '.samples-made');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === samplesMark(projectFolder)) return ok(undefined);
  const code = await runShown(process.execPath, [join(out, 'main', 'samples.js')]);
  if (code !== 0) return fail('The sample studies could not be made; see the messages above.');
  writeFileSync(stamp, samplesMark(projectFolder));
  return ok(undefined);
}

/** What `folder`/out was built from, descriptions of studies included, and a line for each file of the studies with its size and the time it was last changed. */
export function samplesMark(folder: string): string {
  const built = readFileSync(stampIn(join(folder, 'out')), 'utf8');
  return [built, ...marksUnder(folder, join('samples', 'generated'))].join('\n');
}
