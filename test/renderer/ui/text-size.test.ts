import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../../electron/runtime/project.mjs';

test('every size of text is in rem, so that all text grows with the preference', () => {
  const folder = join(projectFolder, 'renderer');
  const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));
  expect(sheets.length).toBeGreaterThan(10);
  const inPixels = sheets.flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .map((line, index) => `${name}:${index + 1}: ${line.trim()}`)
      .filter((line) => /: (font-size|line-height|font):.*[0-9]px/.test(line)),
  );
  expect(inPixels).toEqual([]);
});
