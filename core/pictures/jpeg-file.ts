import type { ByteSource } from '../dicom/bytes/source.ts';
import { colourModel, type JpegHead, readJpegHead } from '../dicom/decode/jpeg-markers.ts';
import type { ImageFormat } from '../dicom/run.ts';
import { fail, ok, type Result } from '../result.ts';
import { SYNTAXES } from './kinds.ts';
import { imageFormat, type PictureFile, sizeProblem } from './picture-run.ts';

/** So much of a file is read to find the head of its picture: thumbnails and profiles come first. */
const HEAD = 4 * 1024 * 1024;

/** A JPEG picture, grey or in three colours; a refusal is a predicate to put after the file's name. */
export async function readJpegFile(source: ByteSource): Promise<Result<PictureFile>> {
  const head = readJpegHead(await source.read(0, Math.min(HEAD, source.size)));
  const image = head.ok ? jpegFormat(head.value) : head;
  if (!image.ok) return image;
  const frames = [[{ offset: 0, length: source.size }]];
  const pixels = { kind: 'encapsulated', frames } as const;
  return ok({ transferSyntax: SYNTAXES.jpeg, image: image.value, pixels, rate: null, warnings: [] });
}

/** The layout that the head of a JPEG states. */
export function jpegFormat(head: JpegHead): Result<ImageFormat> {
  const { rows, columns, components, precision } = head;
  const problem = sizeProblem(columns, rows);
  if (problem !== null) return fail(problem);
  if (components !== 1 && components !== 3)
    return fail(`is a JPEG with ${components} colour components, which this version cannot show; save it in RGB`);
  const bitsAllocated = precision > 8 ? 16 : 8;
  return ok(
    imageFormat({
      rows,
      columns,
      samplesPerPixel: components,
      photometric: components === 1 ? 'MONOCHROME2' : colourModel(head, 'YBR_FULL'),
      bitsAllocated,
      bitsStored: precision,
      lossy: true,
    }),
  );
}
