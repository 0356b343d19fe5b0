import { mkdtemp } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { seeFrame } from '../app/support/operator.ts';
import { launchWindow } from '../app/support/window.ts';
import { bundled, workerCode } from '../bundle.ts';
import { openedInShell, type WindowTimes, windowTimes } from './in-window.ts';
import { programMs, pythonMs, run } from './programs.ts';
import { type BenchRuns, benchRuns, ONE_IN } from './runs.ts';
import { type Line, print } from './table.ts';

type Kind = keyof BenchRuns;

let runs: BenchRuns;
let program = '';
const inWindow = new Map<Kind, WindowTimes>();

beforeAll(async () => {
  runs = await benchRuns();
  program = await bundled('test/bench/in-process.ts', 'bench');
});

/** Every run in one window, when the first test asks for it: a window belongs to the test that opened it. */
async function measureWindow(): Promise<void> {
  if (inWindow.size > 0) return;
  const code = await workerCode('test/bench/window-worker.ts');
  const { page } = await launchWindow({ userData: await mkdtemp(join(tmpdir(), 'ivus-bench-')) });
  await seeFrame(page, 1);
  for (const kind of Object.keys(runs) as Kind[]) {
    const path = runs[kind];
    if (path !== null) inWindow.set(kind, await windowTimes(page, await openedInShell(page, path), code));
  }
}

/** One work in a fresh Node process; null when its run or what it needs is not there. */
async function work(name: string, kind: Kind): Promise<number | null> {
  const path = runs[kind];
  if (path === null) return null;
  const said = await run([process.execPath, program, name, path]).catch(() => null);
  return said === null ? null : Number(said);
}

/** The lines whose own figure is there; the others are named as left out. */
function show(title: string, lines: readonly (Omit<Line, 'ours'> & { readonly ours: number | null })[]): void {
  const there = lines.flatMap((line) => (line.ours === null ? [] : [{ ...line, ours: line.ours }]));
  const missing = lines.filter(({ ours }) => ours === null).map(({ what }) => what);
  print(title, there);
  if (missing.length > 0) console.log(`  left out, for want of dcmtk to make the run: ${missing.join('; ')}`);
  expect(there.length).toBeGreaterThan(0);
}

const window = (kind: Kind, what: 'header' | 'open' | 'first' | 'seek' | 'all' | 'bytes') =>
  inWindow.get(kind)?.[what] ?? null;

test('opening', async () => {
  await measureWindow();
  const kinds = ['raw', 'jpeg', 'rle', 'xa'] as const;
  const headers = [];
  for (const kind of kinds) {
    const peers: Record<string, number | null> = {
      'dicom-parser on the whole file': await work('header by dicom-parser', kind),
    };
    if (kind === 'raw') {
      peers['dcmjs'] = await work('header by dcmjs', kind);
      peers['daikon'] = await work('header by daikon', kind);
    }
    const ours = await work('header', kind);
    headers.push({ what: `header and frame index, in process: ${kind}`, ours, unit: 'ms', peers, goal: { atMost: 5 } });
    const memory = await work('header memory', kind);
    headers.push({ what: `memory grown by it: ${kind}`, ours: memory, unit: 'MiB', goal: { atMost: 10 } });
  }
  const shell = kinds.flatMap((kind) => [
    {
      what: `header and frame index, in the window through the shell: ${kind}`,
      ours: window(kind, 'header'),
      unit: 'ms',
      goal: { atMost: 5 },
    },
    { what: `  the same with the content digest for the session: ${kind}`, ours: window(kind, 'open'), unit: 'ms' },
  ]);
  show('Opening', [...headers, ...shell]);
});

test('first frame and cold seek', async () => {
  await measureWindow();
  const first = async (kind: Kind, atMost: number, peers: Readonly<Record<string, string>>) => {
    const measured: Record<string, number | null> = {};
    for (const [peer, name] of Object.entries(peers)) measured[peer] = await work(name, kind);
    return [
      {
        what: `first frame from the path, in process: ${kind}`,
        ours: await work('first frame', kind),
        unit: 'ms',
        peers: measured,
        goal: { atMost },
      },
      {
        what: '  the same, program just started',
        ours: await work('first frame, program just started', kind),
        unit: 'ms',
      },
      { what: '  a frame of the opened run, in the window', ours: window(kind, 'first'), unit: 'ms' },
    ];
  };
  const lines = [
    ...(await first('raw', 5, { 'dicom-parser': 'first raw frame by dicom-parser' })),
    ...(await first('jpeg', 8, { 'jpeg-js': 'first frame by jpeg-js', 'turbo-wasm': 'first frame by turbo-wasm' })),
    ...(await first('rle', 5, { daikon: 'first frame by daikon RLE' })),
    ...(await first('xa', 25, { 'jpeg-lossless-decoder-js': 'first frame by jpeg-lossless-decoder-js' })),
  ];
  const pillow = runs.jpeg === null ? null : await pythonMs(SEEK, runs.jpeg);
  show('First frame', lines);
  show('Cold seek', [
    {
      what: 'frame 700 from the path, JPEG',
      ours: await work('frame 700', 'jpeg'),
      unit: 'ms',
      peers: { 'pydicom + PIL': pillow },
      goal: { atMost: 0.1, peer: 'pydicom + PIL' },
    },
    { what: '  the same of the opened run, in the window', ours: window('jpeg', 'seek'), unit: 'ms' },
  ]);
});

