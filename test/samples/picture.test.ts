import { createHash } from 'node:crypto';
import { type Element, parseDicom } from 'dicom-parser';
import { expect, test } from 'vitest';
import type { Point } from '../../core/geometry/point.ts';
import { seededRandom } from '../../samples/phantom/random.ts';
import { unitSpeckle } from '../../samples/phantom/speckle.ts';
import type { FrameTruth } from '../../samples/phantom/truth.ts';
import { made, small } from './small-study.ts';

const study = made(small);
const header = parseDicom(study.ivus);
const { columns, rows } = small.picture;
const pixels = study.ivus.subarray(element('x7fe00010')?.dataOffset);

test('the same description gives the same file to the last byte', () => {
  const again = made(small);
  expect(sha256(again.ivus)).toBe(sha256(study.ivus));
  expect(again.truth).toEqual(study.truth);
});

test('another seed gives other speckle of the same vein', () => {
  const other = made({ ...small, seed: small.seed + 1 });
  expect(sha256(other.ivus)).not.toBe(sha256(study.ivus));
  expect(other.truth.frames).toEqual(study.truth.frames);
});

test('the file is an IVUS run of 16 frames of 512 × 512 eight-bit grey pixels, 375 ms apart, pulled back by hand', () => {
  expect({
    sopClass: header.string('x00080016'),
    modality: header.string('x00080060'),
    frames: header.intString('x00280008'),
    rows: header.uint16('x00280010'),
    columns: header.uint16('x00280011'),
    bits: header.uint16('x00280100'),
    photometric: header.string('x00280004'),
    frameTimeMs: header.floatString('x00181063'),
    pullback: header.string('x00183100'),
    burnedIn: header.string('x00280301'),
    pixelBytes: pixels.length,
  }).toEqual({
    sopClass: '1.2.840.10008.5.1.4.1.1.3.1',
    modality: 'IVUS',
    frames: 16,
    rows: 512,
    columns: 512,
    bits: 8,
    photometric: 'MONOCHROME2',
    frameTimeMs: 375,
    pullback: 'MANUAL_PULLBACK',
    burnedIn: 'NO',
    pixelBytes: 16 * 512 * 512,
  });
});

test('a field of 60 mm across 512 pixels is one ultrasound region of 0.01171875 cm per pixel over the whole picture', () => {
  const items = element('x00186011')?.items ?? [];
  const region = items[0]?.dataSet;
  expect(items).toHaveLength(1);
  expect([region?.uint16('x00186024'), region?.uint16('x00186026')]).toEqual([3, 3]);
  expect([region?.double('x0018602c'), region?.double('x0018602e')]).toEqual([0.01171875, 0.01171875]);
  expect(['x00186018', 'x0018601a', 'x0018601c', 'x0018601e'].map((tag) => region?.uint32(tag))).toEqual([
    0, 0, 511, 511,
  ]);
  expect(study.truth.mmPerPixel).toBe(0.1171875);
});

test('on every frame the millimetre outside the true border is far brighter than the millimetre inside', () => {
  const contrasts = study.truth.frames.map((frame) => {
    const [inside, outside] = bands(frame);
    return outside - inside;
  });
  expect(Math.min(...contrasts)).toBeGreaterThan(60);
});

test('where the wall is bright, on every frame the step from dark to bright lies within 0.13 mm (a pixel) of the true border on average, without bias over the run', () => {
  const places = study.truth.frames.map(stepPlaces);
  expect(Math.max(...places.map((each) => mean(each.map(Math.abs))))).toBeLessThan(0.13);
  expect(Math.abs(mean(places.flat()))).toBeLessThan(0.03);
});

test('the picture is black inside the catheter and beyond the round field', () => {
  const first = study.truth.frames[0];
  if (first === undefined) throw new Error('no frame');
  expect([
    greyAt(first, [256, 256]),
    greyAt(first, [265, 256]),
    greyAt(first, [2, 2]),
    greyAt(first, [500, 500]),
  ]).toEqual([0, 0, 0, 0]);
});

test('speckle is Rayleigh: unit mean power, mean over standard deviation of its amplitude 1.91', () => {
  const { real, imaginary } = unitSpeckle(seededRandom(3), 30 / 512);
  const amplitudes = Array.from(real, (value, index) => Math.hypot(value, imaginary[index] ?? 0));
  const power = mean(amplitudes.map((value) => value * value));
  const average = mean(amplitudes);
  expect(power).toBeCloseTo(1, 1);
  expect(average / Math.sqrt(power - average * average)).toBeCloseTo(1.913, 1);
});

interface Normal {
  readonly at: Point;
  readonly outward: Point;
}

/** Outward normals of the true outline, in pixels, where the ring-down does not hide the border. */
function normals({ outlinePx }: FrameTruth): readonly Normal[] {
  const count = outlinePx.length;
  const point = (index: number): Point => outlinePx[(index + count) % count] ?? [0, 0];
  return outlinePx.flatMap((at, index) => {
    const [ax, ay] = point(index - 1);
    const [bx, by] = point(index + 1);
    const length = Math.hypot(bx - ax, by - ay);
    const outward: Point = [(by - ay) / length, (ax - bx) / length];
    const fromCatheter = Math.hypot(at[0] - columns / 2, at[1] - rows / 2) * study.truth.mmPerPixel;
    return fromCatheter > 1.37 + 1.8 ? [{ at, outward }] : [];
  });
}

/** Grey values along a normal at the given distances in mm from the border. */
function along(frame: FrameTruth, { at, outward }: Normal, distances: readonly number[]): readonly number[] {
  return distances.map((mm) => {
    const px = mm / study.truth.mmPerPixel;
    return greyAt(frame, [at[0] + outward[0] * px, at[1] + outward[1] * px]);
  });
}

/** Mean grey of the bands 1 mm inside and 0.8 mm (the wall) outside the border. */
function bands(frame: FrameTruth): readonly [inside: number, outside: number] {
  const inside = normals(frame).flatMap((normal) => along(frame, normal, range(-1, -0.1)));
  const outside = normals(frame).flatMap((normal) => along(frame, normal, range(0.1, 0.8)));
  return [mean(inside), mean(outside)];
}

/** Where along each normal dark turns to bright, in mm from the truth: the place with the most dark before and bright behind it. */
function stepPlaces(frame: FrameTruth): readonly number[] {
  const middle = mean(bands(frame));
  const distances = range(-0.8, 0.8);
  const bright = normals(frame).filter((normal) => mean(along(frame, normal, range(0.1, 0.8))) > 1.2 * middle);
  return bright.map((normal) => {
    let best = { score: 0, place: -0.825 };
    let score = 0;
    along(frame, normal, distances).forEach((grey, index) => {
      score += middle - grey;
      if (score > best.score) best = { score, place: (distances[index] ?? 0) + 0.025 };
    });
    return best.place;
  });
}

function element(tag: string): Element | undefined {
  return header.elements[tag];
}

function greyAt({ frame }: FrameTruth, [x, y]: Point): number {
  return pixels[((frame - 1) * rows + Math.floor(y)) * columns + Math.floor(x)] ?? Number.NaN;
}

/** Every 0.05 mm from one distance to another. */
function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.round((to - from) / 0.05) + 1 }, (_, index) => from + index * 0.05);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
