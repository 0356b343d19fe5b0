import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NOBODY = 65_534;
/** Whether the tests may make networks and devices. */
export const isRoot = process.getuid?.() === 0;

/** A new folder of the user as whom the installed program runs in the tests. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ivus-installed-'));
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  return folder;
}

/**
 * A script that runs `program` with the words it is given as an ordinary user, to whom Chromium's sandbox is open: as nobody where the
 * tests run as root, and there with the device of FUSE as a desktop has it,
 * for everybody. `cutOff`: as root also in a network of its own without any way out, which counts what is asked of it.
 */
export function asOrdinaryUser(program: string, cutOff = false): string {
  const folder = mkdtempSync(join(tmpdir(), 'ivus-as-user-'));
  chmodSync(folder, 0o755);
  const script = join(folder, 'start.sh');
  const home = ownFolder();
  const drop = `exec setpriv --reuid ${NOBODY} --regid ${NOBODY} --clear-groups env HOME='${home}' '${program}' "$@"`;
  const inside = join(folder, 'inside.sh');
  const device = join(folder, 'fuse');
  const open = `[ -e '${device}' ] || mknod -m 666 '${device}' c 10 229; mount --bind '${device}' /dev/fuse`;
  writeFileSync(inside, `#!/bin/sh\n${open}\n${drop}\n`, { mode: 0o755 });
  const start = isRoot
    ? `exec unshare --mount ${cutOff ? '--net' : ''} '${inside}' "$@"`
    : `HOME='${home}' exec '${program}' "$@"`;
  writeFileSync(script, `#!/bin/sh\n${start}\n`, { mode: 0o755 });
  return script;
}

/** What this machine lets an ordinary user of the tests do; a container may forbid either, and what needs it is then skipped by name. */
export const allows = {
  /** Chromium's sandbox: namespaces of a user's own. */
  sandbox: runsAsUser(false, 'unshare', '--user', '--map-root-user', 'true'),
  /** Files shown as folders, and a network without any way out. */
  fuse: runsAsUser(true, 'sh', '-c', 'exec 3<>/dev/fuse'),
};

function runsAsUser(cutOff: boolean, program: string, ...words: readonly string[]): boolean {
  return spawnSync(asOrdinaryUser(`/usr/bin/${program}`, cutOff), words).status === 0;
}
