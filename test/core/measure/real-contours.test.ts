import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Contour, Point } from '../../../core/geometry/point.ts';
import { measureContours } from '../../../core/measure/contours.ts';
import { contourProblem, lumenReadings } from '../../../core/measure/lumen.ts';
import { sharedFile } from '../../data.ts';
import type { Row } from '../dicom/manifest.ts';
import { cell, table } from '../dicom/manifest.ts';
import { sweep } from '../geometry/sweep.ts';

/** The tables round to four decimals. */
const ROUNDING = 0.0001;

function contoursOf(folder: string, file: string): Readonly<Record<string, Contour>> {
  return JSON.parse(readFileSync(sharedFile('data', 'ivus', folder, file), 'utf8'));
}

const slits = 'coronary-anomalous-contours-mm';
const inMillimetres = contoursOf(slits, 'contours_mm.json');

test.each(table('data', 'ivus', slits, 'truth.tsv'))(
  'a real lumen of 501 points (frame $frame) measures as computed independently',
  (row) => {
    const id = `${cell(row, 'frame')}:${cell(row, 'phase')}`;
    const answers = measureContours(JSON.stringify({ contours: [{ id, unit: 'mm', points: inMillimetres[id] }] }));
    const expected = {
      area: near(row, 'area_mm2'),
      perimeter: near(row, 'perimeter_mm'),
      areaEquivalent: near(row, 'eq_diam_mm'),
      min: near(row, 'min_chord_thru_centroid_mm'),
      max: near(row, 'max_chord_thru_centroid_mm'),
      minCaliper: near(row, 'min_feret_mm'),
      maxCaliper: near(row, 'max_feret_mm'),
    };
    expect(answers).toEqual({ ok: true, value: [expect.objectContaining({ id, unit: 'mm', ...expected })] });
  },
);

/** Matches a number within the rounding of the table's cell. */
function near(row: Row, name: string): unknown {
  const truth = Number(cell(row, name));
  return expect.toSatisfy((value: number) => Math.abs(value - truth) <= ROUNDING, `${truth} ± ${ROUNDING}`);
}

const staircases = [
  { folder: 'coronary-echoplaque-BL', keys: { lumen: 'lumen', vessel: 'vessel' } },
  { folder: 'tevg-35mm-field', keys: { lumen: 'inner', 'outer wall': 'outer' } },
].flatMap(({ folder, keys }) => {
  const contours = contoursOf(folder, 'contours_px.json');
  const names: Readonly<Record<string, string>> = keys;
  return table('data', 'ivus', folder, 'truth.tsv').map((row) => {
    const frame = cell(row, 'frame');
    const name = cell(row, 'contour');
    const scale = Number(cell(row, 'mm_per_px'));
    const contour = (contours[`${frame}:${names[name]}`] ?? []).map(([x, y]): Point => [x * scale, y * scale]);
    return { folder, frame, name, row, contour };
  });
});

test.each(staircases)('the pixel outline $folder, frame $frame, $name measures as computed independently', (one) => {
  const { row, contour } = one;
  expect(contourProblem(contour)).toBeNull();
  const readings = lumenReadings(contour);
  expect(readings).toMatchObject({
    area: near(row, 'area_mm2'),
    areaEquivalent: near(row, 'eq_diam_mm'),
    minCaliper: near(row, 'min_feret_mm'),
    maxCaliper: near(row, 'max_feret_mm'),
    nonconvex: false,
  });
  // The table's chords were taken every half degree; on a staircase the true extremes lie a little beyond them.
  const [shortest, longest] = ['min_chord_thru_centroid_mm', 'max_chord_thru_centroid_mm'].map((name) =>
    Number(cell(row, name)),
  );
  const halfDegrees = sweep(contour, readings.centroid, 0.5).map(({ length }) => length);
  expect(Math.min(...halfDegrees)).toBeCloseTo(shortest ?? Number.NaN, 3);
  expect(Math.max(...halfDegrees)).toBeCloseTo(longest ?? Number.NaN, 3);
  const fine = sweep(contour, readings.centroid, 0.01).map(({ length }) => length);
  expect(Math.min(...fine) - readings.min).toBeGreaterThan(-1e-9);
  expect(Math.min(...fine) - readings.min).toBeLessThan(0.001);
  expect(readings.max - Math.max(...fine)).toBeGreaterThan(-1e-9);
  expect(readings.max - Math.max(...fine)).toBeLessThan(0.001);
});
