import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../core/result.ts';
import { outcomeOf } from '../runtime/command.ts';
import { findProgram, type SystemPackage } from '../runtime/system.ts';

/** What the stand-ins of this folder need on a Debian machine. */
export const PACKAGING_PACKAGES: readonly SystemPackage[] = [
  'dpkg',
  'gcc',
  'libc6-dev',
  'squashfs-tools',
  'desktop-file-utils',
  'libsquashfuse-dev',
  'libfuse3-dev',
  'libzstd-dev',
  'liblz4-dev',
  'liblzo2-dev',
  'liblzma-dev',
  'zlib1g-dev',
];

const LIBRARIES = ['squashfuse_ll', 'squashfuse', 'fuse3', 'zstd', 'lz4', 'lzo2', 'lzma', 'z', 'pthread'];
const QUICK = '-Xcompression-level 1';
/** Bytes 8 to 10 of an AppImage of type 2, in the part of an ELF header that nothing reads. */
const MARK = Buffer.from([0x41, 0x49, 0x02]);

/** Whether the tools that electron-builder brings can be had: they are downloaded from GitHub. */
export async function canDownloadTools(): Promise<boolean> {
  const answer = fetch('https://github.com/', { method: 'HEAD', signal: AbortSignal.timeout(10_000) });
  return answer.then(
    ({ ok }) => ok,
    () => false,
  );
}

/**
 * Makes stand-ins in `folder` for the tools that electron-builder downloads: dpkg-deb for fpm, this system's mksquashfs, and a runtime
 * of our own for the AppImage; `quick` packs that in seconds instead of small. Gives the environment in which electron-builder takes them.
 */
export async function ownTools(folder: string, quick: boolean): Promise<Result<Readonly<Record<string, string>>>> {
  const appImage = join(folder, 'appimage');
  for (const part of ['runtimes', 'lib/x64']) mkdirSync(join(appImage, part), { recursive: true });
  for (const [tool, more] of Object.entries({ mksquashfs: quick ? QUICK : '', 'desktop-file-validate': '' })) {
    const program = findProgram([tool]);
    if (program === undefined) return fail(`${tool} is missing.`);
    writeFileSync(join(appImage, tool), `#!/bin/sh\nexec ${program} "$@" ${more}\n`, { mode: 0o755 });
  }
  const runtime = await compileRuntime(join(appImage, 'runtimes', 'runtime-x64'));
  if (!runtime.ok) return runtime;
  return ok({ APPIMAGE_TOOLS_PATH: appImage, CUSTOM_FPM_PATH: join(import.meta.dirname, 'deb.mjs') });
}

async function compileRuntime(program: string): Promise<Result<void>> {
  const source = join(import.meta.dirname, 'appimage-runtime.c');
  const flags = ['-O2', '-s', '-static', '-D_FILE_OFFSET_BITS=64'];
  const words = [...flags, '-o', program, source, ...LIBRARIES.map((name) => `-l${name}`)];
  const compiled = await outcomeOf('gcc', words);
  if (compiled.code !== 0) return fail(`The runtime of the AppImage could not be compiled: ${compiled.stderr.trim()}`);
  const bytes = readFileSync(program);
  MARK.copy(bytes, 8);
  writeFileSync(program, bytes);
  chmodSync(program, 0o755);
  return ok(undefined);
}
