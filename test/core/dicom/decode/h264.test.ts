import { expect, test } from 'vitest';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { videoPicture } from '../../../../core/dicom/decode/h264-samples.ts';
import { transferSyntaxName } from '../../../../core/dicom/header/transfer-syntaxes.ts';
import { rgbaOf } from '../../../../core/dicom/picture/picture.ts';
import type { VideoIndex } from '../../../../core/dicom/pixels/pixel-index.ts';
import { readFrame } from '../../../../core/dicom/pixels/pixels.ts';
import type { ImageFormat, Run } from '../../../../core/dicom/run.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import { compressed, dicomFile, type Element, imageElements, joined, pixelData } from '../build.ts';
import { type CodedFrame, type Film, h264, sequenceParameters } from './encode-h264.ts';
import { filmFile, numbered } from './films.ts';

const film: Film = { columns: 60, rows: 42 };
const H264 = '1.2.840.10008.1.2.4.10';

async function opened(file: Uint8Array): Promise<Run> {
  const run = await openRun(memorySource('film.dcm', file));
  if (!run.ok) throw new Error(run.problem);
  return run.value;
}

async function video(file: Uint8Array): Promise<VideoIndex> {
  const { pixels } = await opened(file);
  if (pixels.kind !== 'video') throw new Error(`a film is ${pixels.kind}`);
  return pixels;
}

async function problem(file: Uint8Array): Promise<string> {
  const run = await openRun(memorySource('film.dcm', file));
  return run.ok ? 'opens' : run.problem;
}

const keys = (count: number): readonly CodedFrame[] =>
  Array.from({ length: count }, (_, frame) => numbered('key', 0, frame));
/** A key and frames behind it at these places on the screen. */
const group = (...places: readonly number[]): readonly CodedFrame[] =>
  places.map((place, i) => numbered(i === 0 ? 'key' : 'whole', place, place));
const stream = h264(film, keys(3));

test('a film of 38 frames whose numbers run over every eight is put into the order of the screen, group by group', async () => {
  const first = [0, 2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 12, 11, 14, 13, 16, 15, 18, 17];
  const index = await video(filmFile(film, 38, h264(film, [...group(...first), ...group(...first)])));
  expect(index.units.map(({ frame }) => frame)).toEqual([...first, ...first.map((place) => place + 19)]);
  expect(index.units.flatMap(({ key }, i) => (key ? [i] : []))).toEqual([0, 19]);
});

test('frames without numbers of their own are shown as they are stored', async () => {
  const index = await video(filmFile(film, 3, h264({ ...film, orderType: 2 }, group(0, 0, 0))));
  expect(index.units.map(({ frame }) => frame)).toEqual([0, 1, 2]);
});

test('the bytes of each frame end where its successor’s start code begins, however the stream is cut into pieces', async () => {
  const delimiters = Array.from(stream.keys()).filter((i) => /^0,0,1,9,/.test(`${stream.subarray(i, i + 5)}`));
  const truth = [0, ...delimiters.slice(1), stream.length + (stream.length % 2)];
  for (const piece of [stream.length, 4098, 6]) {
    const { units } = await video(filmFile(film, 3, stream, { piece }));
    expect(units.map(({ offset, length }) => [offset, offset + length])).toEqual([
      truth.slice(0, 2),
      truth.slice(1, 3),
      truth.slice(2, 4),
    ]);
  }
});

test('a film with more frames than its header states shows all of them, with a word', async () => {
  const opened = await openRun(memorySource('film.dcm', filmFile(film, 2, stream)));
  expect(opened).toMatchObject({
    ok: true,
    value: {
      image: { frames: 3 },
      pixels: { units: [{}, {}, {}] },
      warnings: ['The header states 2 frames, but 3 are stored; all 3 are shown.'],
    },
  });
});

test('a film longer than what is looked through at once has every frame, also those that begin on the seam', async () => {
  const large: Film = { columns: 512, rows: 512 };
  const frames = keys(8);
  const { units } = await video(filmFile(large, 8, h264(large, frames)));
  // 1,024 blocks of 384 bytes and a little more.
  expect(units.map(({ length }) => Math.floor(length / 393_216))).toEqual(Array(8).fill(1));
});

