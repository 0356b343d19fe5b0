import { expect, test } from 'vitest';
import type { Description } from '../../samples/phantom/description.ts';
import { painterOf } from '../../samples/phantom/draw.ts';
import { momentsOf } from '../../samples/phantom/motion.ts';
import { classic } from './small-study.ts';

const CENTRE = 128;
const PX_PER_MM = 256 / 60;
const [first] = classic.stations;
if (first === undefined) throw new Error('no station');

/** A round vein 16 mm across, the catheter in its middle, nothing else; 12 frames of 256 × 256. */
const plain: Description = {
  ...classic,
  picture: { rows: 256, columns: 256, fieldMm: 60, frames: 12, framesPerSecond: 10 },
  stations: [0, 20].map((positionMm) => ({ ...first, positionMm, semiAxesMm: [8, 8], centreMm: [0, 0], swell: 0 })),
  segments: [{ name: 'CIV', fromMm: 0 }],
  pullback: { kind: 'manual', path: [1, 12].map((frame) => ({ frame, positionMm: frame })) },
  artery: null,
  sideVein: null,
  spine: null,
  wire: null,
};

/** Mean grey over all frames of the places between two distances (mm) and two directions (degrees, 0 right, 90 down) from the catheter. */
function grey(of: Description): (from: number, to: number, start: number, end: number) => number {
  const frames = momentsOf(of).map(painterOf(of));
  return (from, to, start, end) => {
    const values: number[] = [];
    for (const frame of frames)
      for (let turn = start; turn <= end; turn += 2)
        for (let mm = from; mm <= to; mm += 0.25) {
          const x = Math.floor(CENTRE + mm * PX_PER_MM * Math.cos((turn * Math.PI) / 180));
          const y = Math.floor(CENTRE + mm * PX_PER_MM * Math.sin((turn * Math.PI) / 180));
          values.push(frame[y * 256 + x] ?? Number.NaN);
        }
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
}

const still = grey(plain);

test('blood is darker than tissue, tissue darker than the wall; far away everything fades', () => {
  const [blood, wall, tissue, far] = [
    still(4, 7, 0, 358),
    still(8.2, 9, 0, 358),
    still(12, 15, 0, 358),
    still(26, 29, 0, 358),
  ];
  expect([blood < 20, wall > 110, tissue > 45 && tissue < 90, far < tissue / 1.5]).toEqual([true, true, true, true]);
});

test('the ring-down glows beside the catheter and is gone 1.5 mm further out', () => {
  expect([still(1.45, 1.7, 0, 358) > 90, still(3, 3.5, 0, 358) < 20]).toEqual([true, true]);
});

test('behind a guide-wire lies a shadow, on it a bright echo', () => {
  const wired = grey({ ...plain, wire: { fromDeg: 60, toDeg: 60 } });
  expect([
    wired(10, 20, 58, 62) < 0.3 * still(10, 20, 58, 62),
    wired(2.3, 2.5, 56, 64) > 3 * still(2.3, 2.5, 56, 64),
  ]).toEqual([true, true]);
  expect(wired(10, 20, 150, 200)).toBeGreaterThan(0.7 * still(10, 20, 150, 200));
});

test('behind bone there is nothing to see, its surface is bright', () => {
  const spine = { startMm: 0, endMm: 20, atDeg: 90, gapMm: 3, radiusMm: 18 };
  const boned = grey({ ...plain, spine });
  expect([boned(11.1, 12, 86, 94) > 130, boned(18, 26, 80, 100) < 12]).toEqual([true, true]);
});

test('the artery is dark and beats', () => {
  const artery = { crossingMm: 6, radiusMm: 5, gapMm: 1.2, slidePerMm: 0 };
  const beside = grey({ ...plain, artery });
  expect(beside(14, 18, 268, 272)).toBeLessThan(25);
  expect(beside(14, 18, 268, 272)).toBeLessThan(0.5 * still(14, 18, 268, 272));
});

test('where the other iliac vein joins, the wall is open', () => {
  const joined = grey({ ...plain, sideVein: { joinsMm: 10, atDeg: 180, radiusMm: 7, slidePerMm: 0.1 } });
  expect([joined(8.2, 9, 170, 190) < 30, joined(8.2, 9, 300, 358) > 0.8 * still(8.2, 9, 300, 358)]).toEqual([
    true,
    true,
  ]);
});

test('clot and webs are brighter than blood and darker than the wall', () => {
  const reach = { startMm: 0, endMm: 20 };
  const filled = grey({
    ...plain,
    fillings: [
      { shape: 'clot', ...reach, atDeg: 0, offset: 0.6, radius: 0.35, echoDb: -22 },
      { shape: 'web', ...reach, atDeg: 180, offset: 0.6, thickness: 0.12, echoDb: -14 },
    ],
  });
  const [blood, clot, web] = [filled(4, 7, 80, 100), filled(4, 6, -6, 6), filled(4.7, 4.9, 178, 182)];
  expect([clot > 3 * blood, web > 4 * blood, clot < still(8.2, 9, 0, 358)]).toEqual([true, true, true]);
});

test('a mass beside the vein is darker than the tissue', () => {
  const mass = { positionMm: 6, radiusMm: 9, atDeg: 0, gapMm: 1, widthDeg: 30 };
  expect(grey({ ...plain, mass })(13, 20, -10, 10)).toBeLessThan(0.75 * still(13, 20, -10, 10));
});

test('in a dropout the probe hears less, elsewhere as much as before', () => {
  const dropped = grey({ ...plain, dropouts: [{ startMm: 0, endMm: 20, atDeg: 200, widthDeg: 40, lossDb: 10 }] });
  expect([dropped(9, 16, 195, 205) < 0.6 * still(9, 16, 195, 205), dropped(9, 16, 20, 60)]).toEqual([
    true,
    still(9, 16, 20, 60),
  ]);
});

test('10 dB more gain over 52 dB makes grey tissue 49 grey values brighter', () => {
  const loud = grey({ ...plain, echo: { ...plain.echo, gainDb: 10 } });
  expect(Math.abs(loud(8.2, 9, 0, 358) - still(8.2, 9, 0, 358) - 49)).toBeLessThan(8);
});

test('blood flickers from frame to frame, tissue stays', () => {
  const frames = momentsOf(plain).map(painterOf(plain));
  const likeness = (from: number, to: number): number => {
    const [a, b] = [frames[4], frames[5]].map((frame) => ringOf(frame ?? new Uint8Array(), from, to));
    return correlation(a ?? [], b ?? []);
  };
  expect([likeness(4, 7) < 0.3, likeness(10, 16) > 0.6]).toEqual([true, true]);
});

function ringOf(frame: Uint8Array, from: number, to: number): readonly number[] {
  return [...frame.keys()]
    .filter((at) => {
      const mm = Math.hypot((at % 256) + 0.5 - CENTRE, Math.floor(at / 256) + 0.5 - CENTRE) / PX_PER_MM;
      return mm > from && mm < to;
    })
    .map((at) => frame[at] ?? 0);
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  const product = mean(a.map((value, at) => (value - ma) * ((b[at] ?? 0) - mb)));
  return product / Math.sqrt(mean(a.map((value) => (value - ma) ** 2)) * mean(b.map((value) => (value - mb) ** 2)));
}
