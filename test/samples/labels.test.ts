import { expect, test } from 'vitest';
import { anatomyOf, fromBorder } from '../../samples/phantom/anatomy.ts';
import type { Description } from '../../samples/phantom/description.ts';
import { outlineOf, veinAt } from '../../samples/phantom/geometry.ts';
import { momentsOf } from '../../samples/phantom/motion.ts';
import { truthOf } from '../../samples/phantom/truth.ts';
import { caseOf, small } from './small-study.ts';

const PIXEL_MM = 0.1171875;

/** Centres of the pixels of 60 mm / 512 that the drawing takes for lumen, in mm from the catheter. */
function lumenPixels(of: Description, frame: number): readonly (readonly [x: number, y: number])[] {
  const moment = momentsOf(of)[frame - 1];
  if (moment === undefined) throw new Error(`no frame ${frame}`);
  const anatomy = anatomyOf(of, moment);
  const places = Array.from({ length: 512 }, (_, index) => (index - 255.5) * PIXEL_MM);
  return places.flatMap((y) => places.filter((x) => fromBorder(anatomy, x, y) < 0).map((x) => [x, y] as const));
}

/** Area, and the shortest and longest chord of the pixels through their own centre, by walking out from it in steps of 0.02 mm. */
function measured(pixels: ReturnType<typeof lumenPixels>): { areaMm2: number; minMm: number; maxMm: number } {
  const key = (x: number, y: number): number =>
    Math.round(y / PIXEL_MM + 255.5) * 512 + Math.round(x / PIXEL_MM + 255.5);
  const there = new Set(pixels.map(([x, y]) => key(x, y)));
  const mean = (axis: 0 | 1): number => pixels.reduce((sum, each) => sum + each[axis], 0) / pixels.length;
  const [cx, cy] = [mean(0), mean(1)];
  const reach = (turn: number): number => {
    let out = 0;
    while (there.has(key(cx + out * Math.cos(turn), cy + out * Math.sin(turn)))) out += 0.02;
    return out;
  };
  const chords = Array.from({ length: 180 }, (_, step) => (Math.PI * step) / 180).map(
    (turn) => reach(turn) + reach(turn + Math.PI),
  );
  return { areaMm2: pixels.length * PIXEL_MM ** 2, minMm: Math.min(...chords), maxMm: Math.max(...chords) };
}

const cases: readonly (readonly [name: string, of: Description, frames: readonly number[]])[] = [
  ['ellipses', small, [1, 4, 8, 12, 16]],
  ['a lumen dented by a mass', caseOf('mass-compression'), [14, 25, 40, 64]],
  ['an oblique catheter', caseOf('motorised-pullback'), [262, 271]],
];

test.each(cases)(
  '%s: counting the pixels of the label image gives the true area and diameters within one pixel',
  (_name, of, frames) => {
    const truth = truthOf(of, '');
    for (const frame of frames) {
      const is = truth.frames[frame - 1];
      const got = measured(lumenPixels(of, frame));
      const perimeter = Math.PI * ((is?.minMm ?? 0) + (is?.maxMm ?? 0)) * 0.5;
      expect(Math.abs(got.areaMm2 - (is?.areaMm2 ?? 0))).toBeLessThan(0.05 * perimeter * PIXEL_MM);
      expect(Math.abs(got.minMm - (is?.minMm ?? 0))).toBeLessThan(PIXEL_MM);
      expect(Math.abs(got.maxMm - (is?.maxMm ?? 0))).toBeLessThan(2 * PIXEL_MM);
    }
  },
);

test('every point of an outline lies on the border that is drawn, dented or not', () => {
  for (const of of [small, caseOf('mass-compression')])
    for (const moment of momentsOf(of).slice(0, 30)) {
      const anatomy = anatomyOf(of, moment);
      const off = outlineOf(moment.section, 90).map(([x, y]) => Math.abs(fromBorder(anatomy, x, y)));
      expect(Math.max(...off)).toBeLessThan(1e-4);
    }
});

test('a tube 13 mm across looks 13 / cos 30° long through a catheter tilted by 30°, and 13 mm wide', () => {
  const station = { ...small.stations[0], name: 'tube', semiAxesMm: [6.5, 6.5], tiltDeg: 30, dent: 0 };
  const stations = [0, 10].map((positionMm) => ({ ...station, positionMm })) as Description['stations'];
  const { section } = veinAt({ stations, mass: null, catheter: { ...small.catheter, tiltTowardsDeg: 40 } }, 5);
  expect(2 * section.long).toBeCloseTo(13 / Math.cos(Math.PI / 6), 9);
  expect(2 * section.short).toBeCloseTo(13, 9);
  expect((section.angle * 180) / Math.PI).toBeCloseTo(40, 9);
});

test('a vein 13.4 × 12.6 mm stretched along its own short axis keeps its long one', () => {
  const station = { ...small.stations[0], name: 'tube', semiAxesMm: [6.7, 6.3], rotationDeg: 0, tiltDeg: 10, dent: 0 };
  const stations = [0, 10].map((positionMm) => ({ ...station, positionMm })) as Description['stations'];
  const { section } = veinAt({ stations, mass: null, catheter: { ...small.catheter, tiltTowardsDeg: 90 } }, 5);
  expect([2 * section.long, 2 * section.short].map((mm) => mm.toFixed(6))).toEqual([
    '13.400000',
    (12.6 / Math.cos(Math.PI / 18)).toFixed(6),
  ]);
});
