import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { contentDigest } from '../../core/dicom/bytes/digest.ts';
import { openRun } from '../../core/dicom/study.ts';
import { writeSession } from '../../core/session/document/file.ts';
import { newRecord } from '../../core/session/document/identity.ts';
import { openFileSource } from '../../electron/file-source.ts';
import { ensureBuilt } from '../../electron/runtime/built.mjs';
import { projectFolder } from '../../electron/runtime/project.mjs';
import { perfect, study } from '../core/practice/perfect.ts';

const run = promisify(execFile);
const ROUNDS = 3;
/** Tells at its end how much memory the program had at most, KiB. */
const TELL =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("maxRSS "+process.resourceUsage().maxRSS+"\\n"))';

const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;

/** The classic study traced perfectly, beside its run. */
async function prepared(folder: string) {
  const file = join(projectFolder, 'samples/generated/practice-01.dcm');
  const source = await openFileSource(file, 'practice-01.dcm');
  if (!source.ok) throw new Error(source.problem);
  const opened = await openRun(source.value);
  if (!opened.ok) throw new Error(opened.problem);
  const record = newRecord({ run: opened.value, digest: await contentDigest(source.value, opened.value) });
  await source.value.close();
  const session = perfect(study('classic-left-nivl'));
  const outlines = session.outlines.map((outline) => ({ ...outline, run: record.sopInstanceUid }));
  const path = join(folder, 'case.ivus.json');
  await writeFile(path, writeSession({ ...session, runs: [record], outlines }));
  return { file, path };
}

test('the report of a case, PDF, SR and tables together, by the command line from start to end', async () => {
  await ensureBuilt();
  const folder = await mkdtemp(join(tmpdir(), 'ivus-report-bench-'));
  const { file, path } = await prepared(folder);
  const program = join(projectFolder, 'out', 'main', 'cli.js');
  const seconds: number[] = [];
  const megabytes: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const out = join(folder, String(round));
    const words = ['report', path, '--pdf', '--sr', '--csv', '--out', out, '--runs', file];
    const begin = performance.now();
    const { stdout, stderr } = await run(process.execPath, ['--import', TELL, program, ...words]);
    seconds.push((performance.now() - begin) / 1000);
    megabytes.push(Number(/maxRSS (\d+)/.exec(stderr)?.[1]) / 1024);
    expect(stdout.trim().split('\n').length).toBe(4);
  }
  console.log('\nReport of a case: PDF with three key frames, SR, two tables (no peer)');
  console.log(`  ${middle(seconds).toFixed(2)} s, at most ${middle(megabytes).toFixed(0)} MB`);
  expect(megabytes.every(Number.isFinite)).toBe(true);
  await rm(folder, { recursive: true });
});
