import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failureCode } from './failure.ts';

/** Makes a folder and those above it; throws where it cannot. Step by step: on a system folder such as /proc, Node's own way tries for ever. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (failureCode(error) === 'EEXIST') return;
    const above = dirname(path);
    const there = above === path || (await stat(above).catch(() => null)) !== null;
    if (failureCode(error) !== 'ENOENT' || there) throw error;
    await makeFolder(above);
    await mkdir(path);
  }
}
