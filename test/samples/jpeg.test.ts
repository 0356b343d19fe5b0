import { decode } from 'jpeg-js';
import { expect, test } from 'vitest';
import { jpegEncoder } from '../../samples/phantom/jpeg.ts';
import { seededRandom } from '../../samples/phantom/random.ts';

const SIDE = 128;

/** A smooth slope with noise of ± `swing` grey values, black and white corners in it. */
function picture(swing: number): Uint8Array {
  const random = seededRandom(4);
  const grey = Uint8Array.from(
    { length: SIDE * SIDE },
    (_, at) => (at % SIDE) + SIDE / 2 + (random() - 0.5) * 2 * swing,
  );
  grey.fill(0, 0, 20);
  return grey.fill(255, SIDE * SIDE - 30);
}

/** What jpeg-js, another library, makes of a grey stream. */
function decoded(bytes: Uint8Array): { readonly width: number; readonly height: number; readonly grey: Uint8Array } {
  const { width, height, data } = decode(bytes, { useTArray: true });
  return { width, height, grey: Uint8Array.from({ length: width * height }, (_, at) => data[4 * at] ?? 0) };
}

function rootMeanSquare(a: Uint8Array, b: Uint8Array): number {
  return Math.sqrt(a.reduce((sum, value, at) => sum + (value - (b[at] ?? 0)) ** 2, 0) / a.length);
}

test.each([
  [100, 0.4],
  [95, 2],
  [75, 10],
])('quality %i comes back from another decoder within %f grey values on average', (quality, most) => {
  const grey = picture(20);
  const back = decoded(jpegEncoder(quality)({ grey, rows: SIDE, columns: SIDE }));
  expect([back.width, back.height]).toEqual([SIDE, SIDE]);
  expect(rootMeanSquare(grey, back.grey)).toBeLessThan(most);
});

test('a lower quality gives fewer bytes, a flat picture next to none', () => {
  const bytes = (quality: number, grey: Uint8Array) => jpegEncoder(quality)({ grey, rows: SIDE, columns: SIDE }).length;
  expect([bytes(60, picture(40)) < bytes(90, picture(40)), bytes(90, new Uint8Array(SIDE * SIDE)) < 600]).toEqual([
    true,
    true,
  ]);
});

test('noise over the whole range at the best quality, where bytes of ones abound, comes back', () => {
  const grey = picture(200);
  expect(rootMeanSquare(grey, decoded(jpegEncoder(100)({ grey, rows: SIDE, columns: SIDE })).grey)).toBeLessThan(0.5);
});
