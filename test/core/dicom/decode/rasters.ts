import { deflateRawSync } from 'node:zlib';
import { memorySource } from '../../../../core/dicom/bytes/source.ts';
import { readFrame } from '../../../../core/dicom/pixels/pixels.ts';
import type { StoredFrame } from '../../../../core/dicom/run.ts';
import { openRun } from '../../../../core/dicom/study.ts';
import {
  compressed,
  dicomFile,
  type Element,
  EXPLICIT,
  encapsulated,
  imageElements,
  joined,
  type Syntax,
  written,
} from '../build.ts';
import type { Raster } from './encode-jpeg.ts';

/** What the UIDs of the standard's transfer syntaxes begin with. */
export const UID = '1.2.840.10008.1.2';

/** Edges, a slope and speckle that repeats from run to run; an odd number of columns and rows. */
export function raster(bits: number, components: 1 | 3 = 1, columns = 37, rows = 21): Raster {
  const most = 2 ** bits - 1;
  const samples = Array.from({ length: rows * columns * components }, (_, i) => {
    const pixel = Math.floor(i / components);
    const [x, y, c] = [pixel % columns, Math.floor(pixel / columns), i % components];
    const speckle = ((x * 7919 + y * 104729 + c * 31) * 2654435761) % 97;
    return x < 3
      ? most * (y % 2)
      : Math.round(((x + y + 9 * c) / (columns + rows + 27)) * most * 0.9 + (speckle / 97) * most * 0.1);
  });
  return { rows, columns, components, bits, samples };
}

/** The same picture in 8, 12 and 16 bits, and in colour. */
export const grey8 = raster(8);
export const grey12 = raster(12);
export const grey16 = raster(16);
export const colour = raster(8, 3);

function elementsOf({ rows, columns, components, bits }: Raster, more: readonly Element[] = []): readonly Element[] {
  const allocated = bits > 8 ? 16 : 8;
  return imageElements(
    rows,
    columns,
    [
      [0x00280002, 'US', [components]],
      [0x00280004, 'CS', components === 3 ? 'RGB' : 'MONOCHROME2'],
      ...(components === 3 ? ([[0x00280006, 'US', [0]]] as const) : []),
      [0x00280100, 'US', [allocated]],
      [0x00280101, 'US', [bits]],
      [0x00280102, 'US', [bits - 1]],
      [0x00280103, 'US', [0]],
      ...more,
    ].filter(([tag], i, all) => all.findLastIndex(([other]) => other === tag) === i) as readonly Element[],
  );
}

/** A file of one frame in a compressed syntax (UID without its beginning), whose elements `more` replaces or adds to. */
export function wrapped(syntax: string, of: Raster, stream: Uint8Array, more: readonly Element[] = []): Uint8Array {
  return joined([dicomFile(compressed(UID + syntax), elementsOf(of, more)), encapsulated([], [stream])]);
}

/** A file of one uncompressed frame. */
export function plain(syntax: Syntax, of: Raster): Uint8Array {
  return dicomFile(syntax, [...elementsOf(of), pixelsOf(of)]);
}

function pixelsOf({ bits, samples }: Raster): Element {
  return [0x7fe00010, bits > 8 ? 'OW' : 'OB', samples];
}

/** A deflated file of one frame. */
export function deflated(of: Raster): Uint8Array {
  const body = written([...elementsOf(of), pixelsOf(of)], EXPLICIT);
  return joined([dicomFile(compressed(`${UID}.1.99`), []), deflateRawSync(body)]);
}

/** Frame `k` (from 0) of a file; throws the sentence of a refusal. */
export async function frame(file: Uint8Array, k = 0): Promise<StoredFrame> {
  const source = memorySource('run.dcm', file);
  const run = await openRun(source);
  const stored = run.ok ? await readFrame(source, run.value, k) : run;
  if (!stored.ok) throw new Error(stored.problem);
  return stored.value;
}

/** The samples of a file's first frame. */
export async function samples(file: Uint8Array): Promise<readonly number[]> {
  return Array.from((await frame(file)).samples);
}
