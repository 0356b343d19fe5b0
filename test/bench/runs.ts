import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  dicomFile,
  type Element,
  EXPLICIT,
  written as elements,
  imageElements,
  joined,
  pixelData,
} from '../core/dicom/build.ts';
import { run } from './programs.ts';
import { speckledFrames } from './speckle.ts';

/** The generated runs by kind: a path, or why there is none on this machine. */
export interface BenchRuns {
  readonly raw: string;
  readonly jpeg: string | null;
  readonly jpegColour: string | null;
  readonly rle: string | null;
  readonly xa: string | null;
}

const FRAMES = 1000;
const XA_FRAMES = 300;
const QUICK = process.env['IVUS_BENCH_QUICK'] === '1';
/** A quick bench makes do with one in so many frames. */
export const ONE_IN = QUICK ? 10 : 1;
const SIDE = 512;
const XA_SIDE = 1024;

/** Makes the runs in the system's folder for temporary files, or finds those of an earlier bench there; compressed ones need dcmtk. A quick bench makes do with a tenth of the frames. */
export async function benchRuns(short = QUICK): Promise<BenchRuns> {
  const share = short ? 10 : 1;
  const folder = join(tmpdir(), short ? 'ivus-planner-bench-2-quick' : 'ivus-planner-bench-1');
  await mkdir(folder, { recursive: true });
  const at = (name: string) => join(folder, name);
  const raw = await made(at('raw.dcm'), (path) => written(path, SIDE, FRAMES / share, 'grey'));
  const packed = (name: string, from: () => Promise<string>, command: readonly string[]) =>
    made(at(name), async (path) => run([...command, await from(), path])).catch(() => null);
  const colour = () => made(at('colour-raw.dcm'), (path) => written(path, SIDE, FRAMES / share, 'colour'));
  const deep = () => made(at('xa-raw.dcm'), (path) => written(path, XA_SIDE, XA_FRAMES / share, 'deep'));
  const runs = {
    raw,
    jpeg: await packed('jpeg.dcm', async () => raw, ['dcmcjpeg', '+eb']),
    jpegColour: await packed('jpeg-colour.dcm', colour, ['dcmcjpeg', '+eb', '+s2']),
    rle: await packed('rle.dcm', async () => raw, ['dcmcrle']),
    xa: await packed('xa.dcm', deep, ['dcmcjpeg', '+e1']),
  };
  for (const name of ['colour-raw.dcm', 'xa-raw.dcm']) await rm(at(name), { force: true });
  return runs;
}

async function made(path: string, make: (path: string) => Promise<unknown>): Promise<string> {
  if (existsSync(path)) return path;
  console.error(`Making ${path} …`);
  await make(`${path}.part`);
  await rename(`${path}.part`, path);
  return path;
}

async function written(path: string, side: number, frames: number, kind: 'grey' | 'colour' | 'deep'): Promise<void> {
  const pixels = pixelData([], kind === 'deep' ? 'OW' : 'OB');
  const head = withMetaLength(dicomFile(EXPLICIT, [...imageElements(side, side, elementsOf(kind, frames)), pixels]));
  const samples = kind === 'deep' ? 2 : kind === 'colour' ? 3 : 1;
  new DataView(head.buffer).setUint32(head.length - 4, side * side * samples * frames, true);
  const frame = speckledFrames(side, kind === 'deep' ? 4095 : 255);
  const file = await open(path, 'w');
  await file.write(head);
  for (let k = 0; k < frames; k++) {
    const grey = frame(k);
    const bytes =
      kind === 'colour' ? Uint8Array.from({ length: grey.length * 3 }, (_, i) => grey[Math.floor(i / 3)] ?? 0) : grey;
    await file.write(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }
  await file.close();
}

/** Some readers want to be told how long the meta group is: here one element, the transfer syntax. */
function withMetaLength(file: Uint8Array): Uint8Array {
  const length = 8 + EXPLICIT.uid.length + (EXPLICIT.uid.length % 2);
  const element = elements([[0x00020000, 'UL', [length]]], EXPLICIT);
  return joined([file.subarray(0, 132), element, file.subarray(132)]);
}

function elementsOf(kind: 'grey' | 'colour' | 'deep', frames: number): readonly Element[] {
  const count: Element = [0x00280008, 'IS', String(frames)];
  const time: Element = [0x00181063, 'DS', '33.3'];
  const study: readonly Element[] = [
    [0x0020000d, 'UI', '1.2.826.0.1.3680043.10.1'],
    [0x0020000e, 'UI', '1.2.826.0.1.3680043.10.2'],
    [0x00280009, 'AT', [0x0018, 0x1063]],
  ];
  if (kind === 'grey') return [...study, count, time];
  if (kind === 'colour')
    return [...study, count, time, [0x00280002, 'US', [3]], [0x00280004, 'CS', 'RGB'], [0x00280006, 'US', [0]]];
  return [
    ...study,
    count,
    time,
    [0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.12.1'],
    [0x00080060, 'CS', 'XA'],
    [0x00280100, 'US', [16]],
    [0x00280101, 'US', [12]],
    [0x00280102, 'US', [11]],
  ];
}
