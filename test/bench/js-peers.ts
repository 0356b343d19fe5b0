/// <reference path="./peers.d.ts" />

import { readFile } from 'node:fs/promises';
import wasmUrl from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm?url&inline';
import startTurbo from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs';
import daikon from 'daikon';
import dcmjs from 'dcmjs';
import { parseDicom } from 'dicom-parser';
import jpeg from 'jpeg-js';
import { Decoder } from 'jpeg-lossless-decoder-js';
import { optionsOf, programOf } from '../../core/dicom/decode/wasm.ts';
import { medianMs } from './median.ts';
import { TIMES } from './programs.ts';

/** One compressed frame to samples, as a user of that library would write it. */
type Decode = (bytes: Uint8Array) => unknown;

/** dcmjs over a whole file. */
export function dcmjsHeader(file: Buffer): unknown {
  return dcmjs.data.DicomMessage.readFile(file.buffer);
}

/** daikon over a whole file. */
export function daikonHeader(file: Buffer): unknown {
  return daikon.Series.parseImage(new DataView(file.buffer));
}

/** libjpeg-turbo compiled for the web, on one thread. */
export async function turbo(): Promise<Decode> {
  const codec = await startTurbo(optionsOf(await programOf(wasmUrl)));
  const decoder = new codec.JPEGDecoder();
  return (bytes) => {
    decoder.getEncodedBuffer(bytes.length).set(bytes);
    decoder.decode();
    return decoder.getDecodedBuffer().slice();
  };
}

/** jpeg-js. */
export async function jpegJs(): Promise<Decode> {
  return (bytes) => jpeg.decode(bytes, { useTArray: true, formatAsRGBA: false });
}

/** jpeg-lossless-decoder-js. */
export async function jpegLossless(): Promise<Decode> {
  return (bytes) => new Decoder().decode(bytes.buffer, bytes.byteOffset, bytes.length, 2);
}

/** daikon's RLE. */
export async function daikonRle(pixels: number): Promise<Decode> {
  return (bytes) => new daikon.RLE().decode(Uint8Array.from(bytes).buffer, true, pixels);
}

/** The bytes of every frame of a whole file by dicom-parser: one piece a frame, or uncompressed. */
function framesOf(file: Uint8Array): Uint8Array[] {
  const data = parseDicom(file);
  const pixels = data.elements['x7fe00010'];
  if (pixels === undefined) throw new Error('there is no pixel data');
  const fragments = pixels.fragments;
  if (fragments !== undefined)
    return fragments.map(({ position, length }) => file.subarray(position, position + length));
  const count = data.intString('x00280008') ?? 1;
  const size = pixels.length / count;
  return Array.from({ length: count }, (_, k) =>
    file.subarray(pixels.dataOffset + k * size, pixels.dataOffset + (k + 1) * size),
  );
}

/** Milliseconds from the path to a decoded frame of an uncompressed (no decoder) or compressed run: whole file, dicom-parser, decoder. */
export async function frameMs(path: string, decoder: (() => Promise<Decode>) | null): Promise<number> {
  const decode = decoder === null ? (bytes: Uint8Array) => bytes.slice() : await decoder();
  const began = performance.now();
  decode(framesOf(await readFile(path))[0] ?? new Uint8Array());
  return performance.now() - began;
}

/** Milliseconds for the frames of a run, one after the other, the median of several passes; only every `step`-th is decoded and the time taken times as much. */
export async function allFramesMs(path: string, decoder: () => Promise<Decode>, step = 1): Promise<number> {
  const decode = await decoder();
  const began = performance.now();
  const frames = framesOf(await readFile(path));
  const read = performance.now() - began;
  const decoded = await medianMs(TIMES, () => {
    for (let k = 0; k < frames.length; k += step) decode(frames[k] ?? new Uint8Array());
  });
  return read + decoded * step;
}
