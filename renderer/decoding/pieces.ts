import type { ByteSource } from '../../core/dicom/bytes/source.ts';
import type { ByteCache } from './cache.ts';
import { trails } from './trails.ts';

/** Pieces are made of blocks of so many bytes: one costs a request little more than a few bytes do. */
const BLOCK = 512 * 1024;
/** What is as long is read alone. */
const ALONE = 8 * 1024 * 1024;
/** Nothing more is read early while so much of a file is on its way, bytes. */
const MOST_UNDER_WAY = 16 * 1024 * 1024;

/** So little (bytes), at least two blocks from what was read like that before, is read alone: whoever goes from one compressed frame to the next wants none of what lies between. */
const LITTLE = 4096;

/** Blocks of a file that were read together. */
export interface Piece {
  readonly first: number;
  readonly count: number;
  readonly bytes: Promise<Uint8Array>;
}

/** The pieces of one file. */
interface Pieces {
  /** The piece with a block, where it is kept or on its way. */
  piece(block: number): Piece | null;
  /** Reads blocks in one piece. */
  fetch(first: number, count: number): Piece;
  /** Bytes on their way. */
  underWay(): number;
}

function piecesOf(source: ByteSource, kept: ByteCache<Piece>, name: string): Pieces {
  const places = new Map<number, string>();
  let underWay = 0;
  return {
    underWay: () => underWay,
    piece: (block) => {
      const piece = kept.get(places.get(block) ?? '');
      return piece !== undefined && block >= piece.first && block < piece.first + piece.count ? piece : null;
    },
    fetch: (first, count) => {
      const key = `${name} ${first}`;
      const length = Math.min(source.size, (first + count) * BLOCK) - first * BLOCK;
      const piece: Piece = { first, count, bytes: source.read(first * BLOCK, length) };
      const ended = (whole: boolean): void => {
        underWay -= length;
        // What failed or came short may be whole the next time.
        if (!whole && kept.get(key) === piece) kept.drop(key);
      };
      piece.bytes.then(
        (bytes) => ended(bytes.length === length),
        () => ended(false),
      );
      underWay += length;
      kept.put(key, piece, length);
      for (let block = first; block < first + count; block++) places.set(block, key);
      return piece;
    },
  };
}

/**
 * The same bytes for all who read a file at once, in pieces that `kept` holds for every file together (`name` tells them apart):
 * what is kept or on its way is not read again, and along the file larger and larger pieces are read early. What is given out is
 * a copy. Throws what the source throws; what failed is read again the next time.
 */
export function inPieces(source: ByteSource, kept: ByteCache<Piece>, name: string): ByteSource {
  const { size } = source;
  const pieces = piecesOf(source, kept, name);
  const follow = trails();
  let little = 0;

  /** Whether a few bytes are wanted of a file that is walked through by great steps. */
  function isWalk(block: number, length: number): boolean {
    if (length > LITTLE) return false;
    const step = Math.abs(block - little);
    little = block;
    return step > 1 && pieces.piece(block) === null;
  }

  function readAlong(first: number, last: number): void {
    const next = pieces.underWay() < MOST_UNDER_WAY ? follow(first, last) : null;
    if (next === null) return;
    let [from, end] = [Math.max(0, next.first), Math.min(Math.ceil(size / BLOCK), next.first + next.count)];
    while (from < end && pieces.piece(from) !== null) from += 1;
    while (from < end && pieces.piece(end - 1) !== null) end -= 1;
    if (from < end) pieces.fetch(from, end - from);
  }

  return {
    name: source.name,
    size,
    read: async (offset, length) => {
      const end = Math.min(size, offset + length);
      if (length >= ALONE || end <= offset) return source.read(offset, length);
      const [first, last] = [Math.floor(offset / BLOCK), Math.floor((end - 1) / BLOCK)];
      if (isWalk(first, length)) return source.read(offset, length);
      const touched = allWith(pieces, first, last);
      readAlong(first, last);
      const bytes = await Promise.all(touched.map((piece) => piece.bytes));
      return cut(touched, bytes, offset, end);
    },
  };
}

/** The pieces with all blocks from `first` to `last`; what is missing in one row comes in one piece. */
function allWith(pieces: Pieces, first: number, last: number): readonly Piece[] {
  const found: Piece[] = [];
  for (let block = first; block <= last; ) {
    let end = block;
    while (end <= last && pieces.piece(end) === null) end += 1;
    const piece = end > block ? pieces.fetch(block, end - block) : pieces.piece(block);
    if (piece === null) break;
    found.push(piece);
    block = piece.first + piece.count;
  }
  return found;
}

/** A copy of the bytes from `offset` to before `end` out of the pieces that they lie in; what follows one that came short would stand in the wrong place. */
function cut(pieces: readonly Piece[], bytes: readonly Uint8Array[], offset: number, end: number): Uint8Array {
  const out = new Uint8Array(end - offset);
  let at = offset;
  for (const [i, { first, count }] of pieces.entries()) {
    const start = first * BLOCK;
    const part = bytes[i]?.subarray(at - start, end - start) ?? new Uint8Array();
    out.set(part, at - offset);
    at += part.length;
    if (at < Math.min(end, (first + count) * BLOCK)) break;
  }
  return at < end ? out.slice(0, at - offset) : out;
}
