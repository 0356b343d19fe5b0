/** Files are read in blocks of so many bytes: one costs a request little more than a few bytes do. */
export const BLOCK = 512 * 1024;

/**
 * Memory for blocks that whoever has it reads, shared between workers; the stamp of a place changes before other bytes come into it.
 * `holds` says of each place which file is in it (0: none), which of its blocks, and how many of the block's bytes have come.
 */
export interface SharedBlocks {
  readonly bytes: Uint8Array;
  readonly stamps: Int32Array;
  readonly holds: Int32Array;
}

/** Numbers in `holds` for a place. */
const FACTS = 3;
const [FILE, NUMBER, CAME] = [0, 1, 2];

/** Bytes of a block: its place, the first of them and how many, good while the place has this stamp. */
export interface BlockPart {
  readonly place: number;
  readonly stamp: number;
  readonly from: number;
  readonly length: number;
}

/** A block of a file: `filled` gives how many of its bytes came, or rejects with why they did not; `begun` the same as soon as its beginning came. `rest`, where the block has one, has the rest of it read, which until then nobody does. */
export interface Block {
  readonly place: number;
  readonly stamp: number;
  readonly begun: Promise<number>;
  readonly filled: Promise<number>;
  /** Says so. */
  begin(bytes: number): void;
  fill(bytes: number): void;
  fail(error: unknown): void;
  rest: (() => void) | null;
}

/** Blocks of all files (by their numbers, from 1) together in one memory; the one used longest ago goes first, one that is on its way stays. */
export interface BlockMemory {
  readonly shared: SharedBlocks;
  /** The block, counted as used now. */
  get(file: number, block: number): Block | undefined;
  /** Places for `count` blocks from `first` on that will come; null when that many are on their way already. */
  take(file: number, first: number, count: number): readonly Block[] | null;
  /** Whether bytes of a block are on their way; they are from the beginning. */
  comes(block: Block, isOnItsWay: boolean): void;
  /** Forgets a block: what failed or came short may be whole the next time. */
  drop(file: number, number: number, block: Block): void;
}

/** Whether workers may share memory: the window and pages of this computer allow it, pages of foreign addresses do not. */
export const MAY_SHARE = globalThis.crossOriginIsolated === true;

function memoryOf(bytes: number): ArrayBufferLike {
  return MAY_SHARE ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
}

/** An empty memory for so many blocks; untouched places take none. */
export function blockMemory(places: number): BlockMemory {
  const shared = {
    bytes: new Uint8Array(memoryOf(places * BLOCK)),
    stamps: new Int32Array(memoryOf(places * 4)),
    holds: new Int32Array(memoryOf(places * FACTS * 4)),
  };
  // A Map remembers the order of insertion, so its first key is the one used longest ago.
  const blocks = new Map<string, Block>();
  const onTheirWay = new Set<Block>();
  const free = Array.from({ length: places }, (_, i) => places - 1 - i);
  const keyOf = (file: number, number: number) => `${file} ${number}`;
  const comes = (block: Block, isOnItsWay: boolean): void => {
    if (isOnItsWay) onTheirWay.add(block);
    else onTheirWay.delete(block);
  };
  const forget = (key: string, block: Block): void => {
    if (blocks.get(key) !== block) return;
    blocks.delete(key);
    Atomics.store(shared.holds, FACTS * block.place + FILE, 0);
    free.push(block.place);
  };
  const made = (file: number, number: number): Block => {
    const block = newBlock(shared, free.pop() ?? 0, file, number);
    blocks.set(keyOf(file, number), block);
    comes(block, true);
    const arrived = () => comes(block, false);
    block.filled.then(arrived, arrived);
    return block;
  };
  return {
    shared,
    comes,
    drop: (file, number, block) => forget(keyOf(file, number), block),
    get: (file, number) => {
      const key = keyOf(file, number);
      const block = blocks.get(key);
      if (block === undefined) return undefined;
      blocks.delete(key);
      blocks.set(key, block);
      return block;
    },
    take: (file, first, count) => {
      if (places - onTheirWay.size < count) return null;
      for (const [key, block] of blocks) {
        if (free.length >= count) break;
        if (!onTheirWay.has(block)) forget(key, block);
      }
      return Array.from({ length: count }, (_, i) => made(file, first + i));
    },
  };
}

/** The place holds nothing before its stamp changes, and says what it holds only after: whoever finds the block there has a stamp that is the block's. */
function newBlock({ stamps, holds }: SharedBlocks, place: number, file: number, number: number): Block {
  const facts = FACTS * place;
  const stamp = Atomics.add(stamps, place, 1) + 1;
  Atomics.store(holds, facts + CAME, 0);
  Atomics.store(holds, facts + NUMBER, number);
  Atomics.store(holds, facts + FILE, file);
  const [begun, filled] = [told(), told()];
  const says = (bytes: number, one: Told): void => {
    Atomics.store(holds, facts + CAME, bytes);
    one.resolve(bytes);
  };
  const fill = (bytes: number): void => {
    says(bytes, filled);
    begun.resolve(bytes);
  };
  const fail = (error: unknown): void => {
    filled.reject(error);
    begun.reject(error);
  };
  const begin = (bytes: number): void => says(bytes, begun);
  return { place, stamp, begun: begun.told, filled: filled.told, begin, fill, fail, rest: null };
}

interface Told {
  readonly told: Promise<number>;
  resolve(bytes: number): void;
  reject(error: unknown): void;
}

function told(): Told {
  let [resolve, reject]: [Told['resolve'], Told['reject']] = [() => undefined, () => undefined];
  const promise = new Promise<number>((...settle) => {
    [resolve, reject] = settle;
  });
  // Nobody may wait for it.
  promise.catch(() => undefined);
  return { told: promise, resolve, reject };
}

/** Where the bytes of a file from `offset` to before `end` are; null unless all of them are there. */
export function partsHeld(shared: SharedBlocks, file: number, offset: number, end: number): BlockPart[] | null {
  const parts: BlockPart[] = [];
  for (let number = Math.floor(offset / BLOCK); number * BLOCK < end; number++) {
    const from = Math.max(0, offset - number * BLOCK);
    const to = Math.min(BLOCK, end - number * BLOCK);
    const held = heldBlock(shared, file, number, to);
    if (held === null) return null;
    parts.push({ ...held, from, length: to - from });
  }
  return parts;
}

/** The place where so many first bytes of a block are, and its stamp. */
function heldBlock({ stamps, holds }: SharedBlocks, file: number, number: number, bytes: number) {
  for (let place = 0, facts = 0; place < stamps.length; place++, facts += FACTS) {
    if (holds[facts + NUMBER] !== number || holds[facts + FILE] !== file) continue;
    // Looked at again after the stamp: other bytes may be coming into the place.
    const stamp = Atomics.load(stamps, place);
    const isIt = Atomics.load(holds, facts + FILE) === file && Atomics.load(holds, facts + NUMBER) === number;
    return isIt && Atomics.load(holds, facts + CAME) >= bytes ? { place, stamp } : null;
  }
  return null;
}

/** A copy of parts one after the other; null when other bytes have come into the place of one. */
export function copied({ bytes, stamps }: SharedBlocks, parts: readonly BlockPart[]): Uint8Array<ArrayBuffer> | null {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const { place, from, length } of parts) {
    const start = place * BLOCK + from;
    out.set(bytes.subarray(start, start + length), at);
    at += length;
  }
  // Exchanged for itself: a mere look could be taken before the copy is.
  const good = parts.every(({ place, stamp }) => Atomics.compareExchange(stamps, place, stamp, stamp) === stamp);
  return good ? out : null;
}
