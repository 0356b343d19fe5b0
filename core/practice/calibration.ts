import type { RunRecord } from '../session/document/document.ts';
import { pictureKind } from '../session/document/picture-kind.ts';
import { scaleOf } from '../session/drawn/readings.ts';
import type { Attempted } from './attempt.ts';
import type { Band } from './measures.ts';
import { type About, figureRow, missedRow, type ScoreRow } from './row.ts';
import type { Truth } from './truth.ts';
import { correctTo, percent } from './words.ts';

/** The scale the session measures with beside the true one: of the run and, where the study has one, of the venogram. */
export function calibrationRows(attempt: Attempted): readonly ScoreRow[] {
  const { run, truth, traced, session } = attempt;
  const [first] = traced;
  const rows = [scaleRow(run, first?.reading.polygon ?? null, truth, { measure: 'calibration', subject: 'study' })];
  if (truth.venogram === null) return rows;
  const about: About = { measure: 'calibration', subject: 'venogram', of: 'Venogram' };
  const film = session.runs.find((record) => pictureKind(record) === 'projection');
  const advice =
    'The venogram is not calibrated on the marker catheter: the scale in the file is not valid at the vein.';
  if (film === undefined || film.operatorScale === null)
    return [...rows, missedRow(about, truth.venogram.mmPerPixel, advice)];
  return [...rows, scaleRow(film, null, { ...truth.venogram, pixelAspect: 1 }, about)];
}

function scaleRow(
  run: RunRecord,
  under: Parameters<typeof scaleOf>[1],
  { mmPerPixel, pixelAspect }: Pick<Truth, 'mmPerPixel' | 'pixelAspect'>,
  about: About,
): ScoreRow {
  const { scale, calibration } = scaleOf(run, under);
  if (scale.unit !== 'mm') {
    const why = calibration.known ? 'The scale in the file needs the operator’s confirmation.' : calibration.sentence;
    return missedRow(about, mmPerPixel, `Not calibrated. ${why}`);
  }
  const [across, down] = [scale.x / mmPerPixel - 1, scale.y / (mmPerPixel * pixelAspect) - 1];
  // Where the two differ, the worse one counts.
  const error = 100 * (Math.abs(across) >= Math.abs(down) ? across : down);
  const advice = (band: Band) => {
    if (band === 'good') return correctTo(percent(error));
    const line =
      run.operatorScale === null
        ? 'the scale in the file was used'
        : 'the line was not drawn from edge to edge, or its stated length is wrong';
    return `Every length is ${percent(error)} too ${error > 0 ? 'long' : 'short'}: ${line}.`;
  };
  return figureRow(about, mmPerPixel, scale.x, advice, error);
}
