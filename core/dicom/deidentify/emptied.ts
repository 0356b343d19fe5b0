import { append } from '../../extremes.ts';
import { joined } from '../bytes/joined.ts';
import { readingAhead } from '../bytes/read-ahead.ts';
import type { ByteSource } from '../bytes/source.ts';
import { ITEM, itemAt } from '../pixels/fragments.ts';
import type { ByteRange } from '../pixels/pixel-index.ts';
import { pictureWords } from './picture-words.ts';
import type { SourceRun } from './source-run.ts';

/** The bytes of a run with compressed frames, with zeros where words of anybody can stand in these that no decoder needs. Throws what the source throws. */
export async function emptied({ plain, run }: Pick<SourceRun, 'plain' | 'run'>): Promise<ByteSource> {
  const words: ByteRange[] = [];
  const reading = readingAhead(plain);
  for (let k = 0; k < run.image.frames; k++) {
    const pieces = await piecesOf(reading, run.pixels, k);
    const bytes: Uint8Array[] = [];
    for (const { offset, length } of pieces) bytes.push(await reading.read(offset, length));
    append(
      words,
      pictureWords(joined(bytes)).flatMap((stretch) => inFile(stretch, pieces)),
    );
  }
  return words.length === 0 ? plain : zeroed(plain, words);
}

/** Where the pieces of a frame are, without their item headers; none where they do not follow each other as they should. */
async function piecesOf(
  source: ByteSource,
  pixels: SourceRun['run']['pixels'],
  k: number,
): Promise<readonly ByteRange[]> {
  if (pixels.kind === 'encapsulated') return pixels.frames[k] ?? [];
  const whole = pixels.kind === 'tabled' ? pixels.frames[k] : undefined;
  if (whole === undefined) return [];
  const pieces: ByteRange[] = [];
  for (let at = whole.offset; at < whole.offset + whole.length; ) {
    const item = await itemAt(source, at);
    if (item?.tag !== ITEM) return [];
    pieces.push(item);
    at = item.offset + item.length;
  }
  return pieces;
}

/** A stretch of a frame where it lies in the file: it may go on in the next piece. */
function inFile({ offset, length }: ByteRange, pieces: readonly ByteRange[]): readonly ByteRange[] {
  const parts: ByteRange[] = [];
  let before = 0;
  for (const piece of pieces) {
    const [start, end] = [Math.max(offset, before), Math.min(offset + length, before + piece.length)];
    if (end > start) parts.push({ offset: piece.offset + start - before, length: end - start });
    before += piece.length;
  }
  return parts;
}

function zeroed(source: ByteSource, words: readonly ByteRange[]): ByteSource {
  return {
    name: source.name,
    size: source.size,
    read: async (offset, length) => {
      const bytes = await source.read(offset, length);
      const here = words.filter((each) => each.offset < offset + length && each.offset + each.length > offset);
      if (here.length === 0) return bytes;
      const out = bytes.slice();
      for (const each of here) out.fill(0, Math.max(0, each.offset - offset), each.offset + each.length - offset);
      return out;
    },
  };
}
