import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dispatch } from '../../../electron/cli/dispatch.ts';
import { h264 } from '../../core/dicom/decode/encode-h264.ts';
import { filmFile, numbered } from '../../core/dicom/decode/films.ts';
import { cell, table } from '../../core/dicom/manifest.ts';
import { sharedFile } from '../../data.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ivus-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the command line; gives its exit code and what it wrote. */
async function ivus(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await dispatch(args, { out: (text) => (out += `${text}\n`), err: (text) => (err += `${text}\n`) });
  return { code, out, err };
}

const shared = (file: string): string => sharedFile('data', 'dicom', file);

test('inspect says what a calibrated cine run is', async () => {
  const { code, out } = await ivus('inspect', shared('us_toshiba_jpeg_64f.dcm'), '--json');
  expect([code, JSON.parse(out)]).toEqual([
    0,
    [
      {
        file: shared('us_toshiba_jpeg_64f.dcm'),
        opens: true,
        reason: null,
        modality: 'US',
        sopClass: '1.2.840.10008.5.1.4.1.1.3.1',
        transferSyntax: '1.2.840.10008.1.2.4.50',
        photometric: 'YBR_FULL_422',
        rows: 600,
        columns: 800,
        frames: 64,
        bitsAllocated: 8,
        bitsStored: 8,
        calibration: {
          state: 'REGION',
          mmPerPixelX: 10 * 0.032407406717538834,
          mmPerPixelY: 10 * 0.032407406717538834,
          from: 'ultrasound region 1',
          within: { x0: 78, y0: 76, x1: 724, y1: 508 },
          needsConfirmation: false,
        },
        calibrationReason: null,
        frameTimesMs: Array.from({ length: 64 }, (_, frame) => frame * 33.333),
        pullback: { unknown: 'ACQ_UNKNOWN' },
        study: expect.stringMatching(/^[\d.]+$/),
        series: expect.stringMatching(/^[\d.]+$/),
        presets: [],
        overlays: 0,
        frameOf: null,
        subtraction: 'none',
        warnings: [],
      },
    ],
  ]);
});

test.each([
  ['echoplaque_BL_jpeg_11f_region.dcm', 11, 0.02, { mmPerFrame: expect.closeTo(0.5 * 0.760604, 9) }],
  ['tevg_rgb_unc_24f_region.dcm', 24, 0.07, { unknown: 'ACQ_UNKNOWN' }],
  ['console_mono_jpeg_40f_nocal.dcm', 40, null, { unknown: 'ACQ_UNKNOWN' }],
])('inspect of the real IVUS run %s: frames, scale and pullback', async (file, frames, scale, pullback) => {
  const { out } = await ivus('inspect', sharedFile('data', 'ivus', 'derived-dicom', file), '--json');
  const calibration =
    scale === null
      ? null
      : { state: 'REGION', mmPerPixelX: expect.closeTo(scale, 9), mmPerPixelY: expect.closeTo(scale, 9) };
  expect(JSON.parse(out)).toMatchObject([
    { opens: true, frames, calibration, calibrationReason: scale === null ? 'NO_SPACING' : null, pullback },
  ]);
});

test('inspect of the whole collection reports every file and opens exactly those that this version reads', async () => {
  const { code, out } = await ivus('inspect', sharedFile('data', 'dicom'), '--json');
  const reports: { file: string; opens: boolean; reason: string | null }[] = JSON.parse(out);
  const rows = table('data', 'dicom', 'manifest.tsv');
  const wanted = rows.filter((row) => cell(row, 'expect') !== 'refuse');
  const top = reports.filter(({ file }) => !file.includes('fuzz') && file.endsWith('.dcm'));
  expect(code).toBe(0);
  expect(top.length).toBe(rows.length);
  expect(top.filter(({ opens }) => opens).map(({ file }) => file)).toEqual(
    wanted.map((row) => shared(cell(row, 'file'))).sort(),
  );
  expect(
    reports.every(({ file, opens, reason }) => opens === (reason === null) && (opens || reason?.startsWith(file))),
  ).toBe(true);
});

