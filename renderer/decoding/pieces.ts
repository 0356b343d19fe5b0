import type { ByteSource } from '../../core/dicom/bytes/source.ts';
import { FIRST_READ } from '../../core/dicom/header/header.ts';
import { append } from '../../core/extremes.ts';
import type { Along } from '../shell/along.ts';
import { BLOCK, type Block, type BlockMemory, type BlockPart, copied } from './block-memory.ts';
import { trails } from './trails.ts';

/** What is as long is read alone. */
const ALONE = 8 * 1024 * 1024;
/** Nothing more is read early while so much of a file is on its way, bytes. */
const MOST_UNDER_WAY = 16 * 1024 * 1024;

/** So little (bytes), at least two blocks from what was read like that before, is read alone: whoever goes from one compressed frame to the next wants none of what lies between. */
const LITTLE = 4096;

/** A source in which going on where one ended may cost less than beginning anew. */
export type AlongSource = ByteSource & { readonly along?: Along };

/** A source that can also say where in the memory of blocks a range is; null where it has to be read alone. `took` is told of a range that somebody found there by himself. */
export interface PieceSource extends ByteSource {
  parts(offset: number, length: number): Promise<readonly BlockPart[] | null>;
  took(offset: number, length: number): void;
}

/** The blocks of one file. */
interface Blocks {
  /** The block, where it is kept or on its way. */
  kept(block: number): Block | null;
  /** Reads blocks in one piece, `along` the file where that is how it is read; null when there is no place for them. */
  fetch(first: number, count: number, along: boolean): readonly Block[] | null;
  /** Bytes on their way. */
  underWay(): number;
}

function blocksOf(source: AlongSource, memory: BlockMemory, file: number): Blocks {
  let underWay = 0;
  return {
    underWay: () => underWay,
    kept: (block) => memory.get(file, block) ?? null,
    fetch: (first, count, along) => {
      const blocks = memory.take(file, first, count);
      if (blocks === null) return null;
      const [offset, length] = [first * BLOCK, Math.min(source.size, (first + count) * BLOCK) - first * BLOCK];
      const into = filling(blocks, memory.shared.bytes, length);
      if (first === 0 && count === 1 && length > FIRST_READ) {
        for (const block of blocks) readBeginning(source, memory, file, block);
        return blocks;
      }
      const whole: Along = async (...range) => range[2](await source.read(range[0], range[1]));
      const read = along ? (source.along ?? whole) : whole;
      underWay += length;
      const ended = (error: unknown): void => {
        underWay -= length;
        for (const [i, block] of into.end(error)) memory.drop(file, first + i, block);
      };
      read(offset, length, into.put).then(() => ended(null), ended);
      return blocks;
    },
  };
}

/** Reads of the first block what is read first of every file, its header; the rest when somebody wants it. */
function readBeginning(source: ByteSource, memory: BlockMemory, file: number, block: Block): void {
  const length = Math.min(source.size, BLOCK);
  let isOver = false;
  /** Nothing more is put into a place that is another block's from then on. */
  const drop = (say: () => void): void => {
    isOver = true;
    say();
    memory.drop(file, 0, block);
  };
  const put = (bytes: Uint8Array, at: number, whole: () => void): void => {
    if (isOver) return;
    memory.shared.bytes.set(bytes, block.place * BLOCK + at);
    if (bytes.length === (at === 0 ? FIRST_READ : length - at)) whole();
    else drop(() => block.fill(at + bytes.length));
  };
  const failed = (error: unknown): void => drop(() => block.fail(error));
  const begun = (): void => {
    block.begin(FIRST_READ);
    if (block.rest !== null) memory.comes(block, false);
  };
  const beginning = source.read(0, FIRST_READ).then((bytes) => put(bytes, 0, begun));
  beginning.catch(failed);
  block.rest = () => {
    block.rest = null;
    memory.comes(block, true);
    const rest = source.read(FIRST_READ, length - FIRST_READ);
    Promise.all([rest, beginning]).then(([bytes]) => put(bytes, FIRST_READ, () => block.fill(length)), failed);
  };
}

