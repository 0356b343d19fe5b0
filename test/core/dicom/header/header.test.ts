import { expect, test } from 'vitest';
import type { ByteSource } from '../../../../core/dicom/bytes/source.ts';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { readFrame } from '../../../../core/dicom/pixels/pixels.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import {
  BIG,
  compressed,
  dicomFile,
  type Element,
  EXPLICIT,
  encapsulated,
  IMPLICIT,
  imageElements,
  itemBytes,
  joined,
  pixelData,
  written,
} from '../build.ts';

const REGION: readonly Element[] = [
  [0x00186012, 'US', [1]],
  [0x00186014, 'US', [1]],
  [0x00186016, 'UL', [0]],
  [0x00186018, 'UL', [0]],
  [0x0018601a, 'UL', [0]],
  [0x0018601c, 'UL', [1]],
  [0x0018601e, 'UL', [1]],
  [0x00186024, 'US', [3]],
  [0x00186026, 'US', [3]],
  [0x0018602c, 'FD', [0.002]],
  [0x0018602e, 'FD', [-0.003]],
];
const REGION_FACTS = {
  spatialFormat: 1,
  dataType: 1,
  flags: 0,
  box: { x0: 0, y0: 0, x1: 1, y1: 1 },
  unitsX: 3,
  unitsY: 3,
  deltaX: 0.002,
  deltaY: -0.003,
};

const pixels = pixelData([1, 2, 3, 4]);
const image = imageElements(2, 2);

async function opened(bytes: Uint8Array) {
  const run = await openRun(memorySource('run.dcm', bytes));
  if (!run.ok) throw new Error(run.problem);
  return run.value;
}

async function problem(bytes: Uint8Array): Promise<string> {
  const run = await openRun(memorySource('run.dcm', bytes));
  return run.ok ? 'opens' : run.problem;
}

async function firstFrame(bytes: Uint8Array): Promise<readonly number[]> {
  const source = memorySource('run.dcm', bytes);
  const frame = await readFrame(source, await opened(bytes), 0);
  if (!frame.ok) throw new Error(frame.problem);
  return Array.from(frame.value.samples);
}

test.each([
  ['explicit little endian', EXPLICIT],
  ['implicit little endian', IMPLICIT],
  ['explicit big endian', BIG],
])('16-bit values and an ultrasound region are read alike from %s', async (_, syntax) => {
  const words: readonly Element[] = [
    [0x00186011, 'SQ', [REGION]],
    [0x00280100, 'US', [16]],
    [0x00280101, 'US', [16]],
    [0x00280102, 'US', [15]],
  ];
  const bytes = dicomFile(syntax, [...imageElements(2, 2, words), pixelData([1, 256, 4660, 65535], 'OW')]);
  const { spacing } = await opened(bytes);
  expect([await firstFrame(bytes), spacing.regions]).toEqual([[1, 256, 4660, 65535], [REGION_FACTS]]);
});

test('an ultrasound region that an old router rewrote as UN is found', async () => {
  const un: Element = [0x00186011, 'UN', itemBytes(written(REGION, IMPLICIT))];
  expect((await opened(dicomFile(EXPLICIT, [...imageElements(2, 2, [un]), pixels]))).spacing.regions).toEqual([
    REGION_FACTS,
  ]);
});

test('sequences and items of undefined length are read', async () => {
  const open = (tag: readonly number[], bytes: Uint8Array, close: readonly number[]) =>
    joined([Uint8Array.from(tag), bytes, Uint8Array.from(close)]);
  const item = open(
    [0xfe, 0xff, 0, 0xe0, 255, 255, 255, 255],
    written(REGION, EXPLICIT),
    [0xfe, 0xff, 0x0d, 0xe0, 0, 0, 0, 0],
  );
  const sequence = open(
    [0x18, 0, 0x11, 0x60, 0x53, 0x51, 0, 0, 255, 255, 255, 255],
    item,
    [0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0],
  );
  const before = image.filter(([tag]) => tag < 0x00186011);
  const after = image.filter(([tag]) => tag > 0x00186011);
  const bytes = joined([dicomFile(EXPLICIT, before), sequence, written([...after, pixels], EXPLICIT)]);
  expect((await opened(bytes)).spacing.regions).toEqual([REGION_FACTS]);
});

test.each([
  ['explicit', EXPLICIT],
  ['implicit', IMPLICIT],
])('a file without the DICM preamble opens when its data set is %s little endian', async (_, syntax) => {
  const bytes = written([...image, pixels], syntax);
  expect([(await opened(bytes)).transferSyntax, await firstFrame(bytes)]).toEqual([syntax.uid, [1, 2, 3, 4]]);
});

test('a file whose meta header names no transfer syntax is read as it is written', async () => {
  const meta = written([[0x00020002, 'UI', '1.2.840.10008.5.1.4.1.1.3.1']], EXPLICIT);
  const mark = joined([new Uint8Array(128), Uint8Array.from([0x44, 0x49, 0x43, 0x4d])]);
  expect((await opened(joined([mark, meta, written([...image, pixels], IMPLICIT)]))).transferSyntax).toBe(IMPLICIT.uid);
});

