/** Files are read in blocks of so many bytes: one costs a request little more than a few bytes do. */
export const BLOCK = 512 * 1024;

/** Memory for blocks that whoever has it reads, shared between workers; the stamp of a place changes before other bytes come into it. */
export interface SharedBlocks {
  readonly bytes: Uint8Array;
  readonly stamps: Int32Array;
}

/** Bytes of a block: its place, the first of them and how many, good while the place has this stamp. */
export interface BlockPart {
  readonly place: number;
  readonly stamp: number;
  readonly from: number;
  readonly length: number;
}

/** A block of a file: `filled` gives how many of its bytes came, or rejects with why they did not. */
export interface Block {
  readonly place: number;
  readonly stamp: number;
  readonly filled: Promise<number>;
  /** Says so. */
  fill(bytes: number): void;
  fail(error: unknown): void;
}

/** Blocks of all files together in one memory; the one used longest ago goes first, one that is on its way stays. */
export interface BlockMemory {
  readonly shared: SharedBlocks;
  /** The block, counted as used now. */
  get(key: string): Block | undefined;
  /** Places for blocks that will come, by their keys; null when that many are on their way already. */
  take(keys: readonly string[]): readonly Block[] | null;
  /** Forgets a block: what failed or came short may be whole the next time. */
  drop(key: string, block: Block): void;
}

/** Whether workers may share memory: the window and pages of this computer allow it, pages of foreign addresses do not. */
export const MAY_SHARE = globalThis.crossOriginIsolated === true;

function memoryOf(bytes: number): ArrayBufferLike {
  return MAY_SHARE ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
}

/** An empty memory for so many blocks; untouched places take none. */
export function blockMemory(places: number): BlockMemory {
  const shared = { bytes: new Uint8Array(memoryOf(places * BLOCK)), stamps: new Int32Array(memoryOf(places * 4)) };
  // A Map remembers the order of insertion, so its first key is the one used longest ago.
  const blocks = new Map<string, Block>();
  const onTheirWay = new Set<Block>();
  const free = Array.from({ length: places }, (_, i) => places - 1 - i);
  const drop = (key: string, block: Block): void => {
    if (blocks.get(key) !== block) return;
    blocks.delete(key);
    free.push(block.place);
  };
  const made = (place: number): Block => {
    const block = newBlock(place, Atomics.add(shared.stamps, place, 1) + 1);
    onTheirWay.add(block);
    const arrived = () => void onTheirWay.delete(block);
    block.filled.then(arrived, arrived);
    return block;
  };
  return {
    shared,
    drop,
    get: (key) => {
      const block = blocks.get(key);
      if (block === undefined) return undefined;
      blocks.delete(key);
      blocks.set(key, block);
      return block;
    },
    take: (keys) => {
      if (places - onTheirWay.size < keys.length) return null;
      for (const [key, block] of blocks) {
        if (free.length >= keys.length) break;
        if (!onTheirWay.has(block)) drop(key, block);
      }
      return keys.map((key) => {
        const block = made(free.pop() ?? 0);
        blocks.set(key, block);
        return block;
      });
    },
  };
}

function newBlock(place: number, stamp: number): Block {
  let [fill, fail]: [Block['fill'], Block['fail']] = [() => undefined, () => undefined];
  const filled = new Promise<number>((resolve, reject) => {
    [fill, fail] = [resolve, reject];
  });
  return { place, stamp, filled, fill, fail };
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