test('inspect searches folders to the bottom, reports what is no DICOM file, and is not caught by a link in a circle', async () => {
  const below = join(folder, 'study', 'series');
  await mkdir(below, { recursive: true });
  await copyFile(shared('rgb_odd_3x3.dcm'), join(below, 'a.dcm'));
  await writeFile(join(below, 'empty'), '');
  await symlink(join(folder, 'study'), join(below, 'round'));
  await symlink(join(folder, 'nowhere'), join(below, 'torn'));
  const { code, out } = await ivus('inspect', join(folder, 'study'));
  expect([code, out.trimEnd().split('\n')]).toEqual([
    0,
    [
      `${join(below, 'a.dcm')}: OT, RGB, 3 × 3, 1 frame, no scale (not calibrated)`,
      `${join(below, 'empty')}: refused: ${join(below, 'empty')} is empty (0 bytes); copy it again from its source.`,
      `${join(below, 'torn')}: refused: ${join(below, 'torn')} cannot be opened because it does not exist.`,
      '1 of 3 open',
    ],
  ]);
});

test('inspect of a folder shows only what opens, or only what is refused, and counts both', async () => {
  const below = join(folder, 'mixed');
  await mkdir(below);
  await copyFile(shared('rgb_odd_3x3.dcm'), join(below, 'a.dcm'));
  await writeFile(join(below, 'empty'), '');
  const [opens, refused, json, none] = [
    await ivus('inspect', below, '--only', 'opens'),
    await ivus('inspect', below, '--only', 'refused'),
    await ivus('inspect', below, '--only', 'refused', '--json'),
    await ivus('inspect', join(below, 'empty'), '--only', 'opens', '--json'),
  ];
  expect([opens.code, opens.out.trimEnd().split('\n'), opens.err]).toEqual([
    0,
    [expect.stringContaining('a.dcm: OT, RGB'), '1 of 2 open'],
    '',
  ]);
  expect(refused.out.trimEnd().split('\n')).toEqual([expect.stringContaining('empty: refused'), '1 of 2 open']);
  expect(JSON.parse(json.out)).toMatchObject([{ file: join(below, 'empty'), opens: false }]);
  expect(json.err).toBe('1 of 2 open\n');
  expect([JSON.parse(none.out), none.err]).toEqual([[], '']);
  expect((await ivus('inspect', below, '--only', 'some')).code).toBe(2);
});

test('a run whose pixels are damaged does not open, though its header is sound', async () => {
  const file = join(folder, 'cut.dcm');
  const bytes = await readFile(shared('rgb_rle_2f.dcm'));
  // The first frame's RLE data becomes no-operations: nothing is left to fill the picture with.
  const start = bytes.indexOf(
    Buffer.from([0xfe, 0xff, 0x00, 0xe0]),
    bytes.indexOf(Buffer.from([0xe0, 0x7f, 0x10, 0x00])) + 20,
  );
  await writeFile(file, bytes.fill(0x80, start + 8 + 64, start + 200));
  const { out } = await ivus('inspect', file, '--json');
  expect(JSON.parse(out)).toMatchObject([
    { opens: false, reason: expect.stringMatching(/frame 1/), rows: 100, frames: 2, calibration: null },
  ]);
});

test('frame --raw writes the stored samples to the byte, first and last', async () => {
  const row =
    table('data', 'dicom', 'manifest.tsv').find((one) => cell(one, 'file') === 'us_acuson_implicit_rgb_8f_ftv.dcm') ??
    {};
  const digests: string[] = [];
  for (const frame of ['1', '8']) {
    const to = join(folder, `${frame}.raw`);
    await ivus('frame', shared('us_acuson_implicit_rgb_8f_ftv.dcm'), '--frame', frame, '--raw', to);
    digests.push(
      createHash('sha256')
        .update(await readFile(to))
        .digest('hex'),
    );
  }
  expect(digests).toEqual([cell(row, 'raw_sha256_first'), cell(row, 'raw_sha256_last')]);
});

