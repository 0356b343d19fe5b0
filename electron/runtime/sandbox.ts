import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../core/result.ts';

const PROHIBITIONS = [
  { file: '/proc/sys/kernel/apparmor_restrict_unprivileged_userns', prohibits: '1' },
  { file: '/proc/sys/kernel/unprivileged_userns_clone', prohibits: '0' },
];

/**
 * The switches with which this user can start the Electron in `folder`: none, or (root on Linux, whom Chromium gives no sandbox)
 * `--no-sandbox`; fails with the command to run where this Linux forbids the sandbox.
 */
export function sandboxSwitches(folder: string): Result<readonly string[]> {
  if (process.platform !== 'linux') return ok([]);
  if (process.getuid?.() === 0) return ok(['--no-sandbox']);
  const forbidden = PROHIBITIONS.some(
    ({ file, prohibits }) => existsSync(file) && readFileSync(file, 'utf8').trim() === prohibits,
  );
  const own = join(folder, 'chrome-sandbox');
  const about = statSync(own, { throwIfNoEntry: false });
  const privileged = about?.uid === 0 && (about.mode & 0o4000) !== 0;
  if (!forbidden || privileged) return ok([]);
  return fail(
    `This Linux system blocks Electron's sandbox: run "sudo chown root ${own} && sudo chmod 4755 ${own}" and start again.`,
  );
}
