import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../programs.ts';

/** OHIF's own build: 48 MB packed, 204 MB unpacked, too large to be installed with this program by everybody. */
export const OHIF = '3.13.2';
const DIGEST = 'sha512-WZdxmpmG7rqFgW9ZJLcbgr3XCtLi1KDNPoMaeY5PPe6j4G4fjEjjkycZM6C6Zk2F87BKxFfpq+jd5xXZB9E8EA==';

/** The folder of OHIF's pages, fetched from npm once into the system's folder for temporary files; null where it cannot be fetched or is not the one that is known. */
export async function ohifPages(): Promise<string | null> {
  const folder = join(tmpdir(), `ivus-planner-ohif-${OHIF}`);
  if (!existsSync(folder)) {
    try {
      await fetched(folder);
    } catch (failure) {
      console.error(`OHIF ${OHIF} cannot be fetched: ${String(failure)}`);
      return null;
    }
  }
  return join(folder, 'package', 'dist');
}

async function fetched(folder: string): Promise<void> {
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part);
  await run(['npm', 'pack', `@ohif/app@${OHIF}`, '--silent', '--pack-destination', part]);
  const [name = ''] = await readdir(part);
  const digest = createHash('sha512').update(await readFile(join(part, name)));
  if (`sha512-${digest.digest('base64')}` !== DIGEST)
    throw new Error('what npm has is another one than is pinned here');
  await run(['tar', '-xzf', join(part, name), '-C', part]);
  await rename(part, folder);
}
