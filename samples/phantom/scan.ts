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
  const table = emptyTable(picture.rows * picture.columns);
  let entries = 0;
  for (let row = 0; row < picture.rows; row++) {
    for (let column = 0; column < picture.columns; column++) {
      const x = (column + 0.5 - centre[0]) * mmPerPixel;
      const y = (row + 0.5 - centre[1]) * mmPerPixel;
      const radius = Math.hypot(x, y);
      if (radius >= picture.fieldMm / 2 || radius <= catheter.radiusMm) continue;
      const beam = (((Math.atan2(y, x) / (2 * Math.PI) + 1) % 1) * BEAMS) % BEAMS;
      const sample = (radius / (picture.fieldMm / 2)) * (SAMPLES - 1);
      table.pixel[entries] = row * picture.columns + column;
      table.x[entries] = x;
      table.y[entries] = y;
      table.here[entries] = Math.floor(beam) * SAMPLES + Math.floor(sample);
      table.next[entries] = ((Math.floor(beam) + 1) % BEAMS) * SAMPLES + Math.floor(sample);
      table.beamShare[entries] = beam % 1;
      table.sampleShare[entries] = sample % 1;
      entries++;
    }
  }
  return {
    pixel: table.pixel.slice(0, entries),
    x: table.x.slice(0, entries),
    y: table.y.slice(0, entries),
    here: table.here.slice(0, entries),
    next: table.next.slice(0, entries),
    beamShare: table.beamShare.slice(0, entries),
    sampleShare: table.sampleShare.slice(0, entries),
  };
}

function emptyTable(size: number): ScanTable {
  return {
    pixel: new Int32Array(size),
    x: new Float32Array(size),
    y: new Float32Array(size),
    here: new Int32Array(size),
    next: new Int32Array(size),
    beamShare: new Float32Array(size),
    sampleShare: new Float32Array(size),
  };
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
