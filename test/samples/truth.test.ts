import { expect, test } from 'vitest';
import type { Contour } from '../../core/geometry/point.ts';
import { lumenReadings } from '../../core/measure/lumen.ts';
import { checkPlanCase } from '../../core/plan/case.ts';
import { plan } from '../../core/plan/plan.ts';
import { outlineOf, veinAt } from '../../samples/phantom/geometry.ts';
import { truthOf } from '../../samples/phantom/truth.ts';
import { classic } from './small-study.ts';

const truth = truthOf(classic, 'digest');

test('the lesion is 17 × 4.4 mm, the external iliac vein 13.4 × 12.6 mm: 66.2 % diameter and 55.7 % area stenosis', () => {
  expect(truth.measures.mldMm).toBeCloseTo(4.4, 9);
  expect(truth.measures.rvdMm).toBeCloseTo(13, 9);
  expect(truth.measures.diameterStenosisPct).toBeCloseTo((100 * 8.6) / 13, 9);
  expect(truth.measures.areaStenosisPct).toBeCloseTo(100 * (1 - (17 * 4.4) / (13.4 * 12.6)), 9);
});

test('the tightest frame is the 25th, at end-expiration; the same place at end-inspiration is 2 % wider', () => {
  expect(truth.lesion).toEqual({ frame: 25, inspirationFrame: 55 });
  expect(truth.frames[24]).toMatchObject({
    frame: 25,
    timeMs: 1200,
    positionMm: 14,
    segment: 'CIV',
    state: 'expiration',
  });
  expect(truth.frames[54]).toMatchObject({
    frame: 55,
    timeMs: 2700,
    positionMm: 14,
    segment: 'CIV',
    state: 'inspiration',
  });
  expect(truth.frames[54]?.minMm).toBeCloseTo(4.4 * 1.02, 9);
  expect(Math.min(...truth.frames.map(({ minMm }) => minMm))).toBe(truth.frames[24]?.minMm);
});

test('the reference frame lies in the straight external iliac vein at end-expiration', () => {
  expect(truth.reference.frame).toBe(85);
  expect(truth.frames[84]).toMatchObject({ segment: 'EIV', state: 'expiration', positionMm: 90 });
  const places = truth.reference.frames.map((frame) => truth.frames[frame - 1]?.positionMm ?? Number.NaN);
  expect([Math.min(...places) >= 66, Math.max(...places) <= 114]).toEqual([true, true]);
});

test('on every frame the area is π/4 × longest × shortest diameter, and the outline encloses it but for its 128 chords', () => {
  // n chords of an ellipse enclose sin(2π/n)·n/2π of it.
  const chords = (Math.sin((2 * Math.PI) / 128) * 128) / (2 * Math.PI);
  for (const { areaMm2, minMm, maxMm, outlinePx } of truth.frames) {
    expect(areaMm2).toBeCloseTo((Math.PI / 4) * maxMm * minMm, 9);
    expect(shoelace(outlinePx) * 0.1171875 ** 2).toBeCloseTo(areaMm2 * chords, 6);
  }
});

test('areas of the named places are those of a normal left iliac vein and vena cava within 5 % (265, 194 and 137 mm²)', () => {
  const area = (positionMm: number): number => {
    const { long, short } = veinAt(classic, positionMm).section;
    return Math.PI * long * short;
  };
  expect(Math.abs(area(-30) / 265 - 1)).toBeLessThan(0.05);
  expect(Math.abs(area(34) / 194 - 1)).toBeLessThan(0.05);
  expect(Math.abs(area(90) / 137 - 1)).toBeLessThan(0.05);
});

test('the run passes vena cava, confluence, common and external iliac and common femoral vein without a gap', () => {
  expect(truth.segments.map(({ name }) => name)).toEqual(['IVC', 'confluence', 'CIV', 'EIV', 'CFV']);
  const frames = truth.segments.flatMap(({ fromFrame, toFrame }) => range(fromFrame, toFrame));
  expect(frames).toEqual(range(1, 120));
});

test('the planner accepts the case of a perfect session and reads 4.4, 4.488 and 13.0 mm off it to 5 µm', () => {
  const checked = checkPlanCase(JSON.parse(JSON.stringify(truth.planCase)));
  if (!checked.ok) throw new Error(checked.problem);
  const [lesion, inspiration, reference] = (checked.value.lumens ?? []).map(({ contour }) => lumenReadings(contour));
  expect(Math.abs((lesion?.min ?? 0) - 4.4)).toBeLessThan(0.005);
  expect(Math.abs((inspiration?.min ?? 0) - 4.488)).toBeLessThan(0.005);
  expect(Math.abs((reference?.mean ?? 0) - 13)).toBeLessThan(0.005);
});

test('the planner gives the case of a perfect session the outcome and the stent that its description expects', () => {
  const answer = plan(truth.planCase);
  const preferred = answer.devices.find((device) => device.preferred);
  expect([answer.outcome, preferred]).toMatchObject([truth.expected.outcome, truth.expected.device]);
});

test('of the lengths from 60 to 160 mm only 80 and 100 mm end in the straight external iliac vein; the shorter one of the first product by id is expected', () => {
  const {
    proximalLandingMm: landing = Number.NaN,
    straightEivStartMm: start = Number.NaN,
    straightEivEndMm: end = Number.NaN,
  } = truth.axis;
  const lengths = [60, 80, 100, 120, 140, 150, 160];
  expect(lengths.filter((length) => landing + length >= start && landing + length <= end)).toEqual([80, 100]);
  expect(truth.expected).toEqual({
    outcome: 'APPROPRIATE',
    device: { product: 'abre', diameterMm: 16, lengthMm: 80 },
  });
});

test('an ellipse of 17 × 4.4 mm turned by 30° about (1, 2) has its axis ends among its outline points', () => {
  const outline = outlineOf({ centre: [1, 2], long: 8.5, short: 2.2, angle: Math.PI / 6, dent: null }, 128);
  const [longEnd, shortEnd] = [outline[0] ?? [0, 0], outline[32] ?? [0, 0]];
  expect(longEnd[0]).toBeCloseTo(1 + 8.5 * Math.cos(Math.PI / 6), 12);
  expect(longEnd[1]).toBeCloseTo(2 + 8.5 * 0.5, 12);
  expect(shortEnd[0]).toBeCloseTo(1 - 2.2 * 0.5, 12);
  expect(shortEnd[1]).toBeCloseTo(2 + 2.2 * Math.cos(Math.PI / 6), 12);
});

function shoelace(outline: Contour): number {
  const sum = outline.reduce((total, [x, y], index) => {
    const [nextX, nextY] = outline[(index + 1) % outline.length] ?? [0, 0];
    return total + x * nextY - nextX * y;
  }, 0);
  return Math.abs(sum) / 2;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
