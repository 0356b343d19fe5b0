import { deflateSync } from 'node:zlib';
import { joined } from '../dicom/build.ts';
import type { CodedFrame } from '../dicom/decode/encode-h264.ts';

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** A number in so many bytes, the highest first. */
function big(value: number, bytes = 4): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** (bytes - 1 - i)) % 256);
}

function little(value: number, bytes = 4): Uint8Array {
  return big(value < 0 ? value + 2 ** 32 : value, bytes).toReversed();
}

/** What a PNG is made of: its samples line by line, packed as its depth asks for. */
export interface Png {
  readonly columns: number;
  readonly rows: number;
  readonly depth: number;
  /** 0 grey, 2 colours, 3 palette, 4 grey and 6 colours with transparency. */
  readonly colour: number;
  readonly lines: readonly (readonly number[])[];
  readonly palette?: readonly number[];
}

/** A PNG (W3C PNG, unfiltered lines). */
export function pngOf({ columns, rows, depth, colour, lines, palette }: Png): Uint8Array {
  const head = joined([big(columns), big(rows), Uint8Array.of(depth, colour, 0, 0, 0)]);
  const data = deflateSync(joined(lines.map((line) => joined([Uint8Array.of(0), Uint8Array.from(line)]))));
  const colours = palette === undefined ? [] : [pngChunk('PLTE', Uint8Array.from(palette))];
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10);
  return joined([
    signature,
    pngChunk('IHDR', head),
    ...colours,
    pngChunk('IDAT', data),
    pngChunk('IEND', new Uint8Array()),
  ]);
}

function pngChunk(name: string, body: Uint8Array): Uint8Array {
  const own = joined([ascii(name), body]);
  return joined([big(body.length), own, big(crc(own))]);
}

/** CRC-32 bit by bit (PNG, annex D). */
function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

/** What an AVI file is made of. */
export interface Avi {
  readonly codec: string;
  readonly columns: number;
  /** Negative: the highest line first. */
  readonly lines: number;
  readonly bits: number;
  readonly frames: readonly Uint8Array[];
  readonly palette?: readonly number[];
}

/** An AVI film of 25 frames a second with a list of other things before it. */
export function aviOf({ codec, columns, lines, bits, frames, palette = [] }: Avi): Uint8Array {
  const stream = joined([ascii('vids'), ascii(codec), new Uint8Array(12), little(1), little(25), new Uint8Array(28)]);
  const format = joined([
    little(40),
    little(columns),
    little(lines),
    little(1, 2),
    little(bits, 2),
    ascii(codec),
    new Uint8Array(20),
    Uint8Array.from(palette),
  ]);
  const heads = [
    riffChunk('avih', new Uint8Array(56)),
    list('strl', riffChunk('strh', stream), riffChunk('strf', format)),
  ];
  const movi = list('movi', ...frames.map((frame) => riffChunk('00dc', frame)));
  const body = joined([ascii('AVI '), list('hdrl', ...heads), riffChunk('JUNK', new Uint8Array(11)), movi]);
  return joined([ascii('RIFF'), little(body.length), body]);
}

function riffChunk(name: string, body: Uint8Array): Uint8Array {
  return joined([ascii(name), little(body.length), body, new Uint8Array(body.length % 2)]);
}

function list(kind: string, ...chunks: readonly Uint8Array[]): Uint8Array {
  return riffChunk('LIST', joined([ascii(kind), ...chunks]));
}

/** An MP4 film (ISO/IEC 14496-12 and -15) of an H.264 stream whose pictures are these, at 25 frames a second; its contents stand at the end. */
export function mp4Of(stream: Uint8Array, frames: readonly CodedFrame[], codec = 'avc1'): Uint8Array {
  const nals = nalsIn(stream);
  const [sps, pps] = [7, 8].map((type) => nals.find(([header = 0]) => (header & 31) === type));
  if (sps === undefined || pps === undefined) throw new Error('the stream has no parameters');
  const pictures = nals.filter(([header = 0]) => [1, 5].includes(header & 31));
  const samples = pictures.map((nal) => joined([big(nal.length), nal]));
  const start = box('ftyp', ascii('isom'), big(0)).length + 8;
  const groups = frames.map(({ kind }, i) => (kind === 'key' ? i : -1)).filter((i) => i >= 0);
  const shown = frames.map(({ place }, i) => (groups.findLast((first) => first <= i) ?? 0) + place);
  const stbl = tablesOf({ codec, sps, pps, samples, shown, groups, start });
  const mdhd = box(
    'mdhd',
    new Uint8Array(12),
    big(1000),
    big(40 * frames.length),
    new Uint8Array(4),
    new Uint8Array(4),
  );
  const hdlr = box('hdlr', new Uint8Array(8), ascii('vide'), new Uint8Array(13));
  const moov = box('moov', box('trak', box('mdia', mdhd, hdlr, box('minf', stbl))));
  return joined([box('ftyp', ascii('isom'), big(0)), box('mdat', ...samples), moov]);
}

interface Tables {
  readonly codec: string;
  readonly sps: Uint8Array;
  readonly pps: Uint8Array;
  readonly samples: readonly Uint8Array[];
  /** The number of each frame on the screen, and which are keys. */
  readonly shown: readonly number[];
  readonly groups: readonly number[];
  /** Where the first frame begins. */
  readonly start: number;
}

function tablesOf({ codec, sps, pps, samples, shown, groups, start }: Tables): Uint8Array {
  const avcC = box(
    'avcC',
    Uint8Array.of(1, ...sps.slice(1, 4), 0xff, 0xe1),
    big(sps.length, 2),
    sps,
    [1],
    big(pps.length, 2),
    pps,
  );
  return box(
    'stbl',
    table('stsd', [box(codec, new Uint8Array(78), avcC)]),
    table('stts', [joined([big(samples.length), big(40)])]),
    table(
      'ctts',
      shown.map((at, i) => joined([big(1), little(40 * (at - i)).toReversed()])),
    ),
    table(
      'stss',
      groups.map((i) => big(i + 1)),
    ),
    // Two frames in a chunk, and one in the last where they are odd.
    table('stsc', [joined([big(1), big(2), big(1)])]),
    box('stsz', big(0), big(0), big(samples.length), ...samples.map(({ length }) => big(length))),
    table(
      'stco',
      samples.flatMap((_, i) =>
        i % 2 === 0 ? [big(start + samples.slice(0, i).reduce((sum, { length }) => sum + length, 0))] : [],
      ),
    ),
  );
}

function nalsIn(stream: Uint8Array): readonly Uint8Array[] {
  const starts = [...stream.keys()].filter((i) => big(1).every((byte, k) => stream[i + k] === byte));
  return starts.map((start, k) => stream.subarray(start + 4, starts[k + 1]));
}

function box(name: string, ...parts: readonly ArrayLike<number>[]): Uint8Array {
  const body = joined(parts.map((part) => Uint8Array.from(part)));
  return joined([big(body.length + 8), ascii(name), body]);
}

function table(name: string, entries: readonly Uint8Array[]): Uint8Array {
  return box(name, big(0), big(entries.length), ...entries);
}
