import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportCopies } from '../../electron/deidentify/export.ts';

/** One de-identified copy, written and proved, in a process of its own: prints milliseconds and by how many MiB the memory held rises at most, looked at after each frame (what the system calls the most ever held is that of the parent before the start). */
async function copied(path: string, masked: boolean): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ivus-bench-copy-'));
  const boxes = masked ? [{ x0: 0, y0: 0, x1: 199, y1: 29 }] : [];
  const item = { path, mask: { outsideRegions: false, boxes }, confirmed: true };
  const wish = { items: [item], sessions: [], out: join(folder, 'out'), key: new Uint8Array(32).fill(1) };
  const before = process.memoryUsage.rss();
  let most = before;
  const progress = () => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const began = performance.now();
  const done = await exportCopies(wish, { signal: new AbortController().signal, progress });
  const ms = performance.now() - began;
  await rm(folder, { recursive: true });
  if (!done.ok || done.value.copies.length !== 1)
    throw new Error(done.ok ? done.value.problems.join(' ') : done.problem);
  console.log(`${ms} ${(most - before) / 2 ** 20}`);
}

const [, , path = '', how = ''] = process.argv;
await copied(path, how === 'masked');
