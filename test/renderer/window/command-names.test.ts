import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MENU_COMMANDS } from '../../../core/contract.ts';
import { projectFolder } from '../../../electron/runtime/project.mjs';
import { COMMANDS } from '../../../renderer/window/commands.ts';

const renderer = join(projectFolder, 'renderer');
const sources = readdirSync(renderer, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

/** Where a room names a command that another room owns: a button, a hint, the words of a key, or running it. */
const NAMED =
  /(?:<Command(?:Button|Icon)\s[^>]*?\bid=|\b(?:useHint|useKeyWords|commandWords|commandOf|runCommand|menuCommand|firstKey|useFirstKey)\()["']([\w.]+)["']/g;

test('every command that a room names has been registered', () => {
  const named = new Set(sources.flatMap((text) => [...text.matchAll(NAMED)].map(([, id]) => id ?? '')));
  const known = new Set(COMMANDS.map(({ id }) => id));
  expect(named.size).toBeGreaterThan(20);
  expect([...named, ...MENU_COMMANDS].filter((id) => !known.has(id) && id !== 'flushAndClose')).toEqual([]);
});
