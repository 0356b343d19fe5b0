import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../../../electron/runtime/project.mjs';

const folder = join(projectFolder, 'core', 'dicom', 'decode', 'quick-jpeg');
const [, version = '?'] = /by clang and lld ([\d.]+),/.exec(readFileSync(join(folder, 'jpeg.h'), 'utf8')) ?? [];
const [, command = ''] = /^\/\/ (clang .*)$/m.exec(readFileSync(join(folder, 'jpeg.h'), 'utf8')) ?? [];

function digestsIn(of: string): string {
  const names = readdirSync(of).filter((name) => /\.(h|c|wasm)$/.test(name));
  const line = (name: string) =>
    `${createHash('sha256')
      .update(readFileSync(join(of, name)))
      .digest('hex')}  ${name}`;
  return `${names.toSorted().map(line).join('\n')}\n`;
}

/** The folder, or where the compiler it was built with is there, a copy in which it is built anew. */
function builtAnew(): string {
  if (!String(spawnSync('clang', ['--version']).stdout ?? '').includes(`version ${version}`)) return folder;
  const copy = mkdtempSync(join(tmpdir(), 'ivus-clang-'));
  cpSync(folder, copy, { recursive: true });
  const [program = '', ...args] = command.split(' ');
  execFileSync(program, args, { cwd: copy });
  return copy;
}

test('the compiled decoder is that of the sources beside it', () => {
  const inOrder = (text: string) =>
    text
      .trim()
      .split('\n')
      .toSorted((a, b) => a.slice(66).localeCompare(b.slice(66)));
  expect(inOrder(digestsIn(builtAnew()))).toEqual(inOrder(readFileSync(join(folder, 'SHA256SUMS'), 'utf8')));
});
