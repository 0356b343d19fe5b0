import type { Contour, Point } from '../geometry/point.ts';
import { contourProblem, lumenReadings } from '../measure/lumen.ts';
import type { LumenReadings } from '../measure/readings.ts';
import type { LumenAnswer, LumenGeometry } from './answer.ts';

/** What `ivus border` says of one frame: its border with what it measures in millimetres, or why there is none. */
export type BorderRow =
  | {
      /** Counted from 1. */
      readonly frame: number;
      readonly contour: Contour;
      readonly confidence: number;
      readonly flagged: boolean;
      readonly rival?: Contour;
      readonly readings: BorderReadings;
    }
  | { readonly frame: number; readonly contour: null; readonly why: string };

type BorderReadings = { readonly unit: 'mm' } & Omit<LumenReadings, 'centroid' | 'minEnds' | 'maxEnds'>;

/** Digits that are printed: thousandths of a pixel, ten-thousandths of a confidence. */
const DIGITS = { place: 1e3, confidence: 1e4 };

/** The row of a frame (from 0) with a border; what cannot be measured has none. */
export function borderRow(
  frame: number,
  answer: LumenAnswer,
  { mmX, mmY }: Pick<LumenGeometry, 'mmX' | 'mmY'>,
): BorderRow {
  const contour = printed(answer.contour);
  const millimetres = contour.map(([x, y]): Point => [x * mmX, y * mmY]);
  const problem = contourProblem(millimetres);
  if (problem !== null) return noBorder(frame, `No lumen is seen in this frame: the line found ${problem}.`);
  const { centroid: _centroid, minEnds: _minEnds, maxEnds: _maxEnds, ...figures } = lumenReadings(millimetres);
  const confidence = Math.round(answer.confidence * DIGITS.confidence) / DIGITS.confidence;
  const { flagged, rival } = answer;
  const beside = rival === null ? {} : { rival: printed(rival) };
  return { frame: frame + 1, contour, confidence, flagged, ...beside, readings: { unit: 'mm', ...figures } };
}

function printed(contour: Contour): Contour {
  const rounded = (value: number): number => Math.round(value * DIGITS.place) / DIGITS.place;
  return contour.map(([x, y]): Point => [rounded(x), rounded(y)]);
}

/** The row of a frame (from 0) without one. */
export function noBorder(frame: number, why: string): BorderRow {
  return { frame: frame + 1, contour: null, why };
}

/** A row in words. */
export function rowLine(row: BorderRow): string {
  if (row.contour === null) return `frame ${row.frame}: no border: ${row.why}`;
  const { area, min, max, mean } = row.readings;
  const lengths = `min ${min.toFixed(3)} mm, max ${max.toFixed(3)} mm, mean ${mean.toFixed(3)} mm, area ${area.toFixed(2)} mm²`;
  return `frame ${row.frame}: ${lengths}, confidence ${row.confidence.toFixed(2)}${row.flagged ? ', check' : ''}`;
}
