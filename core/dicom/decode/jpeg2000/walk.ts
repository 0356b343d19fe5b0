/** Markers of a JPEG 2000 codestream (ITU-T T.800 A.2). */
const [SOC, SOT, SOD, EOC, SIZ, COD, QCD] = [0xff4f, 0xff90, 0xff93, 0xffd9, 0xff51, 0xff52, 0xff5c];
/** Bytes of a packet with nothing in it (a zero bit, and the markers SOP and EPH around it), and of the head of a tile part. */
const [MOST_EMPTY, MOST_HEAD] = [9, 14];
/** What is left behind the end mark: a padding byte, or the rest of a file format around it. */
const LONGEST_REMAINS = 64;

/** What the walk through a codestream has found. */
export interface Walked {
  /** Bytes of its tile parts. */
  readonly body: number;
  /** The most bytes that are needed to say that there is nothing in the picture; without bound where packets cannot be counted. */
  readonly emptiest: number;
}

/**
 * Walks a codestream (Part 1 or high throughput) that begins at the first byte, marker by marker and tile part by tile part, to its end
 * mark. Null where a part leaves the stream, tiles are missing, or anything but the end mark follows the last part: a decoder that
 * forgives would paint what is left of the picture, or noise. Looks at no sample.
 */
export function walkedCodestream(bytes: Uint8Array): Walked | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const main = mainHeader(view);
  if (main === null) return null;
  const seen = new Map<number, { parts: number; stated: number }>();
  let at = main.end;
  while (at + 12 <= view.byteLength && view.getUint16(at) === SOT) {
    const part = tilePart(view, at);
    if (part === null || part.tile >= main.tiles) return null;
    const before = seen.get(part.tile) ?? { parts: 0, stated: 0 };
    // Parts of a tile follow each other in their order.
    if (part.index !== before.parts) return null;
    seen.set(part.tile, { parts: before.parts + 1, stated: part.of || before.stated });
    at = part.end;
  }
  const ended = at + 2 <= view.byteLength && view.getUint16(at) === EOC && view.byteLength - at - 2 <= LONGEST_REMAINS;
  const whole = [...seen.values()].every(({ parts, stated }) => stated === 0 || parts === stated);
  return ended && whole && seen.size === main.tiles
    ? { body: at - main.end, emptiest: main.tiles * (main.packets * MOST_EMPTY + MOST_HEAD) }
    : null;
}

/** Where the first tile part begins and how many tiles there are; null where the main header is none. */
function mainHeader(view: DataView): { readonly end: number; readonly tiles: number; readonly packets: number } | null {
  if (view.byteLength < 4 || view.getUint16(0) !== SOC || view.getUint16(2) !== SIZ) return null;
  const found = new Set<number>();
  let [tiles, components, packets] = [0, 0, 0];
  for (let at = 2; at + 4 <= view.byteLength; ) {
    const marker = view.getUint16(at);
    if (marker === SOT)
      return tiles > 0 && [COD, QCD].every((needed) => found.has(needed)) ? { end: at, tiles, packets } : null;
    const length = view.getUint16(at + 2);
    if (marker < 0xff00 || length < 2 || at + 2 + length > view.byteLength) return null;
    if (marker === SIZ && length >= 38) [tiles, components] = [tilesOf(view, at + 4), view.getUint16(at + 38)];
    if (marker === COD && length >= 12) packets = components * packetsOf(view, at + 4);
    found.add(marker);
    at += 2 + length;
  }
  return null;
}

/** Packets of one component in a tile (A.6.1): resolutions by layers; without bound where precincts divide them further. */
function packetsOf(view: DataView, at: number): number {
  const [style, layers, levels] = [view.getUint8(at), view.getUint16(at + 2), view.getUint8(at + 5)];
  return (style & 1) === 1 ? Number.POSITIVE_INFINITY : layers * (levels + 1);
}

/** How many tiles the reference grid has (B.3); 0 where the sizes make no sense. */
function tilesOf(view: DataView, at: number): number {
  const [right = 0, bottom = 0, , , width = 0, height = 0, left = 0, top = 0] = Array.from({ length: 8 }, (_, i) =>
    view.getUint32(at + 2 + 4 * i),
  );
  if (width === 0 || height === 0 || left >= right || top >= bottom) return 0;
  const tiles = Math.ceil((right - left) / width) * Math.ceil((bottom - top) / height);
  return tiles > 65_535 ? 0 : tiles;
}

/** A tile part: its tile, its number among the parts of the tile, how many there are (0: not said), and where it ends. */
function tilePart(view: DataView, at: number) {
  const [length, stated] = [view.getUint16(at + 2), view.getUint32(at + 6)];
  // Without a length the last part reaches to the end mark.
  const end = stated === 0 ? endMark(view) : at + stated;
  if (length !== 10 || end === null || end > view.byteLength || !dataBegin(view, at + 12, end)) return null;
  return { tile: view.getUint16(at + 4), index: view.getUint8(at + 10), of: view.getUint8(at + 11), end };
}

/** Whether the markers of a tile part lead to where its data begin. */
function dataBegin(view: DataView, start: number, end: number): boolean {
  for (let at = start; at + 2 <= end; ) {
    const marker = view.getUint16(at);
    if (marker === SOD) return true;
    if (marker < 0xff00 || at + 4 > end) return false;
    const length = view.getUint16(at + 2);
    if (length < 2) return false;
    at += 2 + length;
  }
  return false;
}

function endMark(view: DataView): number | null {
  for (let at = view.byteLength - 2; at >= Math.max(0, view.byteLength - 2 - LONGEST_REMAINS); at--)
    if (view.getUint16(at) === EOC) return at;
  return null;
}
