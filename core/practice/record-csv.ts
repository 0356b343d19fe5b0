import type { PracticeRecord } from './record.ts';

const HEADER = [
  'trainee',
  'attempt',
  'case',
  'submitted (ISO 8601)',
  'duration (s)',
  'subject',
  'measure',
  'what',
  'unit of truth, reading and error',
  'truth',
  'reading',
  'error (reading − truth)',
  'band',
];

/**
 * Records as comma-separated values (RFC 4180, UTF-8, CR LF): one line for every attempt and measure. Numbers have a point
 * and all their digits. Text that a spreadsheet would take for a formula begins with an apostrophe.
 */
export function recordCsv(records: readonly PracticeRecord[]): string {
  const lines = records.flatMap(({ trainee, attempts }) =>
    attempts.flatMap(({ case: of, at, durationS, rows }, index) =>
      rows.map(({ subject, measure, label, unit, truth, read, error, band }) =>
        [trainee, index + 1, of, at, durationS, subject, measure, label, unit, truth, read, error, band].map(cell),
      ),
    ),
  );
  return [HEADER.map(cell), ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** What a spreadsheet reads as the beginning of a formula. */
const FORMULA = /^\s*[=+\-@]|^[\t\r]/;

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
