/** A PNG picture and its side in pixels. */
export type IconPicture = { readonly size: number; readonly png: Uint8Array };

/** An icon file of Windows: a directory of PNG pictures of at most 256 pixels. */
export function icoOf(pictures: readonly IconPicture[]): Uint8Array {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [at, { size, png }] of pictures.entries()) {
    const entry = 6 + 16 * at;
    // 256 is written as 0.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** The kinds of picture in an icon file of macOS by their side in pixels; some sides stand twice, once for displays with twice the pixels. */
const ICNS_KINDS: readonly (readonly [string, number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
];

/** An icon file of macOS: PNG pictures, each with its kind and length in front. Throws when a side is missing. */
export function icnsOf(pictures: readonly IconPicture[]): Uint8Array {
  const parts = ICNS_KINDS.flatMap(([kind, side]) => {
    const picture = pictures.find(({ size }) => size === side);
    if (picture === undefined) throw new Error(`The icon has no picture of ${side} pixels.`);
    return [chunkHead(kind, picture.png.length), Buffer.from(picture.png)];
  });
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([chunkHead('icns', length), ...parts]);
}

function chunkHead(kind: string, length: number): Buffer {
  const head = Buffer.alloc(8);
  head.write(kind, 'latin1');
  head.writeUInt32BE(length + 8, 4);
  return head;
}
