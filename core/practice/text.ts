import { MEASURES } from './bands.ts';
import { decisionText } from './decided.ts';
import { type Counts, MEASURE_IDS, type Unit } from './measures.ts';
import { partsText } from './parts.ts';
import { type ComparedMeasure, compareTrainees } from './records/comparison.ts';
import { mergedRecords, type PracticeRecord } from './records/record.ts';
import type { ScoreRow } from './row.ts';
import type { Score } from './score.ts';

/** A score to read: one line for every measure with its band, the cause below what was not good, counts at the end. */
export function scoreText(score: Score): string {
  const { rows, notScored, counts, teachingPoint, decided } = score;
  return [
    `${score.case}: ${teachingPoint}`,
    decisionText(decided),
    '',
    ...rows.flatMap((row, index) => rowLines(row, rows, index)),
    ...(notScored.length === 0 ? [] : ['', 'Not scored']),
    ...notScored.map(({ what, because }) => `  ${what}: ${because}`),
    '',
    `${counts.good} of ${rows.length} good${others(counts)}: ${partsText(rows)}. There is no overall grade: each measure stands on its own.`,
  ].join('\n');
}

function others({ acceptable, off, missed }: Counts): string {
  return `, ${acceptable} acceptable, ${off} off, ${missed} not measured`;
}

const BAND_WIDTH = 'acceptable'.length;

/** A lumen that was not traced says so once, not for every measure. */
function rowLines(row: ScoreRow, rows: readonly ScoreRow[], index: number): readonly string[] {
  const line = `${row.band.padEnd(BAND_WIDTH)}  ${row.label}${figures(row)}`;
  const next = rows[index + 1];
  const repeated = row.band === 'missed' && next?.advice === row.advice && next.subject === row.subject;
  return row.band === 'good' || repeated ? [line] : [line, `${' '.repeat(BAND_WIDTH)}  → ${row.advice}`];
}

function figures({ measure, truth, read, error, errorPct, unit }: ScoreRow): string {
  if (read === null) return '';
  if (typeof read === 'string' || typeof truth !== 'number' || unit === null) return `: ${read}`;
  const digits = DIGITS[unit];
  const wrong = `${signed(error ?? 0, digits)}${unit === 'share' ? '' : ` ${unit}`}`;
  if (measure === 'calibration') return `: ${read.toFixed(5)}, true ${truth.toFixed(5)} mm per pixel, error ${wrong}`;
  const share = errorPct === null ? '' : ` (${signed(errorPct, 1)} %)`;
  return `: ${read.toFixed(digits)}, true ${truth.toFixed(digits)}, error ${wrong}${share}`;
}

const DIGITS: Readonly<Record<Unit, number>> = { mm: 2, 'mm²': 1, '%': 1, points: 1, share: 3 };

function signed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  if (Number(text) === 0) return text.replace('-', '');
  return value > 0 ? `+${text}` : text;
}

/** Records to read: for each measure and trainee the number of readings, bias, spread and limits of agreement. */
export function recordsText(records: readonly PracticeRecord[]): string {
  const merged = mergedRecords(records);
  const attempts = merged.map(
    ({ trainee, attempts: { length } }) => `${trainee}: ${length} ${length === 1 ? 'attempt' : 'attempts'}`,
  );
  return [...attempts, '', ...compareTrainees(merged).flatMap(measureLines)].join('\n');
}

function measureLines({ label, unit, trainees }: ComparedMeasure): readonly string[] {
  const digits = DIGITS[unit];
  const lines = trainees.map(({ trainee, agreement: { n, bias, deviation, limits }, counts }) => {
    const bands = `${counts.good} good${others(counts)}`;
    if (bias === null || deviation === null)
      return `  ${trainee}: n ${n}, bias unknown (fewer than 3 readings); ${bands}`;
    const between =
      limits === null ? '' : `, 95 % of errors between ${limits.map((limit) => signed(limit, digits)).join(' and ')}`;
    return `  ${trainee}: n ${n}, bias ${signed(bias, digits)}, SD ${deviation.toFixed(digits)}${between}; ${bands}`;
  });
  return [unit === 'share' ? label : `${label} (${unit})`, ...lines];
}

/** Every measure with its limits, what it is compared with, the reason for the limits and its source. */
export function limitsText(): string {
  return MEASURE_IDS.flatMap((id) => {
    const { label, judging, comparedWith, reason, source } = MEASURES[id];
    const limits =
      judging.kind === 'decision'
        ? 'right or wrong'
        : `good up to ${judging.good}, acceptable up to ${judging.acceptable}${judging.unit === 'share' ? '' : ` ${judging.unit}`}`;
    return [
      `${label} (${id}): ${limits}`,
      `  compared with: ${comparedWith}`,
      `  because: ${reason}`,
      `  source: ${source}`,
    ];
  }).join('\n');
}