/** Puts what comes into blocks, one after the other; at the end those that did not become whole are told so, and named. */
function filling(blocks: readonly Block[], memory: Uint8Array, length: number) {
  let at = 0;
  return {
    put: (bytes: Uint8Array): void => {
      for (let from = 0; from < bytes.length && at < length; ) {
        const [block, inside] = [blocks[Math.floor(at / BLOCK)], at % BLOCK];
        const part = bytes.subarray(from, from + Math.min(BLOCK - inside, length - at));
        memory.set(part, (block?.place ?? 0) * BLOCK + inside);
        at += part.length;
        from += part.length;
        if (inside + part.length === BLOCK || at === length) block?.fill(inside + part.length);
        else block?.begin(inside + part.length);
      }
    },
    end: (error: unknown): readonly (readonly [number, Block])[] => {
      if (at === length) return [];
      const whole = Math.floor(at / BLOCK);
      const left = [...blocks.entries()].slice(whole);
      for (const [i, block] of left) {
        if (error !== null) block.fail(error);
        else block.fill(i === whole ? at % BLOCK : 0);
      }
      return left;
    },
  };
}

/**
 * The same bytes for all who read a file at once, in blocks that `memory` holds for every file together (`file` is its number):
 * what is kept or on its way is not read again, and along the file larger and larger pieces are read early. What is given out is
 * a copy. Throws what the source throws; what failed is read again the next time.
 */
export function inPieces(source: AlongSource, memory: BlockMemory, file: number): PieceSource {
  const { size } = source;
  const blocks = blocksOf(source, memory, file);
  const follow = trails();
  let little = 0;

  /** Whether a few bytes are wanted of a file that is walked through by great steps. */
  function isWalk(block: number, length: number): boolean {
    if (length > LITTLE) return false;
    const step = Math.abs(block - little);
    little = block;
    return step > 1 && blocks.kept(block) === null;
  }

  function readAlong(first: number, last: number): void {
    const next = blocks.underWay() < MOST_UNDER_WAY ? follow(first, last) : null;
    if (next === null) return;
    let [from, end] = [Math.max(0, next.first), Math.min(Math.ceil(size / BLOCK), next.first + next.count)];
    while (from < end && blocks.kept(from) !== null) from += 1;
    while (from < end && blocks.kept(end - 1) !== null) end -= 1;
    if (from < end) blocks.fetch(from, end - from, from > last);
  }

  async function parts(offset: number, length: number): Promise<readonly BlockPart[] | null> {
    const end = Math.min(size, offset + length);
    if (length >= ALONE || end <= offset) return null;
    const [first, last] = [Math.floor(offset / BLOCK), Math.floor((end - 1) / BLOCK)];
    if (isWalk(first, length)) return null;
    const touched = allWith(blocks, first, last);
    if (touched === null) return null;
    readAlong(first, last);
    // Now: later its place may be another block's.
    if (first === 0 && end > FIRST_READ) touched[0]?.rest?.();
    const came = await Promise.all(touched.map((block, i) => cameOf(block, end - (first + i) * BLOCK)));
    return partsOf(touched, came, offset - first * BLOCK, end - first * BLOCK);
  }

  function took(offset: number, length: number): void {
    const [first, last] = [Math.floor(offset / BLOCK), Math.floor((Math.min(size, offset + length) - 1) / BLOCK)];
    for (let block = first; block <= last; block += 1) blocks.kept(block);
    if (length <= LITTLE) little = first;
    readAlong(first, last);
  }

  return {
    name: source.name,
    size,
    parts,
    took,
    read: async (offset, length) => {
      const found = await parts(offset, length);
      return (found === null ? null : copied(memory.shared, found)) ?? source.read(offset, length);
    },
  };
}

/** All blocks from `first` to `last`; what is missing in one row comes in one piece. Null when there is no place for it. */
function allWith(blocks: Blocks, first: number, last: number): readonly Block[] | null {
  const found: Block[] = [];
  for (let block = first; block <= last; block = first + found.length) {
    let end = block;
    while (end <= last && blocks.kept(end) === null) end += 1;
    const kept = blocks.kept(block);
    const next = kept === null ? blocks.fetch(block, end - block, false) : [kept];
    if (next === null) return null;
    append(found, next);
  }
  return found;
}

/** How many bytes of a block came, once the first `wanted` of them have, or all there are. */
async function cameOf({ begun, filled }: Block, wanted: number): Promise<number> {
  const came = await begun;
  return came >= Math.min(wanted, BLOCK) ? came : filled;
}

/** Where the bytes from `offset` to before `end`, counted from the first block on, are; what follows a block that came short would stand in the wrong place. */
function partsOf(blocks: readonly Block[], filled: readonly number[], offset: number, end: number): BlockPart[] {
  const parts: BlockPart[] = [];
  for (const [i, { place, stamp }] of blocks.entries()) {
    const [from, wanted] = [Math.max(0, offset - i * BLOCK), Math.min(BLOCK, end - i * BLOCK)];
    const there = Math.min(filled[i] ?? 0, wanted);
    if (there > from) parts.push({ place, stamp, from, length: there - from });
    if (there < wanted) break;
  }
  return parts;
}
