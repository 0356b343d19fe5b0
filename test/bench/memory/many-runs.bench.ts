import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { seeFrame } from '../../app/support/operator.ts';
import { launchWindow } from '../../app/support/window.ts';
import { dicomFile, EXPLICIT, imageElements, pixelData } from '../../core/dicom/build.ts';
import { insideOf } from '../own-work.ts';
import { type Line, print } from '../table.ts';
import { growth } from './growth.ts';
import { memoryOf } from './memory.ts';

const RUNS = 50;
const FRAMES = 1000;
const SIDE = 256;
const MIB = 2 ** 20;
/** What the window keeps of decoded pictures, of longitudinal views and of thumbnails at most, MiB. */
const LIMIT = { pictures: 512, cubes: 128, thumbnails: 8 };
/** Pictures on the screen and on their way, which the limit leaves out, MiB. */
const SHOWN = 4;
const LOOKED_AFTER = [1, 10, 25, RUNS];

/** So many runs of one study, 64 MiB each, on sparse files; each frame is of one grey. */
async function study(folder: string): Promise<void> {
  for (let run = 1; run <= RUNS; run += 1) {
    const head = dicomFile(
      EXPLICIT,
      imageElements(SIDE, SIDE, [
        [0x00080018, 'UI', `1.2.7.${run}`],
        [0x00080060, 'CS', 'IVUS'],
        [0x0020000d, 'UI', '1.2'],
        [0x0020000e, 'UI', '1.2.7'],
        [0x00200013, 'IS', `${run}`.padStart(2)],
        [0x00280008, 'IS', `${FRAMES}`],
        [0x00280009, 'AT', [0x0018, 0x1063]],
        [0x00181063, 'DS', '33.3'],
        pixelData([]),
      ]),
    );
    new DataView(head.buffer).setUint32(head.length - 4, SIDE * SIDE * FRAMES, true);
    const file = await open(join(folder, `run-${String(run).padStart(2, '0')}.dcm`), 'w');
    await file.write(head);
    // Two files are never the same to the last byte.
    await file.write(Uint8Array.of(run), 0, 1, head.length);
    await file.truncate(head.length + SIDE * SIDE * FRAMES);
    await file.close();
  }
}

/** MiB of buffers that the page's own thread holds, as its heap tells: decoded pictures, and all others. */
async function buffersOf(page: Page): Promise<Buffers> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  const { nodes, strings, snapshot } = JSON.parse(chunks.join('')) as Snapshot;
  const fields = snapshot.meta.node_fields;
  const [name, size] = [fields.indexOf('name'), fields.indexOf('self_size')];
  const sums = { pictures: 0, others: 0 };
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (strings[nodes[at + name] ?? -1] !== 'system / JSArrayBufferData') continue;
    const bytes = nodes[at + size] ?? 0;
    sums[bytes === SIDE * SIDE ? 'pictures' : 'others'] += bytes / MIB;
  }
  return sums;
}

interface Buffers {
  readonly pictures: number;
  readonly others: number;
}

/** What the engine tells of its heap: so many numbers for each node, and the texts that some of them stand for. */
interface Snapshot {
  readonly snapshot: { readonly meta: { readonly node_fields: readonly string[] } };
  readonly nodes: readonly number[];
  readonly strings: readonly string[];
}

/** Looks at a run (from 1) from its first frame to its last, until its longitudinal view is whole. */
async function walkThrough(page: Page, run: number): Promise<void> {
  await page
    .locator('button.entry.run')
    .nth(run - 1)
    .click();
  await page.waitForSelector(`[data-testid="viewer"][data-run="1.2.7.${run}"]`);
  await page.waitForSelector(`[data-testid="cut"][data-built="${FRAMES}"]`, { timeout: 120_000 });
  const box = await page.getByRole('slider', { name: /frame/i }).boundingBox();
  if (box === null) throw new Error('there is no slider');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 2, y);
  await page.mouse.down();
  for (let step = 0; step <= 40; step += 1) await page.mouse.move(box.x + 2 + ((box.width - 4) * step) / 40, y);
  await page.mouse.up();
  await seeFrame(page, FRAMES);
}

test(`a study of ${RUNS} runs of ${FRAMES} frames`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-many-runs-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));
  await study(folder);
  const userData = await mkdtemp(join(tmpdir(), 'ivus-bench-'));
  const { app, page } = await launchWindow({ userData, args: [folder], size: { width: 1280, height: 800 } });
  await expect.poll(() => page.locator('button.entry.run').count(), { timeout: 600_000 }).toBe(RUNS);
  const inside = await insideOf(page);
  const read = async () => ({ heap: await inside.heapMb(), ...(await memoryOf(app)) });
  const readings = [await read()];
  const buffers = new Map<number, Buffers>();
  for (let run = 1; run <= RUNS; run += 1) {
    await walkThrough(page, run);
    readings.push(await read());
    // To ask for them takes memory itself: not after each run.
    if (LOOKED_AFTER.includes(run)) buffers.set(run, await buffersOf(page));
  }
  await app.close();
  print(`A study of ${RUNS} runs of ${FRAMES} frames, looked at one after the other`, linesOf(readings, buffers));
  expect(Math.max(...[...buffers.values()].map(({ pictures }) => pictures))).toBeLessThanOrEqual(
    LIMIT.pictures + SHOWN,
  );
});

interface Reading {
  readonly heap: number;
  readonly windowMb: number;
  readonly shellMb: number;
}

function linesOf(readings: readonly Reading[], buffers: ReadonlyMap<number, Buffers>): readonly Line[] {
  const half = readings.slice(RUNS / 2);
  const after = [...buffers].flatMap(([run, { pictures, others }]): readonly Line[] => [
    { what: `after ${run} runs: window process`, ours: readings[run]?.windowMb ?? Number.NaN, unit: 'MiB' },
    { what: '  decoded pictures', ours: pictures, unit: 'MiB', goal: { atMost: LIMIT.pictures + SHOWN } },
    {
      what: '  other buffers: longitudinal views, thumbnails',
      ours: others,
      unit: 'MiB',
      goal: { atMost: LIMIT.cubes + LIMIT.thumbnails },
    },
    { what: '  JavaScript heap', ours: readings[run]?.heap ?? Number.NaN, unit: 'MiB' },
    { what: '  shell process', ours: readings[run]?.shellMb ?? Number.NaN, unit: 'MiB' },
  ]);
  return [
    ...after,
    // The window process goes up and down by 50 MiB with what its workers have not collected yet: its growth has no goal.
    ...(['windowMb', 'heap', 'shellMb'] as const).map(
      (what): Line => ({
        what: `${NAMES[what]} grows with each of the last ${RUNS / 2} runs`,
        ours: growth(half.map((reading) => reading[what])),
        unit: 'MiB',
        ...(what === 'windowMb' ? {} : { goal: { atMost: 0.1 } }),
      }),
    ),
  ];
}

const NAMES = { windowMb: 'window process', heap: 'JavaScript heap', shellMb: 'shell process' };
