import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ensureBuilt } from '../../electron/runtime/built.mjs';
import { projectFolder } from '../../electron/runtime/project.mjs';
import { dicomFile, type Element, EXPLICIT, imageElements } from '../core/dicom/build.ts';
import { region } from '../core/dicom/stack/single-frames.ts';
import { median } from './median.ts';
import { print } from './table.ts';

const STUDIES = process.env['IVUS_BENCH_QUICK'] === '1' ? 100 : 500;
/** Files of one study: runs of eight frames, single frames of one series, and a text. */
const RUNS = 4;
const SINGLES = 15;
const FILES = STUDIES * (RUNS + SINGLES + 1);
const SIDE = 64;

function image(study: number, within: number): Uint8Array {
  const frames = within < RUNS ? 8 : 1;
  const more: readonly Element[] = [
    [0x00080018, 'UI', `1.2.3.${study}.${within}`],
    [0x00080060, 'CS', 'IVUS'],
    [0x00100010, 'PN', `Bench^Study ${study}`],
    [0x00100020, 'LO', `P${study}`],
    [0x00181063, 'DS', '33.3'],
    [0x0020000d, 'UI', `1.2.3.${study}`],
    [0x0020000e, 'UI', `1.2.3.${study}.${Math.min(within, RUNS)}.1`],
    [0x00200013, 'IS', String(within)],
    [0x00280008, 'IS', String(frames)],
    region(1.5),
  ];
  const pixels = Uint8Array.from({ length: SIDE * SIDE * frames }, (_, k) => (7 * k + study + within) % 251);
  return dicomFile(EXPLICIT, [...imageElements(SIDE, SIDE, more), [0x7fe00010, 'OB', pixels]]);
}

async function folderOfStudies(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-folder-bench-'));
  for (let study = 0; study < STUDIES; study += 1) {
    const below = join(folder, `study-${study}`);
    await mkdir(below);
    await writeFile(join(below, 'notes.txt'), `Notes on study ${study}`);
    for (let within = 0; within < RUNS + SINGLES; within += 1)
      await writeFile(join(below, `image-${within}.dcm`), image(study, within));
  }
  return folder;
}

/** The program's own answer on a folder, from its start to its end: seconds, and how many files open. */
async function inspected(folder: string): Promise<{ readonly seconds: number; readonly said: string }> {
  const program = join(projectFolder, 'out', 'main', 'cli.js');
  const begin = performance.now();
  const child = spawn(process.execPath, [program, 'inspect', folder, '--json'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => {
    said += piece.toString();
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
  return { seconds: (performance.now() - begin) / 1000, said };
}

test(`a folder of ${FILES} files of ${STUDIES} studies, from start to last answer, in one process`, async () => {
  await ensureBuilt();
  const folder = await folderOfStudies();
  const took: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    const { seconds, said } = await inspected(folder);
    expect(said).toContain(`${STUDIES * (RUNS + SINGLES)} of ${FILES} open`);
    took.push(seconds);
  }
  print('A folder of many studies', [
    {
      what: 'ivus inspect: each file opened and its first picture decoded',
      ours: (1000 * median(took)) / FILES,
      unit: 'ms',
      goal: { atMost: 0.5 },
    },
  ]);
  await rm(folder, { recursive: true });
});
