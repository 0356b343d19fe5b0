import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contourOf } from '../../core/geometry/flat.ts';
import type { Contour } from '../../core/geometry/point.ts';
import { workedCase } from '../../core/plan/rules/worked.ts';
import { ensureBuilt } from '../../electron/runtime/built.mjs';
import { projectFolder } from '../../electron/runtime/project.mjs';

const CASES = process.env['IVUS_BENCH_QUICK'] === '1' ? 2000 : 10_000;
const LINE_FEED = 10;

/** An outline turned, moved and dented a little, so that no two cases are alike and no number is short. */
function varied(contour: Contour, number: number): Contour {
  const [cos, sin] = [Math.cos(number), Math.sin(number)];
  return contour.map(([x, y], vertex) => {
    const dent = 1 + 0.01 * Math.cos((6 * Math.PI * vertex) / contour.length + number);
    return [20 * cos + dent * (x * cos - y * sin), 20 * sin + dent * (x * sin + y * cos)];
  });
}

/** The worked base case with its three outlines of 256 vertices, as one line of a batch. */
function line(number: number): string {
  const base = workedCase({});
  const lumens = base.lumens?.map((lumen) => ({ ...lumen, contour: varied(contourOf(lumen.contour), number) }));
  return JSON.stringify({ ...base, id: `case ${number}`, lumens });
}

/** Lines that the program prints for a batch, from its start to its end. */
async function answersTo(path: string): Promise<number> {
  const program = join(projectFolder, 'out', 'main', 'cli.js');
  const child = spawn(process.execPath, [program, 'plan', '--batch', path], { stdio: ['ignore', 'pipe', 'inherit'] });
  let answers = 0;
  child.stdout.on('data', (piece: Buffer) => {
    for (const byte of piece) if (byte === LINE_FEED) answers += 1;
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
  return answers;
}

test('cases of three 256-vertex outlines through --batch, from start to last answer, in one process', async () => {
  await ensureBuilt();
  const folder = await mkdtemp(join(tmpdir(), 'ivus-plan-bench-'));
  const path = join(folder, 'cases.jsonl');
  await writeFile(path, Array.from({ length: CASES }, (_, number) => line(number)).join('\n'));
  const begin = performance.now();
  const answers = await answersTo(path);
  const seconds = (performance.now() - begin) / 1000;
  console.log('\nPlanning in a batch (no peer: nothing else plans by these rules)');
  console.log(`  ${CASES} cases in ${seconds.toFixed(1)} s: ${(CASES / seconds).toFixed(0)} cases/s`);
  expect(answers).toBe(CASES);
  await rm(folder, { recursive: true });
});