test('frame --png writes colour in three channels and grey, through its window, in one', async () => {
  const [colour, grey] = [join(folder, 'colour.png'), join(folder, 'grey.png')];
  await ivus('frame', shared('rgb_odd_3x3.dcm'), '--frame', '1', '--png', colour);
  await ivus('frame', shared('xa1_unc.dcm'), '--frame', '1', '--png', grey);
  const [rgb, shades] = [decode(await readFile(colour)), decode(await readFile(grey))];
  const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);
  expect([rgb.width, rgb.height, rgb.channels, (sum(rgb.data) / 27).toFixed(2)]).toEqual([3, 3, 3, '128.78']);
  // Stored 0 to 504, mean 107.267 (manifest), is shown 0 to 255.
  expect([shades.width, shades.channels, Math.abs(sum(shades.data) / 1024 ** 2 - (107.267 * 255) / 504) < 0.5]).toEqual(
    [1024, 1, true],
  );
});

test.each([
  [['frame', 'FILE', '--frame', '0', '--raw', 'OUT'], 1, 'FILE has no frame 0; its frames are 1 to 8.\n'],
  [['frame', 'FILE', '--frame', '9', '--raw', 'OUT'], 1, 'FILE has no frame 9; its frames are 1 to 8.\n'],
  [
    ['frame', 'nowhere.dcm', '--frame', '1', '--raw', 'OUT'],
    1,
    'nowhere.dcm cannot be opened because it does not exist.\n',
  ],
  [['inspect', 'nowhere'], 1, 'nowhere cannot be opened because it does not exist.\n'],
])('%j is refused in one sentence', async (args, code, sentence) => {
  const file = shared('us_acuson_implicit_rgb_8f_ftv.dcm');
  const to = join(folder, 'out.raw');
  const answer = await ivus(...args.map((arg) => (arg === 'FILE' ? file : arg === 'OUT' ? to : arg)));
  expect(answer).toEqual({ code, out: '', err: sentence.replace('FILE', file) });
});

test.each([
  [[]],
  [['paint']],
  [['inspect']],
  [['inspect', '--loud', '.']],
  [['frame', 'a.dcm', '--frame', '1']],
  [['frame', 'a.dcm', '--frame', 'one', '--raw', 'b']],
  [['frame', 'a.dcm', '--frame', '1', '--raw', 'b', '--png', 'c']],
  [['frame', '--frame', '1', '--raw', 'b']],
])('%j is wrong usage', async (args) => {
  const { code, out, err } = await ivus(...args);
  expect([code, out, err.length > 0]).toEqual([2, '', true]);
});

test.each([[['--help']], [['inspect', '--help']], [['frame', '--help']]])('%j explains itself', async (args) => {
  const { code, out, err } = await ivus(...args);
  expect([code, out.startsWith('ivus'), err]).toEqual([0, true, '']);
});

test('inspect of H.264 video: what its header says, and that only the window can show it', async () => {
  const film = { columns: 32, rows: 16 };
  const file = join(folder, 'film.dcm');
  await writeFile(file, filmFile(film, 1, h264(film, [numbered('key', 0, 0)])));
  const { out } = await ivus('inspect', file, '--json');
  expect(JSON.parse(out)).toMatchObject([
    {
      opens: false,
      reason: `${file} is stored as MPEG-4 AVC/H.264 video (1.2.840.10008.1.2.4.102), which only the window can show; open it there.`,
      transferSyntax: '1.2.840.10008.1.2.4.102',
      photometric: 'YBR_PARTIAL_420',
      rows: 16,
      columns: 32,
      frames: 1,
    },
  ]);
});
