import { open, readFile } from 'node:fs/promises';
import { parseDicom } from 'dicom-parser';
import { decodePicture } from '../../core/dicom/pixels/decode-picture.ts';
import { readFrameBytes } from '../../core/dicom/pixels/pixels.ts';
import { examine, openRun } from '../../core/dicom/study.ts';
import { openFileSource } from '../../electron/file-source.ts';
import * as peers from './js-peers.ts';
import { medianMs } from './median.ts';
import { TIMES } from './programs.ts';

/** Works that are measured in a Node process of their own, by name; each takes a path and gives milliseconds (memory: MiB). */
const works: Readonly<Record<string, (path: string) => Promise<number>>> = {
  header: (path) => medianMs(9, () => header(path)),
  'header memory': (path) => grownMb(() => header(path)),
  'first frame memory': (path) => grownMb(() => frame(path, 0)),
  'header by dicom-parser': (path) => medianMs(3, async () => parseDicom(await readFile(path))),
  'header by dcmjs': (path) => medianMs(1, async () => peers.dcmjsHeader(await readFile(path))),
  'header by daikon': (path) => medianMs(1, async () => peers.daikonHeader(await readFile(path))),
  'first frame': (path) => medianMs(7, () => frame(path, 0)),
  'first frame, program just started': async (path) => {
    const began = performance.now();
    await frame(path, 0);
    return performance.now() - began;
  },
  'first raw frame by dicom-parser': (path) => medianMs(3, () => peers.frameMs(path, null)),
  'first frame by jpeg-js': (path) => medianMs(3, () => peers.frameMs(path, peers.jpegJs)),
  'first frame by turbo-wasm': (path) => medianMs(3, () => peers.frameMs(path, peers.turbo)),
  'first frame by daikon RLE': (path) => medianMs(3, () => peers.frameMs(path, () => peers.daikonRle(512 * 512))),
  'first frame by jpeg-lossless-decoder-js': (path) => medianMs(3, () => peers.frameMs(path, peers.jpegLossless)),
  'frame 700': (path) => medianMs(7, () => frame(path, 699)),
  'frame 4000': (path) => medianMs(7, () => frame(path, 3999)),
  'all frames': (path) => medianMs(TIMES, () => allFrames(path)),
  'all frames by turbo-wasm': (path) => peers.allFramesMs(path, peers.turbo),
  'all frames by jpeg-js': (path) => peers.allFramesMs(path, peers.jpegJs, 20),
  'all frames by jpeg-lossless-decoder-js': (path) => peers.allFramesMs(path, peers.jpegLossless, 10),
  'all frames by daikon RLE': (path) => peers.allFramesMs(path, () => peers.daikonRle(512 * 512), 10),
};

async function sourceOf(path: string) {
  const source = await openFileSource(path);
  if (!source.ok) throw new Error(source.problem);
  return source.value;
}

async function header(path: string): Promise<void> {
  const source = await sourceOf(path);
  const { run } = await examine(source);
  if (!run.ok) throw new Error(run.problem);
  await source.close();
}

async function opened(path: string) {
  const source = await sourceOf(path);
  const run = await openRun(source);
  if (!run.ok) throw new Error(run.problem);
  return { source, run: run.value };
}

async function frame(path: string, k: number): Promise<void> {
  const { source, run } = await opened(path);
  await picture(source, run, k);
  await source.close();
}

/** How far the most memory ever held rises, MiB. */
async function grownMb(work: () => Promise<unknown>): Promise<number> {
  const before = process.resourceUsage().maxRSS;
  await work();
  return Math.max(0.01, (process.resourceUsage().maxRSS - before) / 1024);
}

/** As the command line does it: one frame after the other on one thread. */
async function allFrames(path: string): Promise<void> {
  const { run, source } = await opened(path);
  for (let k = 0; k < run.image.frames; k++) await picture(source, run, k);
  await source.close();
}

type Opened = Awaited<ReturnType<typeof opened>>;

async function picture(source: Opened['source'], run: Opened['run'], k: number) {
  const bytes = await readFrameBytes(source, run, k);
  const shown = bytes.ok ? await decodePicture(bytes.value, run, k) : bytes;
  if (!shown.ok) throw new Error(shown.problem);
}

const [, , name = '', path = ''] = process.argv;
const work = works[name];
if (work === undefined) throw new Error(`there is no work ${name}`);
await (await open(path)).close();
console.log((await work(path)).toString());
