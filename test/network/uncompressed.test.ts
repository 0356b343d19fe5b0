import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeSchema } from '../../core/network/place.ts';
import { fail, ok } from '../../core/result.ts';
import { jobEnded } from '../../electron/cli/pacs/sent.ts';
import { dimseClient } from '../../electron/network/dimse/client.ts';
import { readObject } from '../../electron/network/object-file.ts';
import { type Outbox, openOutbox } from '../../electron/network/outbox/outbox.ts';
import { sharedFile } from '../data.ts';
import { dcmtk, type StoreScp, startStoreScp } from './support/dcmtk.ts';
import { testFolder } from './support/folder.ts';
import { afterGroup2, type Run, runsIn } from './support/runs.ts';

const signal = new AbortController().signal;
const COLOUR = sharedFile('data', 'dicom', 'us_sonosite_jpegbaseline_ybr422_30f.dcm');

let runs: readonly Run[] = [];
let base = '';
let remove = async (): Promise<void> => undefined;
let archive: StoreScp;
let outbox: Outbox;

beforeAll(async () => {
  ({ folder: base, remove } = await testFolder());
  // An archive that takes uncompressed objects only.
  [archive, runs] = await Promise.all([startStoreScp('+x='), runsIn(base)]);
  const titles = { calledTitle: 'ANY-SCP', callingTitle: 'PLANNER', retrieveBy: 'get', tls: null };
  const place = placeSchema.parse({
    kind: 'dimse',
    id: 'old',
    name: 'Old',
    host: '127.0.0.1',
    port: archive.port,
    ...titles,
  });
  const client = place.kind === 'dimse' ? ok(dimseClient(place, { secret: async () => null })) : fail('no DIMSE');
  const folder = join(base, 'outbox');
  outbox = await openOutbox({ folder, clientOf: async () => client, changed: () => undefined, problem: console.error });
});
afterAll(async () => {
  await outbox.close();
  await archive.stop();
  await remove();
});

/** What becomes of files that are put into the outbox; at first, and after the operator has chosen to send uncompressed. */
async function sent(paths: readonly string[]) {
  const objects = await Promise.all(paths.map(readObject));
  const job = await outbox.add(
    'old',
    objects.flatMap((one) => (one.ok ? [one.value] : [])),
  );
  if (!job.ok) throw new Error(job.problem);
  const first = await jobEnded(outbox, job.value.id, signal);
  const problem = await outbox.uncompress(job.value.id);
  return { first, problem, after: await jobEnded(outbox, job.value.id, signal) };
}

/** The data set as dcmtk decompresses it. */
async function byDcmtk(program: string, path: string): Promise<Buffer> {
  const out = join(base, 'judge.dcm');
  expect(await dcmtk(program, path, out)).toMatchObject({ code: 0 });
  return inBytes(await readFile(out));
}

/** A data set whose pixels are called bytes (OB): dcmtk calls them words (OW), and of eight bits a pixel either is right. */
function inBytes(file: Buffer): Buffer {
  const dataSet = Buffer.from(afterGroup2(file));
  const at = dataSet.lastIndexOf(Buffer.from([0xe0, 0x7f, 0x10, 0x00, 0x4f, 0x57]));
  if (at !== -1) dataSet.writeUInt8(0x42, at + 5);
  return dataSet;
}

async function arrived(uid: string): Promise<{ readonly path: string; readonly dataSet: Buffer }> {
  const path = (await archive.files()).find((one) => one.endsWith(uid)) ?? '';
  return { path, dataSet: inBytes(await readFile(path)) };
}

test('an archive that takes no compression gets the same objects uncompressed where the operator wants that, as dcmtk decompresses them', async () => {
  const packed = runs.filter(({ encoding }) => encoding !== 'raw');
  const { first, problem, after } = await sent(packed.map(({ path }) => path));
  expect(first?.objects.map(({ state, mayUncompress }) => [state, mayUncompress])).toEqual(
    packed.map(({ encoding }) => ['failed', encoding !== 'h264']),
  );
  expect(first?.objects[0]?.reason).toBe(
    'Old does not take RLE lossless (1.2.840.10008.1.2.5); ask its administrator to allow it.',
  );
  expect(problem).toBeNull();
  expect(after?.objects.map(({ state, uncompressed }) => [state, uncompressed])).toEqual(
    packed.map(({ encoding }) => (encoding === 'h264' ? ['failed', false] : ['stored', true])),
  );
  const raw = runs.find(({ encoding }) => encoding === 'raw');
  const pixels = raw?.dataSet.subarray(-4 * 64 * 64);
  for (const [encoding, program] of [
    ['rle', 'dcmdrle'],
    ['jpeg-lossless', 'dcmdjpeg'],
    ['jpeg-ls', 'dcmdjpls'],
  ] as const) {
    const { path, uid } = packed.find((one) => one.encoding === encoding) as Run;
    const { dataSet } = await arrived(uid);
    expect(dataSet.subarray(-4 * 64 * 64).equals(pixels ?? Buffer.alloc(0))).toBe(true);
    expect(dataSet.equals(await byDcmtk(program, path))).toBe(true);
  }
  // A lossy one goes on saying that it has lost something.
  const { path } = await arrived(packed.find(({ encoding }) => encoding === 'jpeg')?.uid ?? '');
  expect((await dcmtk('dcmdump', '+P', '0028,2110', path)).stdout).toContain('[01]');
});

test('a colour run comes with its colours and every other word of its header', async () => {
  await mkdir(join(base, 'colour'), { recursive: true });
  const { after } = await sent([COLOUR]);
  const [object] = after?.objects ?? [];
  expect(object).toMatchObject({ state: 'stored', uncompressed: true, reason: null });
  const [ours, theirs] = [(await arrived(object?.uid ?? '')).dataSet, await byDcmtk('dcmdjpeg', COLOUR)];
  const difference = ours.length === theirs.length ? greatestDifference(ours, theirs) : ours.length - theirs.length;
  expect(difference).toBeLessThanOrEqual(4);
});

function greatestDifference(one: Buffer, other: Buffer): number {
  let most = 0;
  for (let i = 0; i < one.length; i++) most = Math.max(most, Math.abs((one[i] ?? 0) - (other[i] ?? 0)));
  return most;
}
