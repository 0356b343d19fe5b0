import type { ByteSource } from '../dicom/bytes/source.ts';
import { fail, ok, type Result } from '../result.ts';
import { SYNTAXES } from './kinds.ts';
import { imageFormat, type PictureFile, sizeProblem } from './picture-run.ts';

/** Signature, length and name of the first chunk, and its 13 bytes. */
const HEAD = 8 + 8 + 13;
/** Samples a pixel by colour type, without transparency: grey, colours, palette, grey and colours with transparency. */
const COLOURS: ReadonlyMap<number, 1 | 3> = new Map([
  [0, 1],
  [2, 3],
  [3, 3],
  [4, 1],
  [6, 3],
]);

/** A PNG picture, grey or in colours, up to 16 bits; a refusal is a predicate to put after the file's name. */
export async function readPngFile(source: ByteSource): Promise<Result<PictureFile>> {
  const head = await source.read(0, HEAD);
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  if (head.length < HEAD || view.getUint32(12) !== 0x49484452) return fail('is a damaged PNG picture; copy it again');
  const [columns, rows] = [view.getUint32(16), view.getUint32(20)];
  const [depth, colour] = [view.getUint8(24), view.getUint8(25)];
  const samplesPerPixel = COLOURS.get(colour);
  if (samplesPerPixel === undefined || ![1, 2, 4, 8, 16].includes(depth))
    return fail('is a PNG picture of an unknown kind; save it again');
  const problem = sizeProblem(columns, rows);
  if (problem !== null) return fail(problem);
  // Colours are shown with 8 bits; grey keeps all it has.
  const bitsAllocated = depth === 16 && samplesPerPixel === 1 ? 16 : 8;
  const photometric = samplesPerPixel === 1 ? 'MONOCHROME2' : 'RGB';
  const image = imageFormat({ rows, columns, samplesPerPixel, photometric, bitsAllocated });
  const pixels = { kind: 'encapsulated', frames: [[{ offset: 0, length: source.size }]] } as const;
  return ok({ transferSyntax: SYNTAXES.png, image, pixels, rate: null, warnings: [] });
}
