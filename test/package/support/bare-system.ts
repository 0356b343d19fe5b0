import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { outcomeOf } from '../../../electron/runtime/command.ts';

/** A Debian on which nothing is installed but what its own installer brings, in a folder of this one. */
export interface BareSystem {
  /** Where it lies. */
  readonly root: string;
  readonly remove: () => void;
}

/** The user of the bare system. */
const USER = 1000;

/** Runs a program to its end and throws what it said where it fails. */
async function done(program: string, words: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await outcomeOf(program, words);
  if (code !== 0) throw new Error(`${program} ${words.join(' ')} failed:\n${stderr.slice(-2000)}`);
  return stdout;
}

/**
 * Makes a minimal Debian 12 with a font and fuse3 (what every desktop has), and installs `deb` there by apt with what it asks for.
 * Needs root, mmdebstrap, and a way to Debian's packages.
 */
export async function bareSystem(deb: string): Promise<BareSystem> {
  const folder = mkdtempSync(join(tmpdir(), 'ivus-bare-'));
  const root = join(folder, 'root');
  await done('mmdebstrap', ['--variant=minbase', '--include=fuse3,fonts-dejavu-core', 'bookworm', root]);
  copyFileSync(deb, join(root, 'opt', basename(deb)));
  const install = `apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends /opt/${basename(deb)}`;
  await done('chroot', [root, 'sh', '-c', install]);
  await done('chroot', [root, 'useradd', '--create-home', '--uid', String(USER), 'user']);
  return { root, remove: () => rmSync(folder, { recursive: true }) };
}

/** A copy of a file in the bare system; its path in there. */
export function bring({ root }: BareSystem, path: string): string {
  const folder = '/srv';
  if (!existsSync(join(root, folder))) mkdirSync(join(root, folder));
  copyFileSync(path, join(root, folder, basename(path)));
  return `${folder}/${basename(path)}`;
}

/** The AppImage in `file` with other contents, which lie in `folder`. */
export async function packedAgain(file: string, folder: string, target: string): Promise<void> {
  const offset = Number(await done(file, ['--appimage-offset']));
  if (!(offset > 0)) throw new Error(`${file} does not say where its contents begin`);
  await done('mksquashfs', [folder, `${target}.squashfs`, '-root-owned', '-noappend', '-Xcompression-level', '1']);
  await done('sh', ['-c', `head -c ${offset} '${file}' > '${target}' && cat '${target}.squashfs' >> '${target}'`]);
  await done('chmod', ['755', target]);
  rmSync(`${target}.squashfs`);
}

/**
 * A script that runs `program` of the bare system with the words it is given, as an ordinary user who finds nothing of this system. The bare
 * system is the root of what runs in it, so that Chromium's sandbox may make its own below; a display is reached by its abstract address.
 */
export function insideOf({ root }: BareSystem, program: string): string {
  const script = join(dirname(root), `${basename(program)}.sh`);
  const text = `#!/bin/sh
exec unshare --mount --propagation private sh -c '
set -e
cd ${root}
mount --bind . .
cd ${root}
mkdir -p old
for kind in proc dev sys; do mount --rbind /$kind $kind; done
[ -e fuse ] || mknod -m 666 fuse c 10 229
mount --bind fuse dev/fuse
pivot_root . old
umount -l /old
exec setpriv --reuid ${USER} --regid ${USER} --clear-groups env -i HOME=/home/user PATH=/usr/bin:/bin DISPLAY="$DISPLAY" IVUS_USER_DATA=/home/user/${basename(program)} ${program} "$@"' inside "$@"
`;
  writeFileSync(script, text, { mode: 0o755 });
  return script;
}
