import type { Description } from './description.ts';
import { fieldOf } from './field.ts';
import { BEAMS, type Polar, SAMPLES } from './speckle.ts';

/** For every picture pixel the probe sees: where it is and which polar samples it lies between. All arrays run in step. */
export interface ScanTable {
  /** Index into the picture. */
  readonly pixel: Int32Array;
  /** Pixel centre in mm from the catheter. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Index of the polar sample before the pixel, and of the one on the next beam. */
  readonly here: Int32Array;
  readonly next: Int32Array;
  /** Share of the next beam and of the next sample. */
  readonly beamShare: Float32Array;
  readonly sampleShare: Float32Array;
}

/** The way from beams to picture, made once for a study: pixels inside the field and outside the catheter. */
export function scanTable({ picture, catheter }: Description): ScanTable {
  const { mmPerPixel, centre } = fieldOf(picture);
  const seen: { pixel: number; x: number; y: number }[] = [];
  for (let row = 0; row < picture.rows; row++) {
    for (let column = 0; column < picture.columns; column++) {
      const x = (column + 0.5 - centre[0]) * mmPerPixel;
      const y = (row + 0.5 - centre[1]) * mmPerPixel;
      const radius = Math.hypot(x, y);
      if (radius < picture.fieldMm / 2 && radius > catheter.radiusMm)
        seen.push({ pixel: row * picture.columns + column, x, y });
    }
  }
  const places = seen.map(({ x, y }) => polarPlace(x, y, picture.fieldMm / 2));
  return {
    pixel: Int32Array.from(seen, (each) => each.pixel),
    x: Float32Array.from(seen, (each) => each.x),
    y: Float32Array.from(seen, (each) => each.y),
    here: Int32Array.from(places, ({ beam, sample }) => Math.floor(beam) * SAMPLES + Math.floor(sample)),
    next: Int32Array.from(
      places,
      ({ beam, sample }) => ((Math.floor(beam) + 1) % BEAMS) * SAMPLES + Math.floor(sample),
    ),
    beamShare: Float32Array.from(places, ({ beam }) => beam % 1),
    sampleShare: Float32Array.from(places, ({ sample }) => sample % 1),
  };
}

function polarPlace(x: number, y: number, reach: number): { beam: number; sample: number } {
  const turn = (Math.atan2(y, x) / (2 * Math.PI) + 1) % 1;
  return { beam: (turn * BEAMS) % BEAMS, sample: (Math.hypot(x, y) / reach) * (SAMPLES - 1) };
}

/** A polar picture's value at the table's entry, between its four neighbours. */
export function sampled(polar: Polar, table: ScanTable, entry: number): number {
  const here = table.here[entry] ?? 0;
  const next = table.next[entry] ?? 0;
  const along = table.sampleShare[entry] ?? 0;
  const near = (polar[here] ?? 0) * (1 - along) + (polar[here + 1] ?? 0) * along;
  const far = (polar[next] ?? 0) * (1 - along) + (polar[next + 1] ?? 0) * along;
  const across = table.beamShare[entry] ?? 0;
  return near * (1 - across) + far * across;
}