const SEEK = `
import io, sys, time, itertools
import pydicom, pydicom.encaps
from PIL import Image
began = time.perf_counter()
data = pydicom.dcmread(sys.argv[1])
frame = next(itertools.islice(pydicom.encaps.generate_pixel_data_frame(data.PixelData, data.NumberOfFrames), 699, None))
Image.open(io.BytesIO(frame)).load()
print((time.perf_counter() - began) * 1000)
`;
const ALL = `
import io, sys, time
import pydicom, pydicom.encaps
from PIL import Image
began = time.perf_counter()
data = pydicom.dcmread(sys.argv[1])
for frame in pydicom.encaps.generate_pixel_data_frame(data.PixelData, data.NumberOfFrames):
    Image.open(io.BytesIO(frame)).load()
print((time.perf_counter() - began) * 1000)
`;

async function wholeRun(
  kind: Kind,
  peers: Readonly<Record<string, () => Promise<number | null>>>,
  goal?: Line['goal'],
) {
  const measured: Record<string, number | null> = {};
  for (const [peer, measure] of Object.entries(peers)) measured[peer] = runs[kind] === null ? null : await measure();
  const workers = inWindow.get(kind)?.workers ?? 1;
  const [all, bytes, inProcess] = [window(kind, 'all'), window(kind, 'bytes'), await work('all frames', kind)];
  const line = {
    what: `all frames in the window, ${workers} workers: ${kind}`,
    ours: all,
    unit: 'ms',
    peers: measured,
    ...(goal === undefined ? {} : { goal }),
  };
  const compared = [all, bytes, inProcess].every((figure) => figure !== null);
  const [shown, alone, single] = [all ?? 0, bytes ?? 0, inProcess ?? 1];
  // No faster than the bytes come, nor than the workers share the work in process.
  const least = Math.max(1 / Math.min(workers, availableParallelism()), alone / single);
  return [
    line,
    { ...line, what: '  the same in process, one thread', ours: inProcess },
    { what: '  the bytes alone, as they come into the window', ours: bytes, unit: 'ms' },
    {
      what: '  window ÷ in process',
      ours: compared ? shown / single : null,
      unit: '×',
      goal: { atMost: 1.15 * least },
    },
  ];
}

test('all frames', async () => {
  await measureWindow();
  const dcmtk = (tool: string, kind: Kind) => () => programMs([tool, runs[kind] ?? '', '/dev/null']);
  const gdcm = (kind: Kind) => () =>
    programMs(['gdcmconv', '-w', runs[kind] ?? '', join(tmpdir(), 'ivus-bench-gdcm.dcm')]);
  const js = (name: string, kind: Kind) => () => work(`all frames by ${name}`, kind);
  const turbo = { 'turbo-wasm': js('turbo-wasm', 'jpeg'), 'jpeg-js (every 20th frame × 20)': js('jpeg-js', 'jpeg') };
  const native = {
    'pydicom + PIL': () => pythonMs(ALL, runs.jpeg ?? ''),
    dcmdjpeg: dcmtk('dcmdjpeg', 'jpeg'),
    gdcmconv: gdcm('jpeg'),
  };
  show('All frames', [
    ...(await wholeRun('raw', {}, { atMost: 800 / ONE_IN })),
    ...(await wholeRun('jpeg', { ...turbo, ...native }, { atMost: 0.7, peer: 'turbo-wasm' })),
    ...(await wholeRun(
      'jpegColour',
      { 'turbo-wasm': js('turbo-wasm', 'jpegColour') },
      { atMost: 0.5, peer: 'turbo-wasm' },
    )),
    ...(await wholeRun(
      'rle',
      {
        dcmdrle: dcmtk('dcmdrle', 'rle'),
        gdcmconv: gdcm('rle'),
        'daikon (every 10th frame × 10)': js('daikon RLE', 'rle'),
      },
      { atMost: 1.5, peer: 'dcmdrle' },
    )),
    ...(await wholeRun(
      'xa',
      {
        dcmdjpeg: dcmtk('dcmdjpeg', 'xa'),
        gdcmconv: gdcm('xa'),
        'jpeg-lossless-decoder-js (every 10th frame × 10)': js('jpeg-lossless-decoder-js', 'xa'),
      },
      { atMost: 0.7, peer: 'dcmdjpeg' },
    )),
  ]);
});
