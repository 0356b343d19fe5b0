import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../electron/runtime/project.mjs';
import { print } from './table.ts';

/** At least 60 frames a second. */
const GOAL_MS = 1000 / 60;

/** Milliseconds of one processor for a frame, in a process of its own: the test runner's way of loading modules slows them down. */
function measured(id: string): { readonly drawn: number; readonly encoded: number } {
  const program = join(projectFolder, 'test/bench/phantom-run.ts');
  const study = join(projectFolder, `samples/cases/${id}.json`);
  return JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', program, study], { encoding: 'utf8' }));
}

test('drawing practice studies, 512 × 512', () => {
  const lines = ['classic-left-nivl', 'mass-compression', 'acute-thrombus'].flatMap((id) => {
    const { drawn, encoded } = measured(id);
    return [
      { what: `${id}: drawing a frame`, ours: drawn, unit: 'ms', goal: { atMost: GOAL_MS } },
      { what: `${id}: a frame as JPEG`, ours: encoded, unit: 'ms' },
    ];
  });
  print('Practice studies (one processor)', lines);
  expect(lines.every(({ ours }) => ours > 0)).toBe(true);
});
