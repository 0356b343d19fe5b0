import { deflateRawSync } from 'node:zlib';
import { type ByteSource, memorySource } from '../../../core/dicom/bytes/source.ts';
import {
  dicomFile,
  type Element,
  EXPLICIT,
  IMPLICIT,
  imageElements,
  itemBytes,
  joined,
  written,
} from '../../core/dicom/build.ts';
import { oneOf, type Random } from '../random.ts';
import {
  compressedPicture,
  decimals,
  followedByZeros,
  longElement,
  NAME,
  pictureAround,
  pictureWith,
  repeated,
} from './parts.ts';

/** A file that a careful attacker would make: what it is called in the table, and its bytes, always the same for one seed. */
export interface Hostile {
  readonly name: string;
  make(below: Random): ByteSource;
}

const MEGABYTE = 2 ** 20;
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

const region: readonly Element[] = [
  [0x00186012, 'US', [1]],
  [0x00186014, 'US', [1]],
  [0x00186024, 'US', [3]],
  [0x00186026, 'US', [3]],
];

/** Item of a sequence of undefined length, with no element in it. */
const EMPTY_ITEM = Uint8Array.of(0xfe, 0xff, 0, 0xe0, 0, 0, 0, 0);
const SEQUENCE_END = Uint8Array.of(0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0);

/** Ranges from the first to the last frame, again and again. */
function maskRanges(count: number): Element {
  const ranges = Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? 1 : 65535));
  const averaged = Array.from({ length: 16 }, (_, i) => i + 1);
  return [
    0x00286100,
    'SQ',
    [
      [
        [0x00286101, 'CS', 'AVG_SUB'],
        [0x00286102, 'US', ranges],
        [0x00286110, 'US', averaged],
      ],
    ],
  ];
}

function manyFrames(size: number, frames: number, more: readonly Element[] = []): ByteSource {
  const head = dicomFile(EXPLICIT, imageElements(size, size, [[0x00280008, 'IS', String(frames)], ...more]));
  const bytes = size * size * frames;
  return followedByZeros(
    joined([head, longElement(0x7fe00010, 'OW', new Uint8Array(), bytes)]),
    head.length + 12 + bytes,
  );
}

