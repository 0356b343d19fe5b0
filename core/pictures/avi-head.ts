import { charactersOf } from '../dicom/bytes/characters.ts';
import type { ByteSource } from '../dicom/bytes/source.ts';
import type { ByteRange } from '../dicom/pixels/pixel-index.ts';
import type { ImageFormat } from '../dicom/run.ts';

/** What an AVI file says about its film. */
export interface AviHead {
  /** The number of the stream that is the film. */
  readonly stream: number;
  /** Its codec as four letters. */
  readonly codec: string;
  readonly columns: number;
  /** Negative where the highest line comes first. */
  readonly lines: number;
  readonly bits: number;
  /** The colours of 8 bits, where they are other than shades of grey. */
  readonly palette: Pick<ImageFormat, 'palette' | 'photometric'> | Record<string, never>;
  /** Frames a second; null where the file does not say. */
  readonly rate: number | null;
  /** The lists of its frames: long films have several. */
  readonly films: readonly ByteRange[];
}

/** Heads are short; what claims to be longer is damaged. */
const LONGEST_HEAD = 1024 * 1024;
/** Lists of frames beyond these are not looked for. */
const MOST_PARTS = 1000;

/** A chunk of a RIFF file: its name and the length of what follows its 8 bytes. */
export async function chunkAt(
  source: ByteSource,
  at: number,
): Promise<{ readonly name: string; readonly length: number }> {
  const bytes = await source.read(at, 8);
  return { name: letters(bytes, 0), length: bytes.length < 8 ? 0 : wordsIn(bytes).getUint32(4, true) };
}

/** Reads the head; null where the file has no film, or is damaged before it. */
export async function readAviHead(source: ByteSource): Promise<AviHead | null> {
  const films: ByteRange[] = [];
  let film: Omit<AviHead, 'films'> | null = null;
  for (let at = 0, parts = 0; at + 12 <= source.size && parts < MOST_PARTS; parts++) {
    const part = await chunkAt(source, at);
    if (part.name !== 'RIFF') break;
    const end = Math.min(source.size, at + 8 + part.length);
    for (let inner = at + 12; inner + 12 <= end && parts < MOST_PARTS; parts++) {
      const { name, length } = await chunkAt(source, inner);
      if (!isName(name)) break;
      const kind = name === 'LIST' ? letters(await source.read(inner + 8, 4), 0) : '';
      if (kind === 'hdrl' && length < LONGEST_HEAD) film ??= filmIn(await source.read(inner + 12, length - 4));
      if (kind === 'movi') films.push({ offset: inner + 12, length: length - 4 });
      inner += 8 + length + (length % 2);
    }
    at += 8 + part.length + (part.length % 2);
  }
  return film === null || films.length === 0 ? null : { ...film, films };
}

/** The first stream of pictures in the list of heads. */
function filmIn(bytes: Uint8Array): Omit<AviHead, 'films'> | null {
  const view = wordsIn(bytes);
  let stream = -1;
  for (let at = 0; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    if (letters(bytes, at) === 'LIST' && letters(bytes, at + 8) === 'strl') {
      stream += 1;
      const film = streamIn(bytes.subarray(at + 12, at + 8 + length), stream);
      if (film !== null) return film;
    }
    at += 8 + length + (length % 2);
  }
  return null;
}

function streamIn(bytes: Uint8Array, stream: number): Omit<AviHead, 'films'> | null {
  const [head, format] = [bodyOf(bytes, 'strh'), bodyOf(bytes, 'strf')];
  if (head === null || format === null || head.length < 28 || format.length < 40) return null;
  if (letters(head, 0) !== 'vids') return null;
  const [own, picture] = [wordsIn(head), wordsIn(format)];
  const [scale, rate] = [own.getUint32(20, true), own.getUint32(24, true)];
  return {
    stream,
    codec: letters(format, 16),
    columns: picture.getInt32(4, true),
    lines: picture.getInt32(8, true),
    bits: picture.getUint16(14, true),
    palette: paletteIn(format),
    rate: scale > 0 && rate > 0 ? rate / scale : null,
  };
}

/** The table of colours behind the 40 bytes of a format of 8 bits: blue, green, red and nothing; none where it is shades of grey in their order, or missing. */
function paletteIn(format: Uint8Array): AviHead['palette'] {
  const entries = format.subarray(40, 40 + 4 * 256);
  const count = entries.length >> 2;
  const channel = (k: number) => Uint8Array.from({ length: 256 }, (_, i) => entries[4 * i + k] ?? 0);
  const [blue, green, red] = [channel(0), channel(1), channel(2)];
  const isGrey = blue.every((value, i) => i >= count || (value === i && green[i] === i && red[i] === i));
  return isGrey ? {} : { palette: { firstMapped: 0, red, green, blue }, photometric: 'PALETTE COLOR' };
}

/** False where no chunk begins: four printable letters name one. */
export function isName(name: string): boolean {
  return /^[\x20-\x7e]{4}$/.test(name);
}

function bodyOf(bytes: Uint8Array, name: string): Uint8Array | null {
  const view = wordsIn(bytes);
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    if (letters(bytes, at) === name) return bytes.subarray(at + 8, at + 8 + length);
    at += 8 + length + (length % 2);
  }
  return null;
}

function letters(bytes: Uint8Array, at: number): string {
  return charactersOf(bytes.subarray(at, at + 4));
}

function wordsIn(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
