import type { ByteSource } from '../bytes/source.ts';
import { transferSyntaxName } from '../header/transfer-syntaxes.ts';
import type { ByteRange, PixelIndex } from '../pixels/pixel-index.ts';
import type { ImageFormat } from '../run.ts';
import { colourModel, type JpegHead, readJpegHead } from './jpeg-markers.ts';

/** So much of a frame holds most heads, and often came with the file's own header; a large comment may come first. */
const HEADS = [4 * 1024, 80 * 1024];

/** How a stream of each process is called, and the transfer syntaxes (after 1.2.840.10008.1.2.4.) that announce it. */
const PROCESSES: ReadonlyMap<number, { readonly name: string; readonly under: readonly string[] }> = new Map([
  [0xc0, { name: 'baseline JPEG', under: ['50', '51'] }],
  [0xc1, { name: 'extended JPEG', under: ['50', '51'] }],
  [0xc2, { name: 'progressive JPEG', under: ['53', '55'] }],
  [0xc3, { name: 'lossless JPEG', under: ['57', '70'] }],
  [0xf7, { name: 'JPEG-LS', under: ['80', '81'] }],
]);
const COMMON = '1.2.840.10008.1.2.4.';
/** Labels that leave nothing to ask. */
const CONSISTENT: Readonly<Record<number, readonly string[]>> = {
  1: ['MONOCHROME1', 'MONOCHROME2', 'PALETTE COLOR'],
  3: ['RGB', 'YBR_FULL', 'YBR_FULL_422', 'YBR_RCT', 'YBR_ICT'],
};

/** The format as the first frame's JPEG stream has it, with a sentence for each label in the header that says otherwise; null where that frame is no JPEG that can be read. */
export async function asStreamSays(
  source: ByteSource,
  pixels: PixelIndex,
  image: ImageFormat,
  transferSyntax: string,
): Promise<{ readonly image: ImageFormat; readonly warnings: readonly string[] } | null> {
  const head = await headOf(source, firstPiece(pixels));
  if (head === null) return null;
  const { components } = head;
  const agreed = CONSISTENT[components] === undefined || CONSISTENT[components].includes(image.photometric);
  const warnings = processWarnings(head, transferSyntax);
  if (agreed && components === image.samplesPerPixel) return { image, warnings };
  const meant = components === 3 ? 'three colour components' : 'one grey component';
  const label = image.photometric === '' ? 'no colour model' : `the colour model ${image.photometric.slice(0, 60)}`;
  const word = `The header states ${label}; the JPEG stream has ${meant} and is shown by its own word.`;
  return { image: restated(image, head), warnings: [...warnings, word] };
}

async function headOf(source: ByteSource, first: ByteRange | undefined): Promise<JpegHead | null> {
  if (first === undefined) return null;
  for (const length of HEADS) {
    const head = readJpegHead(await source.read(first.offset, Math.min(length, first.length)));
    if (head.ok) return head.value;
  }
  return null;
}

function restated(image: ImageFormat, head: JpegHead): ImageFormat {
  if (head.components !== 3) return { ...image, samplesPerPixel: 1, photometric: 'MONOCHROME2' };
  const coded = head.process === 0xc3 || head.process === 0xf7;
  const likely = coded && !image.photometric.startsWith('YBR') ? 'RGB' : image.photometric;
  return { ...image, samplesPerPixel: 3, photometric: colourModel(head, likely), palette: null, presets: [] };
}

function processWarnings({ process }: JpegHead, transferSyntax: string): readonly string[] {
  const known = PROCESSES.get(process);
  if (known?.under.some((end) => transferSyntax === COMMON + end) !== false) return [];
  return [`The header says ${transferSyntaxName(transferSyntax)}, but the frames are ${known.name}; they are shown.`];
}

function firstPiece(pixels: PixelIndex): ByteRange | undefined {
  if (pixels.kind === 'encapsulated') return pixels.frames.flat().find(({ length }) => length > 0);
  if (pixels.kind !== 'tabled') return undefined;
  // The header of the item stands before its bytes.
  return pixels.frames.slice(0, 1).map(({ offset, length }) => ({ offset: offset + 8, length: length - 8 }))[0];
}