test.each([
  [{ matrix: 1 }, 'BT.709', false],
  [{ matrix: 6, fullRange: true }, 'BT.601', true],
  [{ matrix: 2 }, 'BT.601', false],
  [{ matrix: 2, columns: 1280, rows: 720 }, 'BT.709', false],
] as const)('parameters %j mean matrix %s, full range %s', async (said, matrix, fullRange) => {
  const one = { ...film, ...said };
  const index = await video(filmFile(one, 1, h264(one, keys(1))));
  expect([index.matrix, index.fullRange, index.codec]).toEqual([matrix, fullRange, 'avc1.64001e']);
});

const BAD = 'export it as a plain H.264 stream, uncompressed or as JPEG baseline.';
const box = Uint8Array.of(0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73, 0x6f, 0x6d);
const packets = (start: number, step: number) =>
  Uint8Array.from({ length: 1000 }, (_, i) => (i % step === start ? 0x47 : 0xff));
const changed = joined([stream, h264({ ...film, rows: 44 }, keys(1))]);
const repeated = h264(film, group(0, 1, 1));
const sixteen: readonly Element[] = [
  [0x00280002, 'US', [1]],
  [0x00280004, 'CS', 'MONOCHROME2 '],
  [0x00280100, 'US', [16]],
  [0x00280101, 'US', [16]],
  [0x00280102, 'US', [15]],
];

test.each([
  [
    'an MP4 file',
    filmFile(film, 1, joined([box, stream])),
    `has its H.264 video inside an MP4 file, which this version cannot read; ${BAD}`,
  ],
  [
    'a transport stream',
    filmFile(film, 1, packets(0, 188)),
    `has its H.264 video inside an MPEG transport stream, which this version cannot read; ${BAD}`,
  ],
  [
    'a Blu-ray stream',
    filmFile(film, 1, packets(4, 192)),
    `has its H.264 video inside an MPEG transport stream, which this version cannot read; ${BAD}`,
  ],
  ['random bytes', filmFile(film, 1, new Uint8Array(5000).fill(77)), 'contains no H.264 frames; export it again.'],
  ['parameters alone', filmFile(film, 1, sequenceParameters(film)), 'contains no H.264 frames; export it again.'],
  ['fewer frames', filmFile(film, 4, stream), 'states a frame count of 4, but its video has 3; export it again.'],
  [
    'another size',
    filmFile({ columns: 64, rows: 48 }, 3, stream),
    'contradicts itself: its header states 64 × 48 pixels, its video 60 × 42; export it again.',
  ],
  [
    '16 bits',
    filmFile(film, 3, stream, { more: sixteen }),
    'contradicts itself: its video has 8 bits per sample, its header states another number; export it again.',
  ],
  [
    '10 bits',
    filmFile(film, 1, sequenceParameters({ ...film, bitDepth: 10 })),
    'has H.264 video other than 8-bit 4:2:0, which this version cannot show; export it as 8-bit 4:2:0.',
  ],
  [
    'a rare matrix',
    filmFile(film, 1, h264({ ...film, matrix: 8 }, keys(1))),
    'has H.264 video in an uncommon colour space, which this version cannot show; export it again.',
  ],
  [
    'no key at its start',
    filmFile(film, 2, joined([sequenceParameters(film), h264(film, group(0, 1).slice(1))])),
    'has video that does not start with a key frame; export it again.',
  ],
  [
    'another size in the middle',
    filmFile(film, 4, changed),
    'changes its video format partway through, which this version cannot show; export it in parts.',
  ],
  [
    'two frames at one place',
    filmFile(film, 3, repeated),
    'gives two video frames the same position; export it again.',
  ],
] as const)('H.264 with %s is refused by name', async (_, file, sentence) => {
  expect(await problem(file)).toBe(`film.dcm ${sentence}`);
});

