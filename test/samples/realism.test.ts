import { readFileSync } from 'node:fs';
import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import type { Contour } from '../../core/geometry/point.ts';
import { description } from '../../samples/phantom/description.ts';
import { painterOf } from '../../samples/phantom/draw.ts';
import { outlineOf } from '../../samples/phantom/geometry.ts';
import { momentsOf } from '../../samples/phantom/motion.ts';
import { sharedFile } from '../data.ts';
import { classic } from './small-study.ts';
import { type Look, lookOf } from './texture.ts';

const FIELD = { fieldMm: 35, pixels: 500 };
const CENTRE = [FIELD.pixels / 2, FIELD.pixels / 2] as const;

/** Two real frames of a large vessel with the lumen that a person traced in them. */
function realLooks(): readonly Look[] {
  const folder = ['data', 'ivus', 'tevg-35mm-field'];
  const outlines: Record<string, Contour> = JSON.parse(readFileSync(sharedFile(...folder, 'contours_px.json'), 'utf8'));
  return [0, 1].map((frame) => {
    const png = decode(readFileSync(sharedFile(...folder, 'frames', `frame_000${frame}.png`)));
    const grey = Float64Array.from({ length: png.width * png.height }, (_, at) =>
      Number(png.data[at * png.channels + 1]),
    );
    // Every fifth of a contour's points is still four to a pixel's width of the border.
    const outline = (outlines[`${frame}:inner`] ?? []).filter((_, at) => at % 5 === 0);
    return lookOf({ grey, width: png.width, outline, mmPerPixel: 0.0701, centre: CENTRE });
  });
}

/** The phantom with the same field, a vein of the same size, and a wire, as in the real frames. */
function phantomLooks(): readonly Look[] {
  const station = { ...classic.stations[0], semiAxesMm: [7.6, 4.1], rotationDeg: -50, centreMm: [-3, 0.4] };
  const of = description.parse({
    ...classic,
    picture: { rows: FIELD.pixels, columns: FIELD.pixels, fieldMm: FIELD.fieldMm, frames: 2, framesPerSecond: 12 },
    stations: [0, 20].map((positionMm) => ({ ...station, positionMm })),
    segments: [{ name: 'EIV', fromMm: 0 }],
    pullback: { kind: 'manual', path: [1, 2].map((frame) => ({ frame, positionMm: 10 * frame })) },
    ...{ artery: null, sideVein: null, spine: null, wire: { fromDeg: 100, toDeg: 100 } },
  });
  const mmPerPixel = FIELD.fieldMm / FIELD.pixels;
  const paint = painterOf(of);
  return momentsOf(of).map((moment) => {
    const outline = outlineOf(moment.section, 128).map(
      ([x, y]) => [CENTRE[0] + x / mmPerPixel, CENTRE[1] + y / mmPerPixel] as const,
    );
    return lookOf({ grey: paint(moment), width: FIELD.pixels, outline, mmPerPixel, centre: CENTRE });
  });
}

const real = realLooks();
const drawn = phantomLooks();

function average(looks: readonly Look[], figure: (look: Look) => number): number {
  return looks.reduce((sum, look) => sum + figure(look), 0) / looks.length;
}

/** How far the phantom may be from the real frames, in grey values (of 255), mm or degrees. */
const bands: readonly (readonly [what: string, figure: (look: Look) => number, off: number])[] = [
  ['mean grey of the lumen', ({ lumen }) => lumen.mean, 8],
  ['95th percentile of the lumen', ({ lumen }) => lumen.p95, 15],
  ['speckle in the lumen', ({ lumen }) => lumen.speckle, 6],
  ['mean grey of the wall', ({ wall }) => wall.mean, 30],
  ['5th percentile of the wall', ({ wall }) => wall.p5, 40],
  ['95th percentile of the wall', ({ wall }) => wall.p95, 30],
  ['speckle in the wall', ({ wall }) => wall.speckle, 10],
  ['mean grey of the tissue', ({ tissue }) => tissue.mean, 15],
  ['median of the tissue', ({ tissue }) => tissue.p50, 10],
  // The real vessel is a graft: its own outer wall, a second bright ring, lies there.
  ['95th percentile of the tissue', ({ tissue }) => tissue.p95, 60],
  ['speckle in the tissue', ({ tissue }) => tissue.speckle, 4],
  ['half-width of the speckle along the beam', ({ axialHalfMm }) => axialHalfMm, 0.05],
  ['half-width of the speckle across the beam', ({ lateralHalfDeg }) => lateralHalfDeg, 0.9],
];

test.each(bands)('%s is that of real frames of a vessel of the same size within the band', (what, figure, off) => {
  const [ours, theirs] = [average(drawn, figure), average(real, figure)];
  console.log(`${what}: phantom ${ours.toFixed(2)}, real ${theirs.toFixed(2)}, band ± ${off}`);
  expect(Math.abs(ours - theirs)).toBeLessThan(off);
});
