import { colourModel, type JpegHead, readJpegHead } from '../../core/dicom/decode/jpeg-markers.ts';
import { isSoundJpeg } from '../../core/dicom/decode/jpeg-soundness.ts';
import type { ImageFormat, Picture, Run } from '../../core/dicom/run.ts';

const BASELINE = '1.2.840.10008.1.2.4.50';

/** Runs one of whose frames was coloured: trying the next ones here would only cost time. */
const coloured = new WeakSet<Run>();
/** What planes are copied into: fresh memory costs more than the copy. */
let spare = new ArrayBuffer(0);

/**
 * The picture of a JPEG baseline frame in YCbCr whose content is grey, by the browser's own decoder: its brightness is the
 * same to the last bit as libjpeg-turbo's, in half the time. Null for every other frame (grey JPEG is no faster here):
 * decode it in the usual way.
 */
export async function browserPicture(bytes: Uint8Array, run: Run): Promise<Picture | null> {
  if (run.transferSyntax !== BASELINE || typeof ImageDecoder === 'undefined' || coloured.has(run)) return null;
  const head = readJpegHead(bytes);
  if (!head.ok || !isPlainYbr(head.value, run.image)) return null;
  const decoder = new ImageDecoder({ data: bytes, type: 'image/jpeg' });
  try {
    const decoded = decoder.decode();
    // Browsers show what they can make of a damaged frame; looked through while they decode on a thread of their own.
    const sound = isSoundJpeg(bytes);
    const { image } = await decoded;
    const picture = sound ? await pictureOf(image, run).catch(() => null) : null;
    image.close();
    return picture;
  } catch {
    return null;
  } finally {
    decoder.close();
  }
}

/** Whether a browser takes the components for YCbCr, as the usual decoder does. */
function isPlainYbr(head: JpegHead, image: ImageFormat): boolean {
  const fits = head.rows === image.rows && head.columns === image.columns && head.components === 3;
  const plain = head.process === 0xc0 && head.precision === 8 && image.bitsAllocated === 8 && !image.signed;
  const ybr =
    head.adobeTransform === null ? colourModel(head, image.photometric) === 'YBR_FULL' : head.adobeTransform === 1;
  return fits && plain && image.samplesPerPixel === 3 && ybr;
}

async function pictureOf(frame: VideoFrame, run: Run): Promise<Picture | null> {
  const { format, codedWidth: columns, codedHeight: rows, visibleRect } = frame;
  const whole = visibleRect?.width === columns && visibleRect.height === rows;
  if (!whole || (format !== 'I420' && format !== 'I422' && format !== 'I444')) return null;
  const size = frame.allocationSize();
  const memory = spare.byteLength >= size ? spare : new ArrayBuffer(size);
  // Nobody else may copy into it meanwhile.
  spare = new ArrayBuffer(0);
  const [luma, ...chroma] = await frame.copyTo(memory);
  spare = memory;
  if (luma?.offset !== 0 || luma.stride !== columns || chroma.length !== 2) return null;
  const samples = new Uint8Array(memory, 0, rows * columns);
  if (isColourless(new Uint8Array(memory, samples.length, size - samples.length))) {
    return { kind: 'colour', rows, columns, rgba: greyRgba(samples) };
  }
  coloured.add(run);
  return null;
}

/** Whether both colour differences are nil everywhere: every pixel is then exactly its brightness. */
function isColourless(chroma: Uint8Array): boolean {
  for (let i = 0; i < chroma.length; i++) if (chroma[i] !== 128) return false;
  return true;
}

/** Red, green and blue the same: four bytes at once, on machines that are all little endian. */
function greyRgba(luma: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint32Array(luma.length);
  for (let i = 0; i < luma.length; i++) out[i] = Math.imul(luma[i] ?? 0, 0x010101) | 0xff000000;
  return new Uint8ClampedArray(out.buffer);
}
