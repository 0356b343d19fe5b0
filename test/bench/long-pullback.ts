import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../electron/runtime/project.mjs';
import { type Description, description } from '../../samples/phantom/description.ts';
import { painterOf } from '../../samples/phantom/draw.ts';
import { ivusFile } from '../../samples/phantom/ivus-file.ts';
import { momentsOf } from '../../samples/phantom/motion.ts';
import { pictureDigest } from '../../samples/phantom/study.ts';

export const PULLBACK_FRAMES = 1000;

/** The vein of the first practice study, pulled back through in 1,000 frames of their own, in JPEG: made in the system's folder for temporary files, or found there. */
export async function longPullback(): Promise<string> {
  const of = await slow();
  const digest = pictureDigest(of);
  const path = join(tmpdir(), `ivus-planner-pullback-${digest.slice(0, 12)}.dcm`);
  if (existsSync(path)) return path;
  console.error(`Making ${path} …`);
  await writeFile(`${path}.part`, ivusFile(of, digest, momentsOf(of).map(painterOf(of))));
  await rename(`${path}.part`, path);
  return path;
}

async function slow(): Promise<Description> {
  const path = join(projectFolder, 'samples', 'cases', 'classic-left-nivl.json');
  const of = description.parse(JSON.parse(await readFile(path, 'utf8')));
  if (of.pullback.kind !== 'manual') throw new Error(`${path} is no manual pullback any more`);
  const longer = (PULLBACK_FRAMES - 1) / (of.picture.frames - 1);
  const keys = of.pullback.path.map((key) => ({ ...key, frame: 1 + Math.round((key.frame - 1) * longer) }));
  return description.parse({
    ...of,
    picture: { ...of.picture, frames: PULLBACK_FRAMES },
    pullback: { ...of.pullback, path: keys },
    file: { ...of.file, jpegQuality: 90 },
  });
}
