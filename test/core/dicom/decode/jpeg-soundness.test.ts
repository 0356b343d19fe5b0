import { expect, test } from 'vitest';
import { isSoundJpeg } from '../../../../core/dicom/decode/jpeg-soundness.ts';
import { joined } from '../build.ts';
import { sequentialJpeg } from './encode-jpeg.ts';
import { frame, grey8, grey12, wrapped } from './rasters.ts';

test('a whole JPEG is sound, also with restarts or 12 bits; one cut short, with bits or a head changed or with a marker inside is not', () => {
  const stream = sequentialJpeg(grey8, 3);
  const changed = (at: number, ...bytes: readonly number[]) => {
    const copy = stream.slice();
    copy.set(bytes, at);
    return copy;
  };
  const middle = stream.length >> 1;
  const marker = (name: number) => stream.findIndex((byte, i) => byte === 0xff && stream[i + 1] === name);
  const [scan, code] = [marker(0xda), marker(0xc4)];
  const whole = [stream, sequentialJpeg(grey8, 3, 2), sequentialJpeg(grey12, 9)];
  const broken = [
    stream.slice(0, middle),
    joined([stream.slice(0, middle), Uint8Array.of(0xff, 0xd9)]),
    changed(middle, 0xff, 0xd3),
    changed(middle, 0xff, 0, 0xff, 0),
    // Without the mark of the end; coefficients that are no baseline's; a difference of more bits than there can be; a code of no class.
    stream.slice(0, -2),
    changed(scan + 7, 1),
    changed(scan + 8, 62),
    changed(scan + 9, 0x10),
    changed(scan + 9, 1),
    changed(code + 21, 0x25),
    changed(code + 4, 0x20),
  ];
  expect([whole.map(isSoundJpeg), broken.map(isSoundJpeg)]).toEqual([[true, true, true], broken.map(() => false)]);
});

test('what libjpeg-turbo refuses is what is called unsound, whichever bytes are changed', async () => {
  const stream = sequentialJpeg(grey8, 3);
  const start = stream.findIndex((byte, i) => byte === 0xff && stream[i + 1] === 0xda) + 10;
  const opinions = await Promise.all(
    Array.from({ length: 60 }, async (_, i) => {
      const copy = stream.slice();
      const at = start + ((i * 7919) % (stream.length - start - 2));
      copy[at] = (copy[at] ?? 0) ^ (1 << (i % 8));
      const refused = await frame(wrapped('.4.50', grey8, copy)).then(
        () => false,
        () => true,
      );
      // Stricter is safe: what is called unsound is then left to libjpeg-turbo.
      return !refused || !isSoundJpeg(copy);
    }),
  );
  expect(opinions).not.toContain(false);
});