test('every form of H.264 opens, and outside the window its pictures are refused by name', async () => {
  const forms = ['2', '2.1', '3', '3.1', '4', '4.1', '5', '5.1', '6', '6.1'].map((last) => H264 + last);
  for (const uid of forms) {
    const file = filmFile(film, 3, stream, { uid });
    const read = await readFrame(memorySource('film.dcm', file), await opened(file), 2);
    expect(read).toEqual({
      ok: false,
      problem: `film.dcm is stored as ${transferSyntaxName(uid)}, which only the window can show; open it there.`,
    });
  }
  expect([transferSyntaxName(forms[0] ?? ''), transferSyntaxName(forms[1] ?? '')]).toEqual([
    'MPEG-4 AVC/H.264 video (1.2.840.10008.1.2.4.102)',
    'MPEG-4 AVC/H.264 video (1.2.840.10008.1.2.4.102.1)',
  ]);
});

test('the colour model of video outside a video is refused', async () => {
  const elements = imageElements(2, 2, [
    [0x00280002, 'US', [3]],
    [0x00280004, 'CS', 'YBR_PARTIAL_420 '],
  ]);
  const file = dicomFile(compressed('1.2.840.10008.1.2.1'), [...elements, pixelData(Array(12).fill(1))]);
  expect(await problem(file)).toMatch(/^film\.dcm has the colour model YBR_PARTIAL_420, which this version cannot/);
});

/** What a 2 × 2 frame of one brightness, blue and red is shown as: red, green, blue. */
async function shown(colours: readonly [y: number, b: number, r: number], how: Partial<VideoIndex>) {
  const index = { ...(await video(filmFile(film, 3, stream))), ...how };
  const image: ImageFormat = { ...(await opened(filmFile(film, 3, stream))).image, rows: 2, columns: 2 };
  const [y, b, r] = colours;
  const bytes = Uint8Array.of(y, y, 0, y, y, 0, b, r);
  const layout = [
    { offset: 0, stride: 3 },
    { offset: 6, stride: 1 },
    { offset: 7, stride: 1 },
  ];
  const picture = videoPicture({ bytes, layout }, index, image);
  return picture.kind === 'colour' ? [...rgbaOf(picture).subarray(12, 15)] : [];
}

const video709 = { matrix: 'BT.709', fullRange: false } as const;
const video601 = { matrix: 'BT.601', fullRange: false } as const;
const full601 = { matrix: 'BT.601', fullRange: true } as const;

/** The 8-bit codes of the primaries, of white and of black as tables of the two recommendations have them. */
test.each([
  ['red', video709, [63, 102, 240], [255, 0, 0]],
  ['green', video709, [173, 42, 26], [0, 255, 0]],
  ['blue', video709, [32, 240, 118], [0, 0, 255]],
  ['red', video601, [81, 90, 240], [255, 0, 0]],
  ['green', video601, [145, 54, 34], [0, 255, 0]],
  ['blue', video601, [41, 240, 110], [0, 0, 255]],
  ['red', full601, [76, 85, 255], [255, 0, 0]],
  ['green', full601, [150, 44, 21], [0, 255, 0]],
  ['white', video709, [235, 128, 128], [255, 255, 255]],
  ['black', video601, [16, 128, 128], [0, 0, 0]],
] as const)('%s by %j is shown as that, to the rounding of its codes', async (_, how, codes, colour) => {
  const seen = await shown(codes, how);
  const apart = colour.map((value, i) => Math.abs(value - (seen[i] ?? Number.NaN)));
  expect(Math.max(...apart)).toBeLessThanOrEqual(1);
});

test('where the header says one sample a pixel, a film is grey and keeps its window', async () => {
  const grey: readonly Element[] = [
    [0x00280002, 'US', [1]],
    [0x00280004, 'CS', 'MONOCHROME2 '],
  ];
  const file = filmFile(film, 3, stream, { more: grey });
  const bytes = Uint8Array.from({ length: 60 * 42 }, (_, i) => 16 + (i % 220));
  const picture = videoPicture(
    { bytes, layout: [{ offset: 0, stride: 60 }] },
    await video(file),
    (await opened(file)).image,
  );
  expect(picture).toMatchObject({ kind: 'grey', min: 0, max: 255, window: { center: 128, width: 256 } });
  expect(picture.kind === 'grey' ? [...picture.pixels.subarray(0, 220)] : []).toEqual(
    Array.from({ length: 220 }, (_, i) => Math.round((i * 255) / 219)),
  );
});
