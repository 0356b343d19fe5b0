/** Start of scan, end of image; what is left behind the end is padding. */
const [SOS, EOI] = [0xda, 0xd9];
const LONGEST_REMAINS = 64;

/**
 * Whether the scans of a JPEG-LS stream are all there: from marker to marker to the end of the image. Of a stream that was cut short
 * CharLS gives out what there was. Between scans a marker begins with 0xff and a byte from 0x80 on (ITU-T T.87 C.2.1).
 */
export function endsWithItsScans(bytes: Uint8Array, scans: number): boolean {
  let found = 0;
  for (let at = 2; at + 2 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) return found >= scans && bytes.length - at - 2 <= LONGEST_REMAINS;
    const end = at + 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
    if (end < at + 4 || end > bytes.length) return false;
    found += marker === SOS ? 1 : 0;
    at = marker === SOS ? endOfScan(bytes, end) : end;
  }
  return false;
}

/** Where the next marker that is no restart begins; the end of the bytes where none does. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next >= 0x80 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}
