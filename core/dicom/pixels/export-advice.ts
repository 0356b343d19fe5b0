import type { ByteSource } from '../bytes/source.ts';
import { readJpegHead } from '../decode/jpeg-markers.ts';
import { findFragments, findPixelElement } from './fragments.ts';

const BASELINE = 0xc0;
const ENCAPSULATED_UNCOMPRESSED = '1.2.840.10008.1.2.1.98';
const FIRST_BYTES = 64 * 1024;

/** What helps against a transfer syntax that cannot be read: a way to export the file that it was not exported in already. */
export async function exportAdvice(
  source: ByteSource,
  start: number,
  encoding: { readonly explicit: boolean; readonly littleEndian: boolean },
  transferSyntax: string,
): Promise<string> {
  const element = await findPixelElement(source, start, encoding);
  if (transferSyntax === ENCAPSULATED_UNCOMPRESSED || (element !== null && element.length !== null))
    return 'export it as explicit VR little endian or as JPEG baseline';
  const baseline = element !== null && (await isBaseline(source, element.offset));
  return baseline ? 'export it uncompressed' : 'export it uncompressed or as JPEG baseline';
}

async function isBaseline(source: ByteSource, offset: number): Promise<boolean> {
  const found = await findFragments(source, offset);
  const [first] = found.ok ? found.value.fragments : [];
  if (first === undefined) return false;
  const head = readJpegHead(await source.read(first.offset, Math.min(first.length, FIRST_BYTES)));
  return head.ok && head.value.process === BASELINE;
}
