import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { icnsOf, icoOf } from './icon-files.ts';
import { drawIcon } from './icon-shape.ts';

// `npx tsx electron/packaging/draw-icons.ts` draws the program's icon anew; what it writes is kept beside it.
const folder = join(import.meta.dirname, 'icons');
const pictures = [16, 24, 32, 48, 64, 128, 256, 512, 1024].map((size) => ({
  size,
  png: encode({ width: size, height: size, data: drawIcon(size), channels: 4, depth: 8 }),
}));
mkdirSync(folder, { recursive: true });
for (const { size, png } of pictures) if (size <= 512) writeFileSync(join(folder, `${size}x${size}.png`), png);
writeFileSync(join(folder, '..', 'icon.ico'), icoOf(pictures.filter(({ size }) => size <= 256)));
writeFileSync(join(folder, '..', 'icon.icns'), icnsOf(pictures));
