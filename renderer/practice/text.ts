import { OUTCOME_WORDS } from '../../core/practice/decided.ts';
import type { Band, MeasureId, Unit } from '../../core/practice/measures.ts';
import type { Agreement, Trend } from '../../core/practice/records/agreement.ts';
import type { ScoreRow } from '../../core/practice/row.ts';
import type { PracticeStudy } from '../../core/practice/study.ts';

/** What a study is called: "1 · Left leg, swollen for eight months"; a teacher's has no number. */
export function studyTitle({ number, title }: Pick<PracticeStudy, 'number' | 'title'>): string {
  return number === null ? title : `${number} · ${title}`;
}

/** A band by sign and word, so that no colour is needed; `look` is the class that colours it. */
export const BAND_LABELS: Readonly<
  Record<Band, { readonly sign: string; readonly word: string; readonly look: string }>
> = {
  good: { sign: '✓', word: 'good', look: 'good' },
  acceptable: { sign: '~', word: 'acceptable', look: 'warn' },
  off: { sign: '✗', word: 'off', look: 'bad' },
  missed: { sign: '–', word: 'missed', look: 'muted' },
};

/** Digits after the point that a unit is shown with. */
const DIGITS: Readonly<Record<Unit, number>> = { mm: 2, 'mm²': 1, '%': 1, points: 1, share: 3 };

/** What stands after a number of a unit; a share has no unit. */
const AFTER: Readonly<Record<Unit, string>> = { mm: ' mm', 'mm²': ' mm²', '%': ' %', points: ' points', share: '' };

/** A figure with its unit: "4.40 mm"; a decision in its own words; "–" for nothing. */
export function valueText(
  value: ScoreRow['read'],
  unit: Unit | null,
  of: 'value' | 'error' | 'size' = 'value',
): string {
  if (value === null) return '–';
  if (typeof value === 'string' || unit === null) return String(value);
  const after = of === 'value' && unit === 'points' ? ' %' : AFTER[unit];
  return `${of === 'error' ? signed(value, DIGITS[unit]) : value.toFixed(DIGITS[unit]).replace('-', '−')}${after}`;
}

/** A reading or a truth of a measure: a scale in millimetres per pixel, whose error is in percent; else as `valueText`. */
export function readingText(value: ScoreRow['read'], measure: MeasureId, unit: Unit | null): string {
  return measure === 'calibration' && typeof value === 'number' ? `${value.toFixed(5)} mm/px` : valueText(value, unit);
}

/** A sentence with the planner's short words for its outcomes in plain ones. */
export function plainly(text: string): string {
  return Object.entries(OUTCOME_WORDS).reduce(
    (plain, [outcome, words]) => plain.replace(new RegExp(`\\b${outcome}\\b`, 'g'), `“${words}”`),
    text,
  );
}

/** With its sign: "+0.42", "−0.10", "0.00". */
function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return `${value > 0 ? '+' : '−'}${text}`;
}

/** Bias, spread and limits as they stand in a table; "unknown" where there are too few attempts. */
export function agreementText(
  { bias, deviation, limits }: Agreement,
  unit: Unit,
): { readonly bias: string; readonly sd: string; readonly limits: string } {
  const digits = DIGITS[unit];
  const sd = deviation === null ? UNKNOWN : `${deviation.toFixed(digits)}${AFTER[unit]}`;
  if (bias === null) return { bias: UNKNOWN, sd, limits: UNKNOWN };
  const [low, high] = limits ?? [];
  return {
    bias: `${signed(bias, digits)}${AFTER[unit]}`,
    sd,
    limits:
      low === undefined || high === undefined
        ? 'one-sided'
        : `${signed(low, digits)} to ${signed(high, digits)}${AFTER[unit]}`,
  };
}

const UNKNOWN = 'unknown';

const TRENDS: Readonly<Record<Trend['direction'], string>> = {
  better: '↘ smaller errors',
  worse: '↗ larger errors',
  unproven: '→ no proven trend',
};

/** Where the size of the error goes, by sign and word. */
export function trendText(trend: Trend | null): string {
  return trend === null ? UNKNOWN : TRENDS[trend.direction];
}

/** The name of an axis: "Error (mm)"; a share has no unit. */
export function axisName(what: string, unit: Unit): string {
  return unit === 'share' ? what : `${what} (${AFTER[unit].trim()})`;
}
