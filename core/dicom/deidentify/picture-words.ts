import type { ByteRange } from '../pixels/pixel-index.ts';

const [EOI, SOS, APP0, APP8, APP14, COM] = [0xd9, 0xda, 0xe0, 0xe8, 0xee, 0xfe];
/** Application segments by whose beginning a decoder knows the colours: so much of each stays. */
const NEEDED: readonly (readonly [marker: number, name: string, length: number])[] = [
  [APP0, 'JFIF\0', 14],
  [APP14, 'Adobe', 12],
  [APP8, 'mrfx', 5],
];
const [J2K_COM, J2K_SOT, J2K_SOD, J2K_EOC] = [0xff64, 0xff90, 0xff93, 0xffd9];

/**
 * Where in a compressed frame words of anybody can stand that no decoder needs, as stretches that are not zero throughout: comments and
 * application segments of JPEG and JPEG-LS (ITU-T T.81 B.2.4), comments of JPEG 2000 (T.800 A.9.2), and what follows the end of the picture.
 * None in other codes; up to the first fault of a damaged frame.
 */
export function pictureWords(frame: Uint8Array): readonly ByteRange[] {
  const start = word(frame, 0);
  const found = start === 0xffd8 ? inJpeg(frame) : start === 0xff4f ? inJpeg2000(frame) : [];
  return found.filter(({ offset, length }) => frame.subarray(offset, offset + length).some((byte) => byte !== 0));
}

/** The same frame with zeros for these words; itself where there are none. */
export function withoutPictureWords(frame: Uint8Array): Uint8Array {
  const words = pictureWords(frame);
  if (words.length === 0) return frame;
  const out = frame.slice();
  for (const { offset, length } of words) out.fill(0, offset, offset + length);
  return out;
}

function inJpeg(frame: Uint8Array): readonly ByteRange[] {
  const found: ByteRange[] = [];
  for (let at = 2; at + 1 < frame.length && frame[at] === 0xff; ) {
    const marker = frame[at + 1] ?? 0;
    if (marker === EOI) return [...found, between(at + 2, frame.length)];
    if (marker === 0xff || isBare(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const end = at + 2 + word(frame, at + 2);
    if (end < at + 4 || end > frame.length) return found;
    if (marker === COM || (marker >= APP0 && marker <= 0xef))
      found.push(between(Math.min(end, at + 4 + needed(marker, frame.subarray(at + 4, end))), end));
    at = marker === SOS ? endOfScan(frame, end) : end;
  }
  return found;
}

/** Markers that stand alone: TEM, restarts, a further start of image. */
function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

function needed(marker: number, body: Uint8Array): number {
  const begins = (name: string) => [...name].every((letter, k) => body[k] === letter.charCodeAt(0));
  return NEEDED.find(([of, name]) => of === marker && begins(name))?.[2] ?? 0;
}

/** Where the next marker is that is no restart: within a scan, 0xff is followed by a smaller byte than a marker has. */
function endOfScan(frame: Uint8Array, start: number): number {
  for (let at = frame.indexOf(0xff, start); at >= 0; at = frame.indexOf(0xff, at + 1)) {
    const next = frame[at + 1] ?? 0;
    if (next >= 0xc0 && next !== 0xff && !isBare(next)) return at;
  }
  return frame.length;
}

function inJpeg2000(frame: Uint8Array): readonly ByteRange[] {
  const found: ByteRange[] = [];
  let tileEnd = 0;
  for (let at = 2; at + 1 < frame.length; ) {
    const marker = word(frame, at);
    if (marker === J2K_EOC) return [...found, between(at + 2, frame.length)];
    // The data of a tile part are as long as its head said; 0 is up to the end.
    if (marker === J2K_SOD) {
      if (tileEnd <= at) return found;
      at = tileEnd;
      continue;
    }
    const end = at + 2 + word(frame, at + 2);
    if (marker < 0xff00 || end < at + 4 || end > frame.length) return found;
    if (marker === J2K_SOT) tileEnd = at + word(frame, at + 6) * 0x10000 + word(frame, at + 8);
    // Behind the word that says whether they are letters.
    if (marker === J2K_COM) found.push(between(Math.min(end, at + 6), end));
    at = end;
  }
  return found;
}

function between(start: number, end: number): ByteRange {
  return { offset: start, length: end - start };
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0);
}