/** The files that the shared README asks for, and others that lean on the same weaknesses. */
export const HOSTILE: readonly Hostile[] = [
  {
    name: '130,000 ultrasound regions',
    make: () => {
      const one = itemBytes(written(region, EXPLICIT));
      return pictureAround(longElement(0x00186011, 'SQ', repeated(one, 130_000)), 0x00186012);
    },
  },
  { name: '2·10⁹ frames of 1 × 1', make: () => manyFrames(1, 2_000_000_000, [[0x00181063, 'DS', '33']]) },
  { name: '65 KB of mask ranges over 65,535 frames', make: () => manyFrames(1, 65_535, [maskRanges(16_000)]) },
  { name: '1,000 mask ranges without their end', make: () => manyFrames(2, 60_000, [maskRanges(1000)]) },
  {
    name: '2 MB of windows in implicit VR',
    make: (below) =>
      pictureWith(
        [
          [0x00281050, 'DS', decimals(300_000, (i) => 100 + (i % 900))],
          [0x00281051, 'DS', decimals(300_000, () => 100 + below(900))],
        ],
        IMPLICIT,
      ),
  },
  {
    name: '20,000 sigmoid windows in implicit VR',
    make: (below) =>
      pictureWith(
        [
          [0x00281050, 'DS', decimals(20_000, (i) => i)],
          [0x00281051, 'DS', decimals(20_000, () => 30_000 + below(900))],
          [0x00281056, 'CS', 'SIGMOID'],
        ],
        IMPLICIT,
      ),
  },
  {
    name: '3,000 VOI tables on one piece of data',
    make: () => {
      const table: readonly Element[] = [
        [0x00283002, 'US', [1024, 0, 16]],
        [0x00283006, 'OW', Array.from({ length: 1024 }, (_, i) => i)],
      ];
      return pictureWith([[0x00283010, 'SQ', Array.from({ length: 3000 }, () => table)]]);
    },
  },
  {
    name: 'a million empty per-frame items',
    make: () => {
      const raw = longElement(0x52009230, 'SQ', joined([repeated(EMPTY_ITEM, 1_000_000), SEQUENCE_END]), 0xffffffff);
      return pictureAround(raw, 0x52009231);
    },
  },
  {
    name: 'a million empty per-frame items in a known length',
    make: () => pictureAround(longElement(0x52009230, 'SQ', repeated(EMPTY_ITEM, 1_000_000)), 0x52009231),
  },
  {
    name: '3.9 million tiny elements',
    make: () => {
      const tiny = new Uint8Array(8 * 3_900_000);
      const view = new DataView(tiny.buffer);
      for (let i = 0; i < 3_900_000; i++) {
        view.setUint16(8 * i, 0x0029 + 2 * (i >> 15), true);
        view.setUint16(8 * i + 2, (i * 2) & 0xffff, true);
        view.setUint16(8 * i + 4, 0x4f4c, true);
      }
      return pictureAround(tiny, 0x00280200);
    },
  },
  {
    name: '30 MB of ISO 2022 text',
    make: () =>
      pictureAround(
        joined([
          longElement(0x00080005, 'UT', text('ISO 2022 IR 6\\ISO 2022 IR 87')),
          longElement(
            0x00081030,
            'UT',
            repeated(Uint8Array.of(0x1b, 0x24, 0x42, 0x30, 0x21, 0x1b, 0x28, 0x42, 0x41, 0x5c), 3 * MEGABYTE),
          ),
        ]),
        0x00100000,
      ),
  },
  {
    name: 'a name of 30 MB',
    make: () =>
      pictureAround(longElement(0x00100010, 'UT', repeated(text('Doe^Jane='), (30 * MEGABYTE) / 9)), 0x00100011),
  },
  {
    name: 'a frame time vector of 16 MB',
    make: () => pictureAround(longElement(0x00181065, 'UT', repeated(text('33.3\\'), (16 * MEGABYTE) / 5)), 0x00181066),
  },
  {
    name: '4 million fragments',
    make: () => compressedPicture('50', 8, repeated(EMPTY_ITEM, 4_000_000)),
  },
  {
    name: 'H.264 parameter sets of 8 MB',
    make: () =>
      compressedPicture('102', 64, [
        repeated(
          Uint8Array.of(0, 0, 1, 0x67, 66, 0, 30, 0xda, 0x05, 0x07, 0xec, 0x04, 0x40, 0, 0, 0x03),
          (8 * MEGABYTE) / 16,
        ),
      ]),
  },
  {
    name: 'a deflate bomb of 300 MB',
    make: () => {
      const head = dicomFile({ ...EXPLICIT, uid: '1.2.840.10008.1.2.1.99' }, []);
      return memorySource(NAME, joined([head, deflateRawSync(new Uint8Array(300 * MEGABYTE))]));
    },
  },
  {
    name: '10,000 nested sequences',
    make: () => {
      const opened = joined([longElement(0x00400275, 'SQ', new Uint8Array(), 0xffffffff), itemOpen()]);
      return pictureAround(repeated(opened, 10_000), 0x00400276);
    },
  },
  {
    name: '200,000 overlay frames of 65,535²',
    make: () =>
      pictureWith([
        [0x60000010, 'US', [65535]],
        [0x60000011, 'US', [65535]],
        [0x60000015, 'IS', '200000'],
        [0x60003000, 'OW', new Array(64).fill(0xffff)],
      ]),
  },
  {
    name: 'a picture of 65,535² that is not there',
    make: () => compressedPicture('70', 65_535, [text('not a picture')]),
  },
  {
    name: 'JPEG 2000 of 4,096² in 600 bytes',
    make: (below) => compressedPicture('90', 4096, [codestream(4096, below)]),
  },
  {
    name: 'HTJ2K of 4,096² in 600 bytes',
    make: (below) => compressedPicture('201', 4096, [codestream(4096, below)]),
  },
  {
    name: '500,000 colour table segments',
    make: () =>
      pictureWith([
        [0x00280004, 'CS', 'PALETTE COLOR'],
        ...[1, 2, 3].map((n): Element => [0x00281100 + n, 'US', [65535, 0, 16]]),
        ...[1, 2, 3].map((n): Element => [0x00281220 + n, 'OW', segments()]),
      ]),
  },
];

function segments(): readonly number[] {
  return [0, 1, 7, ...Array.from({ length: 60_000 }, (_, i) => [2, 1, 0, 0][i % 4] ?? 0)];
}

function itemOpen(): Uint8Array {
  return Uint8Array.of(0xfe, 0xff, 0, 0xe0, 0xff, 0xff, 0xff, 0xff);
}

/** SOC, SIZ of one tile, and noise where the rest belongs. */
function codestream(size: number, below: Random): Uint8Array {
  const siz = new DataView(new ArrayBuffer(43));
  siz.setUint16(0, 0xff51);
  siz.setUint16(2, 41);
  for (const at of [6, 10, 22, 26]) siz.setUint32(at, size);
  siz.setUint16(38, 1);
  siz.setUint8(40, 7);
  siz.setUint16(41, 0x0101);
  const noise = Uint8Array.from({ length: 550 }, () => oneOf([0, below(256)], below));
  return joined([Uint8Array.of(0xff, 0x4f), new Uint8Array(siz.buffer), noise, Uint8Array.of(0xff, 0xd9)]);
}
