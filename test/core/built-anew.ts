import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder, or where the compiler is there with which a file of it says that it was built, a copy in which it is built anew by the command in that file. */
export function builtAnew(folder: string, saying: string): string {
  const text = readFileSync(join(folder, saying), 'utf8');
  const [, version = '?'] = /by clang and lld ([\d.]+)[,:]/.exec(text) ?? [];
  const [, command = ''] = /^\/\/ (clang .*)$/m.exec(text) ?? [];
  if (!String(spawnSync('clang', ['--version']).stdout ?? '').includes(`version ${version}`)) return folder;
  const copy = mkdtempSync(join(tmpdir(), 'ivus-clang-'));
  cpSync(folder, copy, { recursive: true });
  const [program = '', ...args] = command.split(' ');
  execFileSync(program, args, { cwd: copy });
  return copy;
}

/** The SHA-256 of a file. */
export function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
