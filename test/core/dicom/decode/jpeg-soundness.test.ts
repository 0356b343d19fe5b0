import { expect, test } from 'vitest';
import { isSoundJpeg } from '../../../../core/dicom/decode/jpeg-soundness.ts';
import { joined } from '../build.ts';
import { sequentialJpeg } from './encode-jpeg.ts';
import { frame, grey8, grey12, wrapped } from './rasters.ts';

test('a whole JPEG is sound, also with restarts or 12 bits; one cut short, with bits or a head changed or with a marker inside is not', () => {
  const [stream, restarted] = [sequentialJpeg(grey8, 3), sequentialJpeg(grey8, 3, 2)];
  const changed = (at: number, ...bytes: readonly number[]) => {
    const copy = stream.slice();
    copy.set(bytes, at);
    return copy;
  };
  const middle = stream.length >> 1;
  const marker = (name: number) => stream.findIndex((byte, i) => byte === 0xff && stream[i + 1] === name);
  const [scan, code] = [marker(0xda), marker(0xc4)];
  const [frameHead, second] = [
    marker(0xc0),
    restarted.findIndex((byte, i) => byte === 0xff && restarted[i + 1] === 0xd1),
  ];
  // 14 bytes of JFIF (its version 1.01) behind the mark of the beginning.
  const jfif = (major: number) =>
    joined([
      stream.slice(0, 2),
      Uint8Array.of(0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, major, 1, 0, 0, 1, 0, 1, 0, 0),
      stream.slice(2),
    ]);
  const whole = [stream, restarted, sequentialJpeg(grey12, 9), jfif(1)];
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
    // A head of a scan that is longer than its one component takes; steps that nobody has told; JFIF 2; a restart out of turn.
    joined([changed(scan + 3, 9).slice(0, scan + 10), stream.slice(scan + 9)]),
    changed(frameHead + 12, 1),
    jfif(2),
    // A segment that nobody knows.
    joined([stream.slice(0, 2), Uint8Array.of(0xff, 0x40, 0, 2), stream.slice(2)]),
    Uint8Array.from(restarted, (byte, i) => (i === second + 1 ? 0xd3 : byte)),
  ];
  expect([whole.map(isSoundJpeg), broken.map(isSoundJpeg)]).toEqual([whole.map(() => true), broken.map(() => false)]);
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
