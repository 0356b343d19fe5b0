import { fail, ok, type Result } from '../../../result.ts';
import type { ImageFormat, StoredFrame } from '../../run.ts';
import { contradiction } from '../jpeg-markers.ts';
import { fitted, labelled } from '../samples.ts';
import { copied, mostSamples, type WasmCodec, type WasmDecoder } from '../wasm.ts';
import { type Walked, walkedCodestream } from './walk.ts';

/** SOC followed by SIZ: where the codestream begins, also inside a JP2 file. */
const START = [0xff, 0x4f, 0xff, 0x51];
const BOXES = 4096;
/** Position in the codestream of what SIZ says about its first component. */
const FIRST_COMPONENT = 42;
const WITHOUT_SUBSAMPLING = 0x0101;

/** A frame of JPEG 2000, Part 1 or high throughput, by the codec for it, which undoes colour transforms inside the stream; a plain YBR_FULL stays one. */
export async function decodeCodestream(
  bytes: Uint8Array,
  image: ImageFormat,
  codec: WasmCodec<WasmDecoder>,
): Promise<Result<StoredFrame>> {
  const checked = checkedStream(bytes, image);
  if (!checked.ok) return checked;
  const { precision, body, emptiest } = checked.value;
  const samples = await codec(bytes, (decoder) => copied(decoder.getDecodedBuffer(), precision));
  const whole = samples?.length === image.rows * image.columns * image.samplesPerPixel;
  // Where nothing was decoded every sample is in the middle, which takes hardly a byte to say.
  if (!whole || (body > emptiest && isFlat(samples))) return fail('has damaged JPEG 2000 data');
  return ok({ samples: fitted(samples, image), photometric: labelled(image) });
}

/**
 * Bits a sample of a JPEG 2000 codestream (Part 1 or high throughput) that is whole and fits the header, and how long it is; a refusal is a
 * predicate to put after the frame's name.
 */
function checkedStream(bytes: Uint8Array, image: ImageFormat): Result<Walked & { readonly precision: number }> {
  const at = bytes.subarray(0, BOXES).findIndex((_, i) => START.every((byte, j) => bytes[i + j] === byte));
  if (at === -1 || at + 50 > bytes.length) return fail('is not a JPEG 2000 image');
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, bytes.length - at);
  const components = view.getUint16(40);
  if (FIRST_COMPONENT + 3 * components > view.byteLength) return fail('ends early');
  const depth = view.getUint8(FIRST_COMPONENT);
  for (let i = 0; i < components; i++) {
    const own = FIRST_COMPONENT + 3 * i;
    if (view.getUint8(own) !== depth || view.getUint16(own + 1) !== WITHOUT_SUBSAMPLING) {
      return fail('has JPEG 2000 components of different sizes or depths');
    }
  }
  const precision = (depth & 127) + 1;
  const rows = view.getUint32(12) - view.getUint32(20);
  const columns = view.getUint32(8) - view.getUint32(16);
  const mismatch = contradiction({ precision, rows, columns, components }, image, mostSamples(bytes.length));
  if (mismatch !== null) return fail(mismatch);
  // OpenJPH shows what is left of a stream that was cut short; a lossless picture must not degrade unseen.
  const walked = walkedCodestream(bytes.subarray(at));
  return walked === null ? fail('ends early or has damaged JPEG 2000 data') : ok({ ...walked, precision });
}

function isFlat(samples: Uint8Array | Uint16Array): boolean {
  const [first] = samples;
  return samples.every((sample) => sample === first);
}
