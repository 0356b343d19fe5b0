import { mkdir, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes a folder and those above it; throws where it cannot. Step by step: on a system folder such as /proc, Node's own way tries for ever. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return;
    const above = dirname(path);
    if (code !== 'ENOENT' || above === path || (await realFolder(above)) !== null) throw error;
    await makeFolder(above);
    await mkdir(path);
  }
}

/** The folder itself behind all links; null when there is none. */
export async function realFolder(path: string): Promise<string | null> {
  return realpath(path).catch(() => null);
}

/** Why a place cannot be written, as the part of a sentence. */
export function whyUnwritable(error: unknown): string {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'no folder can be made there',
    ENOTDIR: 'a part of the path is a file',
    EEXIST: 'a part of the path is a file',
    EACCES: 'you do not have permission',
    EPERM: 'you do not have permission',
    EROFS: 'the location is read-only',
    ENOSPC: 'the disk is full',
    ENAMETOOLONG: 'its name is too long',
  };
  return reasons[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
