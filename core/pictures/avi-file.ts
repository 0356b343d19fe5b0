import { readingAhead } from '../dicom/bytes/read-ahead.ts';
import type { ByteSource } from '../dicom/bytes/source.ts';
import { readJpegHead } from '../dicom/decode/jpeg-markers.ts';
import type { ByteRange } from '../dicom/pixels/pixel-index.ts';
import type { ImageFormat } from '../dicom/run.ts';
import { fail, ok, type Result } from '../result.ts';
import { type AviHead, chunkAt, isName, readAviHead } from './avi-head.ts';
import { jpegFormat } from './jpeg-file.ts';
import { SYNTAXES } from './kinds.ts';
import { imageFormat, type PictureFile, sizeProblem } from './picture-run.ts';

/** Frames and what lies between them: beyond so many the film ends, an hour at 30 a second with its sound. */
const MOST_CHUNKS = 250_000;
const ENDLESS = `The film has more than ${MOST_CHUNKS.toLocaleString('en')} pieces: the frames up to there are shown.`;
const CUT = 'The file ends before its film does: the frames up to there are shown.';
/** So much of a frame of Motion JPEG is read for its head. */
const HEAD = 64 * 1024;
const MOTION_JPEG = ['MJPG', 'JPEG', 'DMB1'];
/** Uncompressed: blue, green, red or a palette; and grey without one, its highest line first. */
const RGB = ['\0\0\0\0', 'DIB ', 'RGB ', 'RAW '];
const GREY = ['Y800', 'Y8  ', 'GREY'];

/** An AVI film in Motion JPEG, or uncompressed; any other is refused with the name of its codec. A refusal is a predicate to put after the file's name. */
export async function readAviFile(file: ByteSource): Promise<Result<PictureFile>> {
  const source = readingAhead(file);
  const head = await readAviHead(source);
  if (head === null) return fail('is an AVI file without a film that can be read; export it again');
  const { ranges, warnings } = await frameRanges(source, head);
  if (ranges.length === 0) return fail('is an AVI film without frames; export it again');
  const codec = head.codec.toUpperCase();
  const said = MOTION_JPEG.includes(codec) ? await motionJpeg(source, ranges) : uncompressed(head, codec);
  if (!said.ok) return said;
  const { transferSyntax, image } = said.value;
  return ok({
    transferSyntax,
    image: { ...image, frames: ranges.length },
    pixels: { kind: 'encapsulated', frames: ranges.map((range) => [range]) },
    rate: head.rate,
    warnings,
  });
}

type Said = Pick<PictureFile, 'transferSyntax' | 'image'>;

async function motionJpeg(source: ByteSource, [first]: readonly ByteRange[]): Promise<Result<Said>> {
  const bytes = await source.read(first?.offset ?? 0, Math.min(HEAD, first?.length ?? 0));
  const head = readJpegHead(bytes);
  const image = head.ok ? jpegFormat(head.value) : head;
  return image.ok ? ok({ transferSyntax: SYNTAXES.motionJpeg, image: image.value }) : image;
}

function uncompressed(head: AviHead, codec: string): Result<Said> {
  const { columns, lines, bits, palette } = head;
  const rows = Math.abs(lines);
  const problem = sizeProblem(columns, rows);
  if (problem !== null) return fail(problem);
  const grey = GREY.includes(codec);
  if (!grey && !RGB.includes(codec))
    return fail(
      `is an AVI film in the codec ${codecName(head.codec)}, which this version cannot read; export it as Motion JPEG, uncompressed, or as MP4 (H.264)`,
    );
  if (![8, 24, 32].includes(bits))
    return fail(`is an uncompressed AVI film with ${bits} bits a pixel; export it with 24`);
  const colours = grey || bits === 8 ? null : ({ samplesPerPixel: 3, photometric: 'RGB' } as const);
  const shades = { samplesPerPixel: 1, photometric: 'MONOCHROME2' } as const;
  const image: ImageFormat = imageFormat({ rows, columns, ...(colours ?? shades), ...(grey ? {} : palette) });
  const order = grey || lines < 0 ? ('downwards' as const) : ('upwards' as const);
  return ok({ transferSyntax: SYNTAXES[bits === 32 && !grey ? (`${order}32` as const) : order], image });
}

/** Four letters as they stand, others as the number that they are. */
function codecName(codec: string): string {
  if (/^[\x20-\x7e]{4}$/.test(codec)) return `“${codec.trim()}”`;
  return `no. ${[...codec].reduceRight((sum, letter) => sum * 256 + letter.charCodeAt(0), 0)}`;
}

/** Where each frame is, in the order of the file; an empty one is the one before it again. */
async function frameRanges(
  source: ByteSource,
  { stream, films }: AviHead,
): Promise<{ readonly ranges: readonly ByteRange[]; readonly warnings: readonly string[] }> {
  const ranges: ByteRange[] = [];
  const own = new RegExp(`^${String(stream).padStart(2, '0')}d[bc]$`);
  let [whole, chunks] = [true, 0];
  for (const film of films) {
    const end = Math.min(source.size, film.offset + film.length);
    if (film.offset + film.length > source.size) whole = false;
    for (let at = film.offset; at + 8 <= end; chunks++) {
      if (chunks === MOST_CHUNKS) return { ranges, warnings: [ENDLESS] };
      const { name, length } = await chunkAt(source, at);
      if (!isName(name)) break;
      const isInside = name === 'LIST';
      const range = { offset: at + 8, length: Math.min(length, end - at - 8) };
      if (own.test(name) && range.length < length) whole = false;
      else if (own.test(name)) ranges.push(length === 0 ? (ranges.at(-1) ?? range) : range);
      at += isInside ? 12 : 8 + length + (length % 2);
    }
  }
  return { ranges, warnings: whole ? [] : [CUT] };
}