test('a data set written explicitly under the implicit transfer syntax is read as it is written', async () => {
  const bytes = dicomFile({ ...EXPLICIT, uid: IMPLICIT.uid }, [...image, pixels]);
  expect(await firstFrame(bytes)).toEqual([1, 2, 3, 4]);
});

test.each([
  ['Müller^Jörg', 'ISO_IR 100', [0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x5e, 0x4a, 0xf6, 0x72, 0x67]],
  ['Müller', 'ISO_IR 192', [0x4d, 0xc3, 0xbc, 0x6c, 0x6c, 0x65, 0x72]],
  ['Люк', 'ISO_IR 144', [0xbb, 0xee, 0xda]],
  ['Müller', '', [0x4d, 0xc3, 0xbc, 0x6c, 0x6c, 0x65, 0x72]],
])('the name %s is read in character set "%s"', async (name, set, bytes) => {
  const more: readonly Element[] = [
    [0x00080005, 'CS', set],
    [0x00100010, 'PN', Uint8Array.from(bytes)],
  ];
  expect((await opened(dicomFile(EXPLICIT, [...imageElements(2, 2, more), pixels]))).identity.patientName).toBe(name);
});

test('a header longer than the first reads is found, and pixel data is not touched', async () => {
  const note: Element = [0x00209999, 'UT', 'x'.repeat(300_000)];
  const bytes = joined([
    dicomFile(EXPLICIT, [...imageElements(1000, 1000, [note]), pixelData(new Array<number>(1_000_000).fill(7))]),
  ]);
  let read = 0;
  const counted: ByteSource = {
    name: 'run.dcm',
    size: bytes.length,
    read: async (offset, length) => {
      read = Math.max(read, offset + length);
      return bytes.subarray(offset, offset + length);
    },
  };
  expect([(await openRun(counted)).ok, read <= 2 ** 19]).toEqual([true, true]);
});

test('a length that claims more than the file holds is refused without reading or reserving it', async () => {
  const lie = dicomFile(EXPLICIT, [...image, pixels]);
  // The length of Samples per Pixel becomes 65 534.
  const at = lie.findIndex((_, i) => lie[i] === 0x28 && lie[i + 2] === 0x02 && lie[i + 4] === 0x55);
  lie.set([0xfe, 0xff], at + 6);
  expect(await problem(lie)).toBe('run.dcm has a damaged header; copy or export the file again.');
});

test.each([
  ['an empty file', new Uint8Array(), 'run.dcm is empty (0 bytes); copy it again from its source.'],
  [
    'text',
    new TextEncoder().encode('hello '.repeat(1000)),
    'run.dcm is not a DICOM file; choose a file exported by the scanner or the archive.',
  ],
  [
    'a directory of files',
    dicomFile(EXPLICIT, [[0x00080016, 'UI', '1.2.840.10008.1.3.10']]),
    'run.dcm is a DICOMDIR (a list of files); open the files it lists or their folder.',
  ],
  [
    'no pixel data',
    dicomFile(EXPLICIT, image),
    'run.dcm contains no image (modality IVUS); choose an image from the same study.',
  ],
  [
    'frames that are no number',
    dicomFile(EXPLICIT, [...imageElements(2, 2, [[0x00280008, 'IS', '-1']]), pixels]),
    'run.dcm has no usable number of frames; export it again.',
  ],
  [
    'MPEG-2',
    joined([dicomFile(compressed('1.2.840.10008.1.2.4.100'), image), encapsulated([], [Uint8Array.of(1, 2)])]),
    'run.dcm is stored as MPEG-2 video (1.2.840.10008.1.2.4.100), which this version cannot read; export it uncompressed or as JPEG baseline.',
  ],
  [
    'a syntax nobody knows',
    joined([dicomFile(compressed('1.2.3'), image), encapsulated([], [Uint8Array.of(1, 2)])]),
    'run.dcm is stored as the transfer syntax 1.2.3, which this version cannot read; export it uncompressed or as JPEG baseline.',
  ],
  [
    'a syntax with a name that every object has',
    joined([dicomFile(compressed('constructor'), image), encapsulated([], [Uint8Array.of(1, 2)])]),
    'run.dcm is stored as the transfer syntax constructor, which this version cannot read; export it uncompressed or as JPEG baseline.',
  ],
  [
    'too few pixels',
    dicomFile(EXPLICIT, [...imageElements(2, 3), pixels]),
    'run.dcm is cut short: its image needs 6 bytes, but only 4 are there; copy or export it again.',
  ],
])('%s is refused in one sentence', async (_, bytes, sentence) => {
  expect(await problem(bytes)).toBe(sentence);
});

test('a source that fails gives its own sentence', async () => {
  const gone: ByteSource = {
    name: 'run.dcm',
    size: 1000,
    read: () => Promise.reject(new Error('run.dcm can no longer be read.')),
  };
  expect(await openRun(gone)).toEqual({ ok: false, problem: 'run.dcm can no longer be read.' });
});
